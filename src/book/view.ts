import { z } from 'zod'
import { ageGroups, type Order } from './order.ts'
import { Plan } from './plan.ts'
import { bookStatuses, currentStep, isFinal, type BookStatus } from './states.ts'
import { waitReasons, type StepState, type WaitReason } from './step.ts'
import { styleIds } from './styles.ts'

const partStatuses = ['pending', 'running', 'waiting', 'done', 'missing'] as const
export type PartStatus = (typeof partStatuses)[number]

const time = z.string().describe('ISO 8601, UTC.')

export const PageView = z.strictObject({
  number: z.int(),
  text: z.string().nullable(),
  text_status: z.enum(partStatuses),
  picture_status: z.enum(partStatuses),
  picture_url: z.string().nullable(),
  picture_alt: z.string().nullable(),
})

/** A book as everybody sees it. Its form is a promise: fields are added, never renamed. */
export const Book = z.strictObject({
  id: z.string(),
  revision: z.int(),
  version: z.int().describe('Number of the last event; the `id` of the event stream.'),
  status: z.enum(bookStatuses as [BookStatus, ...BookStatus[]]),
  progress_percent: z.int(),
  current_step: z.string().nullable(),
  steps_completed: z.int(),
  total_steps: z.int(),
  waiting_for: z.strictObject({ reason: z.enum(waitReasons), until: time }).nullable(),
  idea: z.string(),
  title: z.string().nullable(),
  page_count: z.int(),
  age_group: z.enum(ageGroups),
  style: z.enum(styleIds),
  theme: z.string().nullable(),
  language: z.string(),
  hero: z
    .strictObject({ name: z.string(), look: z.string() })
    .nullable()
    .describe('As ordered; with the other fields, the same order can be made again.'),
  dedication: z.string().nullable().describe('As ordered.'),
  pages: z.array(PageView),
  cover_status: z.enum(partStatuses),
  cover_url: z.string().nullable(),
  missing_pictures: z.array(z.int()),
  pdf_url: z.string().nullable(),
  cost: z.strictObject({
    credits: z.int().describe('Charged for the book so far, and while it is made, the price of what stands.'),
    provider_usd: z.number(),
  }),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  duplicate: z.boolean().optional(),
  created_at: time,
  started_at: time.nullable(),
  completed_at: time.nullable(),
  updated_at: time,
})
export type Book = z.infer<typeof Book>

/** The newest row of a step. */
export type StepRow = {
  key: string
  queue: string
  revision: number
  state: StepState
  wait_reason: WaitReason | null
  due_at: string | null
}
/** The newest row of a step that is done: what it made is served until its successor commits. */
export type MadeRow = {
  key: string
  kind: string
  value: unknown
  /** Credits it costs, if it was not charged yet. */
  due: number
}

export type BookRows = {
  id: string
  status: BookStatus
  revision: number
  version: number
  params: Order
  title: string | null
  total_steps: number
  steps_completed: number
  error_code: string | null
  error_message: string | null
  created_at: Date
  started_at: Date | null
  completed_at: Date | null
  updated_at: Date
  steps: StepRow[]
  /** What the ready steps of a queue wait for, by queue. */
  waits: Record<string, { reason: WaitReason; until: string }> | null
  made: MadeRow[]
  usd: number
  /** Credits charged for assets of the book, in whatever revision. */
  charged: number
}

const shown: Record<StepState, PartStatus> = {
  blocked: 'pending',
  ready: 'pending',
  sleeping: 'waiting',
  running: 'running',
  done: 'done',
  dead: 'missing',
  cancelled: 'missing',
  taken_back: 'missing',
}

export function toView(rows: BookRows): Book {
  const { params, status } = rows
  const made = new Map(rows.made.map((one) => [one.key, one]))
  const parts = partsOf(rows, made)
  const pages = pagesOf(rows, made, parts)
  return {
    id: rows.id,
    revision: rows.revision,
    version: rows.version,
    status,
    progress_percent: progressOf(rows),
    current_step: currentStep[status],
    steps_completed: rows.steps_completed,
    total_steps: rows.total_steps,
    waiting_for: waitingFor(rows),
    idea: params.idea,
    title: rows.title,
    page_count: params.pages,
    age_group: params.age_group,
    style: params.style,
    theme: params.theme ?? null,
    language: params.language,
    hero: params.hero ?? null,
    dedication: params.dedication ?? null,
    pages,
    cover_status: parts('cover'),
    cover_url: made.has('cover') ? `/v1/books/${rows.id}/cover` : null,
    missing_pictures: pages.filter((page) => page.picture_status === 'missing').map((page) => page.number),
    pdf_url: made.has('pdf') ? `/v1/books/${rows.id}/book.pdf` : null,
    cost: {
      credits: rows.charged + (isFinal(status) ? 0 : rows.made.reduce((sum, { due }) => sum + due, 0)),
      provider_usd: rows.usd,
    },
    error: rows.error_code === null ? null : { code: rows.error_code, message: rows.error_message ?? '' },
    created_at: rows.created_at.toISOString(),
    started_at: rows.started_at?.toISOString() ?? null,
    completed_at: rows.completed_at?.toISOString() ?? null,
    updated_at: rows.updated_at.toISOString(),
  }
}

/** The first answer to an order, before the database gives it its times. */
export function freshView(
  book: Pick<BookRows, 'id' | 'params' | 'total_steps'>,
): Omit<Book, 'created_at' | 'updated_at'> {
  const never = new Date(0)
  const {
    created_at: _created,
    updated_at: _updated,
    ...view
  } = toView({
    ...book,
    status: 'queued',
    revision: 1,
    version: 1,
    title: null,
    steps_completed: 0,
    error_code: null,
    error_message: null,
    created_at: never,
    started_at: null,
    completed_at: null,
    updated_at: never,
    steps: [],
    waits: null,
    made: [],
    usd: 0,
    charged: 0,
  })
  return view
}

export const progressOf = ({
  steps_completed,
  total_steps,
}: Pick<BookRows, 'steps_completed' | 'total_steps'>) =>
  Math.floor((100 * steps_completed) / Math.max(total_steps, 1))

/** How each part of a book stands, by the key of its step. `made`: what was made and stands. */
export function partsOf(
  rows: Pick<BookRows, 'status' | 'revision' | 'steps'>,
  made: { has(key: string): boolean },
): (key: string) => PartStatus {
  const steps = new Map(rows.steps.map((step) => [step.key, step]))
  const planned = steps.get('plan')?.state === 'done'
  return (key) => {
    const step = steps.get(key)
    if (!step) return isFinal(rows.status) ? 'missing' : 'pending'
    const status = shown[step.state]
    if (status !== 'missing') return status
    if (made.has(key)) return 'done'
    // Where there is a new plan to come, what is missing comes with it.
    return isFinal(rows.status) || step.revision === rows.revision || planned ? 'missing' : 'pending'
  }
}

function pagesOf(
  rows: BookRows,
  made: Map<string, MadeRow>,
  parts: (key: string) => PartStatus,
): Book['pages'] {
  const plan = Plan.safeParse(made.get('plan')?.value).data
  const alts = new Map(plan?.pages.map((page) => [page.number, page.scene.alt]))
  return Array.from({ length: rows.params.pages }, (_, index) => {
    const number = index + 1
    const picture = `picture:${number}`
    const text = made.get(`page_text:${number}`)?.value as { text?: string } | undefined
    return {
      number,
      text: text?.text ?? null,
      text_status: parts(`page_text:${number}`),
      picture_status: parts(picture),
      picture_url: made.has(picture) ? `/v1/books/${rows.id}/pages/${number}/picture` : null,
      picture_alt: alts.get(number) ?? null,
    }
  })
}

/** Only when nothing of the book moves: while anything runs, nobody need wait for a reason. */
export function waitingFor({
  status,
  steps,
  waits,
}: Pick<BookRows, 'status' | 'steps' | 'waits'>): Book['waiting_for'] {
  if (isFinal(status) || steps.some((step) => step.state === 'running')) return null
  const [next] = steps.flatMap((step) => waitOf(step, waits)).sort((a, b) => a.until.localeCompare(b.until))
  return next ?? null
}

/** A sleeping step waits for its time; a ready one that nobody takes, for what its whole queue waits for. */
function waitOf({ state, queue, due_at, wait_reason }: StepRow, waits: BookRows['waits']) {
  const wait = state === 'ready' ? waits?.[queue] : undefined
  const until = state === 'sleeping' ? due_at : (wait?.until ?? null)
  const reason = wait?.reason ?? wait_reason ?? ('backoff' as const)
  return until === null ? [] : [{ reason, until: new Date(until).toISOString() }]
}
