import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Pipeline, StepAnswer, Tools } from '../../src/pipeline/contract.ts'
import type { PaidSettings } from '../../src/worker/start-worker.ts'
import type { Worker } from '../../src/worker/worker.ts'
import { startEngine, type Engine } from './engine.ts'
import { aPicture, meteredModels, paid, paidSettings, paidWorker, type Behave } from './metered.ts'
import { smallPipeline } from './small-pipeline.ts'

const text = {
  ask: { kind: 'rewrite' as const, prompt: '', categories: [] },
  system: '',
  schema: z.unknown(),
}
const image = {
  ask: { kind: 'character_sheet' as const, style: 'watercolour', characters: [], seed: 1 },
  references: [],
}

/** Texts are written, pictures drawn, by the models of the test; each prompt is the key of its step. */
export const paidPipeline: Pipeline = smallPipeline(async ({ kind, page }, tools): Promise<StepAnswer> => {
  const prompt = page ? `${kind}:${page}` : kind
  if (kind === 'pdf') return { ok: true, value: {} }
  if (kind === 'picture') return await drawn(prompt, tools)
  return await tools.write({ ...text, prompt })
})

async function drawn(prompt: string, tools: Tools): Promise<StepAnswer> {
  const answer = await tools.draw({ ...image, prompt })
  if (!answer.ok) return answer
  const { bytes } = answer.value
  return { ok: true, value: {}, blob: { bytes, media_type: 'image/png' }, usage: answer.usage }
}

/** A model that just does what it is asked. */
export const works: Behave = ({ kind: of, prompt }) => paid(of === 'image' ? aPicture : { text: prompt })

export type CallRow = {
  key: string
  purpose: string
  state: string
  charge: string | null
  usd: number | null
  because: string
}

/** An engine whose models are paid. */
export type PaidEngine = Engine & {
  start(behave: Behave, settings?: PaidSettings, pipeline?: Pipeline, fallback?: string): Promise<Worker>
  callsOf(book: string): Promise<CallRow[]>
  /** Permits whose call has not ended. */
  flying(): Promise<number | undefined>
  count(sql: string): Promise<number>
}

export async function startPaidEngine(): Promise<PaidEngine> {
  const engine = await startEngine()
  const folder = await mkdtemp(join(tmpdir(), 'storymill-paid-'))
  const stops: (() => Promise<void>)[] = []
  const rows = engine.db.query.bind(engine.db)
  return {
    ...engine,
    start: async (behave, settings = paidSettings(), pipeline = paidPipeline, fallback = '') => {
      const started = await paidWorker(
        engine.url,
        folder,
        pipeline,
        meteredModels(behave, { fallback }),
        settings,
      )
      stops.push(started.stop)
      return started.worker
    },
    callsOf: async (id) =>
      await rows<CallRow>(
        `select s.key, c.purpose, c.state, c.charge, c.usd::float8 as usd, c.because from storymill.step_calls c
         join storymill.steps s on s.id = c.step_id where s.book_id = $1 and c.metered order by s.key, c.attempt, c.purpose`,
        [id],
      ),
    flying: async () =>
      (
        await rows<{ n: number }>(`select count(*)::int as n from storymill.permits where ended_at is null`)
      )[0]?.n,
    count: async (sql) => (await rows(sql)).length,
    close: async () => {
      await Promise.all(stops.map((stop) => stop()))
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
