import { open, readFile, type FileHandle } from 'node:fs/promises'

/** One arrival. `t` is milliseconds since 1970; `key_ref` is a hash of the key, never the key. */
export type Entry = {
  t: number
  seq: number
  persona: string
  path: string
  kind: string
  key_ref: string | null
  project: string | null
  model: string | null
  idempotency_key: string | null
  body_hash: string | null
  /** `answered`, `replayed`, `invalid`, `refused:CAUSE`, or the name of the fault. */
  outcome: string
  status: number | null
  charged_usd: number
  /** Whether a limit stood in the way; `wait_ms` is how long the caller was told to wait. */
  limited: boolean
  cause?: string
  wait_ms?: number
  job_id?: string
  /** Nobody was there any more to take the answer; known later, and so a line of its own in the file. */
  left?: boolean
}

/** Lines that are on the disk when `write` has resolved. Many that wait together share one sync. */
export type Ledger = {
  write(entry: Entry): Promise<void>
  /** The caller has gone before the answer came. */
  left(seq: number): Promise<void>
  entries(): readonly Entry[]
  clear(): Promise<void>
  close(): Promise<void>
}

/** A later start goes on where the file ends; a `reset` line forgets what stands above it. */
export async function openLedger(path: string | undefined): Promise<Ledger> {
  const text = path ? await readFile(path, 'utf8').catch(() => '') : ''
  let entries = earlier(text)
  const file = path ? await open(path, 'a') : null
  if (text && !text.endsWith('\n')) await file?.appendFile('\n')
  const append = file ? appender(file) : () => Promise.resolve()
  return {
    write(entry) {
      entries.push(entry)
      return append(JSON.stringify(entry))
    },
    left(seq) {
      leave(entries, seq)
      return append(JSON.stringify({ seq, left: true }))
    },
    entries: () => entries,
    clear() {
      entries = []
      return append('{"reset":true}')
    },
    async close() {
      await append('')
      await file?.close()
    },
  }
}

function leave(entries: Entry[], seq: number): void {
  const entry = entries.findLast((one) => one.seq === seq)
  if (entry) entry.left = true
}

function earlier(text: string): Entry[] {
  const lines = text.split('\n').filter(Boolean)
  const reset = lines.lastIndexOf('{"reset":true}')
  const entries: Entry[] = []
  for (const line of lines.slice(reset + 1).flatMap(parsed)) {
    if ('t' in line) entries.push(line)
    else leave(entries, line.seq)
  }
  return entries
}

/** The last line may be half there, if the power went: it was never answered. */
function parsed(line: string): (Entry | { seq: number; left: true })[] {
  try {
    return [JSON.parse(line) as Entry | { seq: number; left: true }]
  } catch {
    return []
  }
}

function appender(file: FileHandle): (line: string) => Promise<void> {
  let waiting: { line: string; done: () => void; fail: (error: unknown) => void }[] = []
  let busy = false
  const drain = async () => {
    busy = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const text = batch.map(({ line }) => line && `${line}\n`).join('')
      try {
        if (text) {
          await file.appendFile(text)
          await file.datasync()
        }
        for (const { done } of batch) done()
      } catch (error) {
        for (const { fail } of batch) fail(error)
      }
    }
    busy = false
  }
  return (line) =>
    new Promise((done, fail) => {
      waiting.push({ line, done, fail })
      if (!busy) void drain()
    })
}
