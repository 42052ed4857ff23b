import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below those that the system gives to whoever asks for any: a server that was killed finds its port free when it is back.
const [least, most] = [15_000, 31_000]

/** A port of the loopback address that nobody uses now, and nobody will be given by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(least, most)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  await new Promise((resolve) => server.close(resolve))
  return free
}
