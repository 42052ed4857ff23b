import { useSyncExternalStore } from 'react'
import { call } from '../../api/call.ts'
import { followHeld, isHeld } from '../frame/held.ts'
import type { Overview } from './overview-data.ts'

/** What the frame knows: the newest numbers, and when they were last known to be true (this machine's clock, ms; 0: never). */
export type Live = { overview: Overview | null; at: number }

/** The stream says at least every 4 s that it is still so. Silent for longer, the numbers are asked for. */
const quiet_ms = 4_500
const patience_ms = 4_000
/** A glance at another tab costs no new connection. */
const grace_ms = 3_000
const most_ms = 30_000

let live: Live = { overview: null, at: 0 }
/** What came while the operator holds the numbers. */
let withheld: Live | null = null
const told = new Set<() => void>()
let stream: EventSource | null = null
let watch: ReturnType<typeof setInterval> | undefined
let leaving: ReturnType<typeof setTimeout> | undefined
let failures = 0
let asked_ms = 0
let asking = false

/** The operator's overview, live while someone looks: one stream for all of the operator's pages. */
export const useLive = (): Live => useSyncExternalStore(follow, () => live)

/** Asks at once: after an act of the operator its effect is to be seen. */
export function refreshLive(): void {
  void ask()
}

function follow(changed: () => void): () => void {
  told.add(changed)
  if (told.size === 1) {
    document.addEventListener('visibilitychange', seen)
    seen()
  }
  return () => {
    told.delete(changed)
    if (told.size > 0) return
    // A page that leads to another leaves for a moment only.
    clearTimeout(leaving)
    leaving = setTimeout(() => {
      if (told.size > 0) return
      document.removeEventListener('visibilitychange', seen)
      close()
    }, grace_ms)
  }
}

function seen(): void {
  clearTimeout(leaving)
  if (document.visibilityState === 'visible') open()
  else leaving = setTimeout(close, grace_ms)
}

function open(): void {
  watch ??= setInterval(() => void lookAfter(), 500)
  if (stream && stream.readyState !== EventSource.CLOSED) return
  stream?.close()
  stream = new EventSource('/v1/admin/events')
  stream.addEventListener('still', ({ data }: MessageEvent<string>) => {
    const { overview } = withheld ?? live
    if (overview) take({ ...overview, at: (JSON.parse(data) as { at: string }).at })
  })
  stream.addEventListener('overview', ({ data }: MessageEvent<string>) => take(JSON.parse(data) as Overview))
}

function close(): void {
  clearInterval(watch)
  watch = undefined
  stream?.close()
  stream = null
}

function take(overview: Overview): void {
  failures = 0
  const next = { overview, at: Date.now() }
  if (isHeld()) {
    withheld = next
    return
  }
  live = next
  for (const tell of told) tell()
}

followHeld(() => {
  if (isHeld() || !withheld) return
  live = withheld
  withheld = null
  for (const tell of told) tell()
})

/** Twice a second: is the newest old? Then ask; and if the stream was refused for good, open it again. */
async function lookAfter(): Promise<void> {
  if (document.visibilityState !== 'visible') return
  const now = Date.now()
  const known_ms = (withheld ?? live).at
  const pause_ms = failures === 0 ? quiet_ms : Math.min(quiet_ms * 2 ** (failures - 1), most_ms)
  if (now - known_ms < quiet_ms || now - asked_ms < pause_ms) return
  await ask()
}

async function ask(): Promise<void> {
  if (asking) return
  asking = true
  asked_ms = Date.now()
  try {
    take(await call('GET /v1/admin/overview', { signal: AbortSignal.timeout(patience_ms) }))
    if (stream?.readyState === EventSource.CLOSED) open()
  } catch {
    failures += 1
  } finally {
    asking = false
  }
}
