import { readDraft, type Draft } from './draft.ts'

const place = 'storymill.draft'
const sent = 'storymill.sent'

/** A page that was loaded again in the middle of sending goes on with it; an order of long ago is not sent by surprise. */
const goesOn_ms = 60_000

export const keptDraft = (): Draft => readDraft(read(place))

export const keepDraft = (draft: Draft): void => write(place, JSON.stringify(draft))

/** Written before an order leaves: until its answer is known, nobody knows whether it arrived. */
export const keepSent = (key: string): void => write(sent, `${key} ${Date.now()}`)

export const forgetSent = (): void => write(sent, null)

export function wasSent(key: string): boolean {
  const [of, at] = (read(sent) ?? '').split(' ')
  return of === key && Date.now() - Number(at) < goesOn_ms
}

/** For who leaves a device that others use. */
export function forgetDraft(): void {
  for (const name of [place, sent]) write(name, null)
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // Kept for this visit only.
  }
}
