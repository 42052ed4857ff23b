import type { Book } from './api.ts'

/** What every event says of a book. A `snapshot` is the whole book, and has its pages with it. */
export type Progress = Pick<
  Book,
  'version' | 'revision' | 'status' | 'progress_percent' | 'current_step' | 'steps_completed' | 'total_steps'
> & {
  waiting_for?: Book['waiting_for']
  page_count?: number
  /** All pages in a snapshot; in an event, only what has just ended. */
  pages?: { number: number; part?: string; status?: string; picture_status?: string }[]
}

export const isFinal = (status: Book['status']): boolean =>
  status === 'complete' || status === 'partial' || status === 'failed' || status === 'cancelled'

export type ServerEvent = { id: string; type: string; data: Progress }

/** How long a stream may say nothing before it counts as dead: at its beginning, and later, in milliseconds. */
const patience_ms = { first: 10_000, later: 45_000 }

/**
 * Reads server-sent events from an answer; `null` is a sign of life that says nothing else. Throws when not even such came
 * for long: a connection may be dead without anybody knowing.
 */
export async function* readEvents(
  { body }: Response,
  { first, later } = patience_ms,
): AsyncGenerator<ServerEvent | null> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let rest = ''
  try {
    for (let patience = first; ; patience = later) {
      const { done, value } = await within(reader.read(), patience)
      if (done) return
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) yield eventOf(block)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** Null for comments, and for anything without an id or data. */
function eventOf(block: string): ServerEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...value] = line.split(':')
      return [name, value.join(':').replace(/^ /, '')]
    }),
  )
  const [id, data] = [fields.get('id'), fields.get('data')]
  if (id === undefined || data === undefined) return null
  return { id, type: fields.get('event') ?? 'message', data: JSON.parse(data) as Progress }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The event stream fell silent')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
