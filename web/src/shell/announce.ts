/** What a screen reader is told. One polite message in ten seconds at most: what comes in between is joined to it. */
const between_ms = 10_000

type Listener = (text: string) => void
const listeners: Record<'status' | 'alert', Set<Listener>> = { status: new Set(), alert: new Set() }
const waiting: string[] = []
let quietUntil = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** A milestone: said when it is quiet. */
export function announce(text: string): void {
  if (waiting.at(-1) !== text) waiting.push(text)
  clearTimeout(timer)
  timer = setTimeout(say, Math.max(quietUntil - Date.now(), 100))
}

/** The answer to something that was just pressed: said at once, and the newest in place of those before it. */
export function answer(text: string): void {
  quietUntil = Math.max(quietUntil, Date.now() + between_ms)
  if (waiting.length > 0) {
    clearTimeout(timer)
    timer = setTimeout(say, between_ms)
  }
  for (const tell of listeners.status) tell(text)
}

/** Something that cannot wait: it interrupts. */
export function alarm(text: string): void {
  for (const tell of listeners.alert) tell(text)
}

export function listen(kind: 'status' | 'alert', listener: Listener): () => void {
  listeners[kind].add(listener)
  return () => void listeners[kind].delete(listener)
}

function say(): void {
  quietUntil = Date.now() + between_ms
  const text = waiting.splice(0).join(' ')
  for (const tell of listeners.status) tell(text)
}
