/** The moment that all charts of a page point at: epoch seconds, or null. */
type Tell = (at: number | null) => void

let moment: number | null = null
const told = new Set<Tell>()

export function pointAt(at: number | null): void {
  if (at === moment) return
  moment = at
  for (const tell of told) tell(at)
}

export function followCursor(tell: Tell): () => void {
  told.add(tell)
  return () => void told.delete(tell)
}
