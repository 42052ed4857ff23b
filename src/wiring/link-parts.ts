import { makeLink } from '../actions/make-link.ts'
import { openLink } from '../actions/open-link.ts'
import { openShare, shareBook, unshareBook } from '../actions/share-book.ts'
import type { Parts } from '../app.ts'
import { newId } from '../book/ids.ts'
import { listShares } from '../db/shares.ts'
import type { LinkParts } from '../http/links.ts'
import type { ShareParts } from '../http/shares.ts'

export const linkParts = (parts: Parts): LinkParts => ({
  make: (user, id, ask) => makeLink(parts, user, id, ask),
  open: (place, query) => openLink(parts, place, query),
})

export const shareParts = ({ db }: Parts): ShareParts => ({
  add: (user, id, ask) => shareBook({ db, newId }, user, id, ask),
  list: (user, id, ask) => listShares(db.query.bind(db), user, id, ask),
  end: (user, id, share) => unshareBook(db, user, id, share),
  open: (secret) => openShare(db, secret),
})
