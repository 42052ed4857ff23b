import { randomUUID } from 'node:crypto'
import { seeded } from '../../src/providers/demo/random.ts'
import { scaled } from './load.ts'
import { clientOf, outline, pageText, picture, type Made, type Wish } from './provider.ts'
import { keyFor, patience_ms, troubleOf } from './queue-patience.ts'
import { pools, slots, type Ask, type Assembled, type Drawing, type Duty } from './queue-wire.ts'
import type { Question, Reply, Result, Task } from './queue-wire.ts'

// One worker process: four slots for each pool, each with one task at a time. Started and killed by `queue.ts`.
const duty = JSON.parse(process.argv[2] ?? '{}') as Duty
const random = seeded(duty.seed)
const next = () => random.next()

const open = new Map<number, (value: unknown) => void>()
let asked = 0
process.on('message', ({ number, value }: Reply) => {
  open.get(number)?.(value)
  open.delete(number)
})
const ask = async <T>(question: Ask): Promise<T> =>
  await new Promise((resolve) => {
    const number = ++asked
    open.set(number, resolve as (value: unknown) => void)
    process.send?.({ number, ask: question } satisfies Question)
  })

class Retry extends Error {
  readonly after_ms: number
  constructor(after_ms: number, why: unknown) {
    super('later', { cause: why })
    this.after_ms = after_ms
  }
}

type Child = { book: string; wish: Wish; page: number; story: string; text: string }
type Parent = { book: string; wish: Wish }
const mostParentRetries = 5
const mostRetries = 7

const publish = async (queue: string, name: string, args: unknown): Promise<string> => {
  const id = randomUUID()
  await ask({ do: 'publish', task: { id, name, queue, args, retries: 0 } })
  return id
}
const resultOf = async <T>(id: string, seconds: number): Promise<T> => {
  const result = await ask<Result | null>({ do: 'result', id, wait_ms: scaled(seconds) })
  if (!result?.ok) throw new Error(result?.error ?? 'the result did not come in time')
  return result.value as T
}

/** The whole book, waited for inside a slot. Tried again, it starts with another story. */
async function book({ book, wish }: Parent, { retries }: Task): Promise<null> {
  try {
    await ask({ do: 'status', book, status: 'processing' })
    await ask({ do: 'status', book, status: 'complete', made: await assembled(book, wish) })
  } catch (error) {
    if (retries < mostParentRetries)
      throw new Retry(scaled(Math.min(600, 5 * 2 ** retries + random.int(0, 5))), error)
    await ask({ do: 'status', book, status: 'failed' })
  }
  return null
}

async function assembled(book: string, wish: Wish): Promise<Assembled> {
  const told = await resultOf<Made>(await publish('text', 'outline', { book, wish }), 120)
  const numbers = Array.from({ length: wish.pages }, (_, index) => index + 1)
  const common = { book, wish, story: told.id }
  const writing = await Promise.all(
    numbers.map((page) => publish('text', 'pageText', { ...common, page, text: told.text })),
  )
  const texts: Made[] = []
  for (const id of writing) texts.push(await resultOf<Made>(id, 60))
  const drawing = await Promise.all(
    texts.map(({ text }, index) => publish('images', 'drawing', { ...common, page: index + 1, text })),
  )
  const pictures: (Drawing | null)[] = []
  for (const id of drawing) pictures.push(await resultOf<Drawing>(id, 300).catch(() => null))
  const whole = { story: told.id, texts: [told, ...texts].map(({ asset }) => asset), pictures }
  return await resultOf<Assembled>(await publish('assembly', 'assembly', whole), 180)
}

/** A call, and what its failure means for the task. */
async function called<T>(
  kind: 'text' | 'images',
  { retries }: Task,
  call: (key: string) => Promise<T>,
): Promise<T> {
  const key = await keyFor(kind, (bucket, now_ms, most) => ask({ do: 'token', bucket, now_ms, most }))
  if (key === null) throw new Retry(scaled(60), 'no token')
  try {
    return await call(key)
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === 'never' || retries >= mostRetries) throw error
    throw new Retry(patience_ms(trouble, retries, next), error)
  }
}

const with_ = (key: string) => ({ client: clientOf(`${duty.provider}/v1`, key) })

const tasks: Record<string, (args: never, task: Task) => Promise<unknown>> = {
  book,
  outline: async ({ wish }: Parent, task) => await called('text', task, (key) => outline(with_(key), wish)),
  pageText: async ({ wish, page, text }: Child, task) =>
    await called('text', task, (key) => pageText(with_(key), wish, page, text)),
  /** Looks whether the picture is there, draws it, and puts it down unless another was quicker. */
  drawing: async ({ book, wish, page, story, text }: Child, task): Promise<Drawing> => {
    const place = `book:${book}:picture:${page}`
    const there = await ask<string | null>({ do: 'get', key: place })
    if (there !== null) return JSON.parse(there) as Drawing
    const { asset } = await called('images', task, (key) => picture(with_(key), wish, page, text))
    const drawn = { asset, story }
    await ask({ do: 'set if absent', key: place, value: JSON.stringify(drawn), life_ms: scaled(3_600) })
    return drawn
  },
  assembly: async (whole: Assembled) => await Promise.resolve(whole),
}

async function work(queue: string): Promise<never> {
  for (;;) {
    const task = await ask<Task>({ do: 'take', queue })
    try {
      const value = await tasks[task.name]?.(task.args as never, task)
      await ask({ do: 'finish', id: task.id, result: { ok: true, value } })
    } catch (error) {
      if (error instanceof Retry)
        await ask({ do: 'retry', task: { ...task, retries: task.retries + 1 }, after_ms: error.after_ms })
      else await ask({ do: 'finish', id: task.id, result: { ok: false, error: String(error) } })
    }
  }
}
for (const queue of pools) for (let slot = 0; slot < slots; slot++) void work(queue)
