import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { demoImage } from '../../src/providers/demo/demo-image.ts'
import { demoText } from '../../src/providers/demo/demo-text.ts'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { Reconciler } from '../../src/worker/reconcile.ts'
import { startWorker } from '../../src/worker/start-worker.ts'
import { smallPipeline } from './small-pipeline.ts'

// A worker in a process of its own, to be killed: `node worker-process.ts DATABASE_URL FOLDER`. The page text of a book
// whose idea is "poison" ends the process.
const [url = '', folder = ''] = process.argv.slice(2)
const db = new Database({ url })

export const deadly = 'poison'
const pipeline = smallPipeline(async ({ kind, order, page }, { signal }) => {
  if (kind === 'page_text' && page === 1 && order.idea === deadly) process.kill(process.pid, 'SIGKILL')
  await new Promise((resolve) => {
    setTimeout(resolve, 20 + 20 * Math.random())
    signal.addEventListener('abort', resolve)
  })
  return { ok: true, value: { text: kind } }
})

const reconciler = new Reconciler(db, () => {}, console.error)
await reconciler.start()
const demo = parseDemo('latency=0-0')
await startWorker(
  {
    db,
    files: diskFiles(folder),
    models: {
      text: demoText(demo),
      image: demoImage(demo),
      moderator: null,
      fallbacks: { text: [], image: [] },
    },
    pipelines: new Map([[pipeline.id, pipeline]]),
    paid: null,
  },
  'child',
  {
    slots: new Map([
      ['text', 20],
      ['images', 20],
      ['generation', 4],
    ]),
    onTrouble: console.error,
  },
)
console.log('ready')
