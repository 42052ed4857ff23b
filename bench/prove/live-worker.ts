import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { liveChannel } from '../../src/live/hub.ts'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { demoImage } from '../../src/providers/demo/demo-image.ts'
import { demoText } from '../../src/providers/demo/demo-text.ts'
import { Merger } from '../../src/queue/merger.ts'
import { Reconciler } from '../../src/worker/reconcile.ts'
import { startWorker } from '../../src/worker/start-worker.ts'
import { slowBook } from './live-pipeline.ts'
import type { WorkerArguments } from './live-words.ts'

// A worker in a process of its own, which says what a real one says after each commit.
const { database_url, folder, factor } = JSON.parse(process.argv[2] ?? '{}') as WorkerArguments
const db = new Database({ url: database_url })
const live = new Merger(async () => void (await db.query('select pg_notify($1, $2)', [liveChannel, ''])))
const pipeline = slowBook(factor)
const demo = parseDemo('latency=0-0')
const reconciler = new Reconciler(db, () => {}, console.error)
await reconciler.start()
const worker = await startWorker(
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
  `live:${process.pid}`,
  {
    slots: new Map([
      ['text', 400],
      ['images', 400],
      ['generation', 50],
    ]),
    onCommit: () => void live.call('live').catch(console.error),
    onTrouble: console.error,
  },
)
process.on('message', () => worker.wake())
process.on('disconnect', () => process.exit())
process.send?.('ready')
