import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Failure, ImageRequest } from '../contract.ts'

/** `size` is the side of the square picture in pixels. */
export type DrawJob = { ask: ImageRequest['ask']; size: number }
/** What a thread answers. */
export type Drawn = { ok: true; bytes: Uint8Array } | { ok: false; message: string }
export type Drawing = { ok: true; bytes: Uint8Array } | { ok: false; failure: Failure }

type Waiting = { job: DrawJob; settle: (drawing: Drawing) => void }
type Thread = { worker: Worker; busy: Waiting | null }

const most = Math.min(2, availableParallelism())
// from source the sibling is a .ts file, from dist a .js file: the same as this one
const source = new URL(`./draw-thread${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

// one pool per process: threads hold noise tiles of some megabytes, so they are shared and start with the first picture
const threads: Thread[] = []
const queue: Waiting[] = []

const failure = (kind: 'cancelled' | 'not_sent' | 'internal', code: string, message: string): Drawing => ({
  ok: false,
  failure: { class: kind, code, message, sent: 'no', charge: 'no', scope: 'request' },
})
const cancelled = () =>
  failure('cancelled', 'cancelled', 'The call was stopped before the picture was drawn.')

/** Draws in a thread. Never rejects. An aborted job that already runs is finished and thrown away. */
export function draw(job: DrawJob, signal?: AbortSignal): Promise<Drawing> {
  if (signal?.aborted) return Promise.resolve(cancelled())
  return new Promise((resolve) => {
    const stop = () => {
      const place = queue.indexOf(waiting)
      if (place !== -1) queue.splice(place, 1)
      resolve(cancelled())
    }
    const settle = (drawing: Drawing) => {
      signal?.removeEventListener('abort', stop)
      resolve(drawing)
    }
    const waiting: Waiting = { job, settle }
    signal?.addEventListener('abort', stop, { once: true })
    queue.push(waiting)
    handOut()
  })
}

function handOut(): void {
  while (queue.length > 0) {
    const thread = threads.find(({ busy }) => busy === null) ?? (threads.length < most ? start() : null)
    if (!thread) return
    const waiting = queue.shift()
    if (!waiting) return
    thread.busy = waiting
    thread.worker.ref() // a process that waits for nothing but this picture must not end
    thread.worker.postMessage(waiting.job)
  }
}

function start(): Thread {
  const worker = new Worker(source)
  const thread: Thread = { worker, busy: null }
  worker.unref()
  worker.on('message', (drawn: Drawn) => {
    const done = thread.busy
    thread.busy = null
    worker.unref()
    done?.settle(drawn.ok ? drawn : failure('internal', 'draw_failed', drawn.message))
    handOut()
  })
  worker.on('error', (error) => lose(thread, error instanceof Error ? error.message : String(error)))
  worker.on('exit', (code) => lose(thread, `exit code ${code}`))
  threads.push(thread)
  return thread
}

/** A thread that died takes only its own picture with it; the next job starts another thread. */
function lose(thread: Thread, reason: string): void {
  const place = threads.indexOf(thread)
  if (place === -1) return
  threads.splice(place, 1)
  thread.busy?.settle(failure('not_sent', 'draw_thread_lost', `A drawing thread ended: ${reason}.`))
  handOut()
}
