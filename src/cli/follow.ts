import type { BookStatus } from '../book/states.ts'
import { isFinal } from '../book/states.ts'

/** What an event says of a book: enough for a progress line. */
export type Progress = {
  status: BookStatus
  progress_percent: number
  current_step: string | null
  steps_completed: number
  total_steps: number
  version: number
  waiting_for?: { reason: string; until: string } | null
  /** Only in a snapshot. */
  page_count?: number
  /** All pages with their states in a snapshot; only what just ended in an event. */
  pages?: { number: number; part?: string; status?: string; picture_status?: string }[]
}

const reconnect_ms = 500

/** A book's events until it is final or we are told to stop; comes back by itself where it left off. */
export async function* follow(
  { url, headers }: { url: string; headers: Record<string, string> },
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Progress> {
  let last: string | null = null
  while (!signal.aborted) {
    try {
      const from: Record<string, string> = last === null ? {} : { 'last-event-id': last }
      const answer = await fetch(`${url}/v1/books/${id}/events`, { headers: { ...headers, ...from }, signal })
      if ([401, 403, 404].includes(answer.status)) return
      for await (const event of eventsOf(answer)) {
        last = event.id
        yield event.data
        if (isFinal(event.data.status)) return
      }
    } catch {
      // A lost connection is not news; the next one asks for what was missed.
    }
    await new Promise((resolve) => setTimeout(resolve, reconnect_ms))
  }
}

/** Server-sent events of an answer; comments and fields we do not use are left out. */
export async function* eventsOf(answer: Response): AsyncGenerator<{ id: string; data: Progress }> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      const [id, data] = [field('id'), field('data')]
      if (id !== undefined && data !== undefined) yield { id, data: JSON.parse(data) as Progress }
    }
  }
}
