import { createHash } from 'node:crypto'
import { z } from 'zod'
import { failpoint } from '../failpoint.ts'
import type { Claim, StoredBlob } from '../book/step.ts'
import type { Files } from '../files/contract.ts'
import type { StepResult } from '../pipeline/contract.ts'
import { delay } from './timers.ts'

const Manifest = z.object({
  inputs_hash: z.string().nullable(),
  value: z.unknown(),
  blob: z
    .object({ key: z.string(), sha256: z.string(), size: z.number(), media_type: z.string() })
    .nullable(),
  usd: z.number(),
})
export type Kept = z.infer<typeof Manifest>

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

// The claim token is in the path: an attempt never overwrites what another has kept.
const base = (claim: Claim, token: string) => `books/${claim.book_id}/${claim.id}/${token}`

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Stores a paid result before it is committed: bytes first, then the manifest that says they are whole. From here on the
 * result survives this process.
 */
export async function keep(
  files: Files,
  claim: Claim,
  inputs_hash: string,
  result: StepResult,
): Promise<Kept> {
  const path = base(claim, claim.token)
  let blob: StoredBlob | null = null
  if (result.blob) {
    const { bytes, media_type } = result.blob
    blob = {
      key: `${path}.${extensions[media_type] ?? 'bin'}`,
      sha256: sha256(bytes),
      size: bytes.length,
      media_type,
    }
    await files.put(blob.key, bytes)
  }
  const kept: Kept = { inputs_hash, value: result.value, blob, usd: result.usage?.usd ?? 0 }
  await files.put(`${path}.json`, Buffer.from(JSON.stringify(kept)))
  await failpoint('step.kept', claim.key)
  return kept
}

const keepFor_ms = 15 * 60_000
const longestWait_ms = 5_000

/**
 * A paid answer is not given up because the disk is full or the store is away for a while: it is kept in hand and put again,
 * until the worker has to go or a quarter of an hour is over. Its step is safe meanwhile, as its worker lives.
 */
export async function keepSurely(
  put: () => Promise<Kept>,
  stop: AbortSignal,
  pause: (ms: number) => Promise<void> = (ms) => delay(ms).done,
): Promise<Kept> {
  let waited_ms = 0
  for (let wait_ms = 200; ; wait_ms = Math.min(2 * wait_ms, longestWait_ms)) {
    try {
      return await put()
    } catch (error) {
      if (stop.aborted || waited_ms >= keepFor_ms) throw error
      await pause(wait_ms)
      waited_ms += wait_ms
    }
  }
}

/** Looks for a finished result of an earlier attempt that was made from the same inputs: what is paid is not bought again. */
export async function salvage(
  files: Files,
  claim: Claim,
  tokens: string[],
  inputs_hash: string,
): Promise<{ token: string; kept: Kept } | null> {
  for (const token of tokens) {
    const bytes = await files.get(`${base(claim, token)}.json`)
    const manifest = bytes && Manifest.safeParse(parseJson(bytes))
    if (!manifest?.success || manifest.data.inputs_hash !== inputs_hash) continue
    const { blob } = manifest.data
    const content = blob && (await files.get(blob.key))
    if (!blob || (content && sha256(content) === blob.sha256)) return { token, kept: manifest.data }
  }
  return null
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
