import type { Parts } from '../app.ts'
import { isBookThere } from '../db/book-owner.ts'
import { findBlob } from '../db/find-blob.ts'
import { Problem } from '../errors.ts'
import { Widths } from '../files/widths.ts'
import type { ReadBytes } from '../http/files.ts'

/** The newest bytes of a step; `not ready` until there are some, null if this user has no such book. */
export function bytesOf({ db, files, trouble }: Pick<Parts, 'db' | 'files' | 'trouble'>): ReadBytes {
  const query = db.query.bind(db)
  const widths = new Widths({ files, trouble, isBookThere: (id) => isBookThere(query, id) })
  return async (user, id, step, { revision, width } = {}) => {
    const found = await findBlob(query, user, id, step, revision)
    if (!found?.blob) return found && ('not ready' as const)
    const { key, media_type, sha256 } = found.blob
    const whole = async () => {
      const file = await files.open(key)
      return file && { ...file, media_type, tag: sha256 }
    }
    const { settled } = found
    if (!width) return { media_type, tag: sha256, settled, open: () => whole().catch(away) }
    const narrow = { media_type: 'image/webp', tag: `${sha256}-w${width}` }
    const open = async () => {
      const file = await widths.open({ key, sha256 }, width)
      return file ? { ...file, ...narrow } : await whole()
    }
    return { ...narrow, settled, open: () => open().catch(away) }
  }
}

export const away = (cause: unknown): never => {
  throw new Problem('files_unavailable', { cause, retry_after_s: 5 })
}
