import pino from 'pino'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openModels } from '../../src/wiring/open-models.ts'
import { smallPipeline } from './small-pipeline.ts'

// `storymill api` or `storymill worker` as they are, but for the steps, which only take their time: `node quick-process.ts
// api|worker [STEPS_AT_ONCE]`. So many books can be made on a small machine that what is measured is how they are shared.
const [role = '', concurrency = '4'] = process.argv.slice(2)
const quick = smallPipeline(async ({ kind, page }, { signal }) => {
  // The same for everybody who asks, and not the same for all steps.
  const ms = 80 + ((page * 37 + kind.length * 53) % 120)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()))
  })
  return { ok: true, value: { text: kind } }
})

const app = await startApp(
  { ...(await readConfig(process.env)), drain_ms: 500 },
  { api: role === 'api', worker: role === 'worker', port: 0, concurrency: Number(concurrency) },
  pino({ level: 'warn' }, pino.destination(2)),
  async (config) => ({
    ...(await openModels(config)),
    pipeline: quick,
    pipelines: new Map([[quick.id, quick]]),
  }),
)
process.once('SIGTERM', () => void app.stop())
console.error(app.url ? `Storymill is ready: ${app.url}` : 'the worker is ready')
