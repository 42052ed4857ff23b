import { parentPort } from 'node:worker_threads'
import type { DrawJob, Drawn } from './draw-pool.ts'
import sharp from 'sharp'
import { compose } from './pictures/compose.ts'
import { develop } from './pictures/finish/develop.ts'
import { styleOf } from './pictures/scenery/stage.ts'

// the pool is the concurrency; more threads under each would only take turns on the same cores
sharp.concurrency(1)
sharp.cache(false)

/** Draws one picture after another off the main thread, which must stay free for HTTP and heartbeats. */
async function draw({ ask, size }: DrawJob): Promise<Drawn> {
  try {
    return { ok: true, bytes: await develop(compose(ask), styleOf(ask.style), size, ask.seed) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (job: DrawJob) => {
  void draw(job).then((drawn) => parentPort?.postMessage(drawn))
})
