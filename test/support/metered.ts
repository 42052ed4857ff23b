import { newId } from '../../src/book/ids.ts'
import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import type { DeclaredLimits } from '../../src/limits/settings.ts'
import type { Pipeline } from '../../src/pipeline/contract.ts'
import type {
  Answer,
  ApiKey,
  CallContext,
  Failure,
  Flag,
  ImageModel,
  Models,
  Picture,
} from '../../src/providers/contract.ts'
import { startWorker, type PaidSettings } from '../../src/worker/start-worker.ts'
import type { WorkerOptions } from '../../src/worker/options.ts'
import type { Worker } from '../../src/worker/worker.ts'

/** What a model of a test does when it is called; every call is counted by what it was for. */
export type Call = {
  kind: 'text' | 'image' | 'moderation'
  model: string
  prompt: string
  context: CallContext
}
export type Behave = (call: Call) => Promise<Answer<unknown>> | Answer<unknown>

export const failed = (kind: Failure['class'], more: Partial<Failure> = {}): Answer<never> => ({
  ok: false,
  failure: {
    class: kind,
    code: kind,
    message: `${kind} of a test`,
    sent: 'yes',
    charge: 'no',
    scope: 'request',
    ...more,
  },
})
export const paid = (value: unknown, usd = 0.01): Answer<unknown> => ({
  ok: true,
  value,
  usage: { usd, units: { input_tokens: 10, output_tokens: 20 }, request_id: newId() },
})
export const aPicture: Picture = {
  bytes: Buffer.from('a picture'),
  media_type: 'image/png',
  width: 1,
  height: 1,
}

/** Models of a provider `test` that cost a cent a call, at most a dime. */
export function meteredModels(behave: Behave, { moderated = false, fallback = '' } = {}): Models {
  const own = { provider: 'test', metered: true, worstCase: () => ({ usd: 0.1, tokens: 100 }) }
  const painter = (model: string): ImageModel => ({
    ...own,
    id: `test:${model}`,
    model,
    takes_references: false,
    run: async ({ prompt }, context) =>
      (await behave({ kind: 'image', model, prompt, context })) as Answer<Picture>,
  })
  return {
    text: {
      ...own,
      id: 'test:words',
      model: 'words',
      run: async <T>({ prompt }: { prompt: string }, context: CallContext) =>
        (await behave({ kind: 'text', model: 'words', prompt, context })) as Answer<T>,
    },
    image: painter('pictures'),
    moderator: moderated
      ? {
          ...own,
          id: 'test:judge',
          model: 'judge',
          run: async (texts, context) =>
            (await behave({
              kind: 'moderation',
              model: 'judge',
              prompt: texts.join('\n'),
              context,
            })) as Answer<Flag[]>,
        }
      : null,
    fallbacks: { text: [], image: fallback ? [painter(fallback)] : [] },
  }
}

export const testKeys = (...names: string[]): ApiKey[] =>
  names.map((name) => ({ provider: 'test', ref: `test:${name}`, secret: `secret-${name}` }))

/** Settings of one group `test/main` with these keys; limits that nobody meets unless a test says so. */
export function paidSettings(
  more: Partial<PaidSettings> & { limits_of?: Record<string, DeclaredLimits>; minute_ms?: number } = {},
): PaidSettings {
  const keys = more.keys ?? testKeys('a')
  const { limits_of = { '*': { requests_per_minute: 100_000 } }, minute_ms = 60_000, ...rest } = more
  return {
    keys,
    limits: {
      groups: [
        { id: 'test/main', provider: 'test', key_refs: keys.map((key) => key.ref), limits: limits_of },
      ],
      minute_ms,
      probe_ms: { exhausted: 900_000, revoked: 3_600_000 },
    },
    budgets: { book_usd: null, day_usd: null },
    provider_wait_ms: 900_000,
    ...rest,
  }
}

export async function paidWorker(
  url: string,
  folder: string,
  pipeline: Pipeline,
  models: Models,
  paid: PaidSettings,
  options: Partial<WorkerOptions> = {},
): Promise<{ worker: Worker; stop(): Promise<void> }> {
  const db = new Database({ url })
  const slots = new Map([
    ['text', 50],
    ['images', 50],
    ['generation', 4],
  ])
  const parts = { db, files: diskFiles(folder), models, pipelines: new Map([[pipeline.id, pipeline]]), paid }
  const worker = await startWorker(parts, 'paid', {
    slots,
    onTrouble: (error) => console.error(error),
    ...options,
  })
  return {
    worker,
    stop: async () => {
      await worker.stop(100)
      await db.close()
    },
  }
}
