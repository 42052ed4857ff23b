import { isFinal } from '../../../src/book/states.ts'
import { openSet, type Set } from './stage.ts'

export type Shelf = Set & {
  books: Record<'complete' | 'partial' | 'failed' | 'cancelled' | 'making' | 'queued', string>
}

const ideas = [
  { idea: "Grandpa's boat", style: 'gouache', age_group: '5-7', pages: 4 },
  { idea: 'The hedgehog and the red balloon', style: 'paper-cut', age_group: '0-3', pages: 4 },
]
const fox = {
  idea: 'A fox who is afraid of the dark',
  hero: { name: 'Fern', look: 'a small red fox with a blue scarf' },
  dedication: 'For Mia, who is brave',
  pages: 8,
}

/** A shelf of demo books in every state a book can be in. */
export async function fillShelf(): Promise<Shelf> {
  const set = await openSet('demo')
  const make = async (demo: string, orders: object[]) => {
    const worker = await set.stage.start('worker', ['worker'], { STORYMILL_DEMO: demo })
    const ids: string[] = []
    for (const [n, order] of orders.entries()) ids.push(await set.order({ seed: n + 7, ...order }))
    for (const id of ids) await set.until(id, ({ status }) => isFinal(status))
    await set.stage.stop(worker, 'SIGTERM')
    return ids
  }
  const cancelled = await set.order({ idea: 'Two mice build a bridge', seed: 1 })
  await set.post(`/v1/books/${cancelled}/cancel`)
  // Every third picture or so is refused for good; with this seed it is never all of them.
  const [partial = ''] = await make('latency=0-0,refuse=0.3,seed=5', [
    { idea: 'A whale with a very small voice', pages: 4 },
  ])
  const [failed = ''] = await make('latency=0-0,refuse=1', [
    { idea: 'A robot who finds a flower', pages: 4, on_missing_picture: 'fail' },
  ])
  const made = await make('latency=0-0', [...ideas, fox])
  const making = await halfWay(set)
  const queued = await set.order({ idea: 'A seed that was in no hurry', seed: 3 })
  return { ...set, books: { complete: made.at(-1) ?? '', partial, failed, cancelled, making, queued } }
}

/** The worker goes when three pictures stand: what it had begun stays as it was. */
async function halfWay(set: Set): Promise<string> {
  const worker = await set.stage.start('worker', ['worker', '--concurrency', '2'], {
    STORYMILL_DEMO: 'latency=400-400',
  })
  const id = await set.order({ idea: 'The lighthouse that caught a cold', pages: 8, seed: 11 })
  await set.until(id, ({ pages }) => pages.filter(({ picture_url }) => picture_url !== null).length >= 3)
  await set.stage.stop(worker, 'SIGKILL')
  return id
}
