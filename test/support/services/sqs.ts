import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { S3 } from '@aws-sdk/client-s3'
import { SQS } from '@aws-sdk/client-sqs'
import { freePort } from './free-port.ts'
import type { Own, Service } from './service.ts'

const program = fileURLToPath(new URL('./fauxqs-process.ts', import.meta.url))

export const region = 'eu-central-1'

/** An emulator of SQS and S3; `url` is its endpoint. */
export type Aws = Service & { own: Own; sqs: SQS; s3: S3 }

/** Lets the SDK of this process find credentials, whatever is set outside. */
export function useTestKeys(): void {
  process.env['AWS_ACCESS_KEY_ID'] = 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'the-secret-of-tests'
}

/**
 * Starts a private emulator. It comes with this project's packages, so it is always there. The SDK of this process finds
 * credentials for it from now on.
 */
export async function startAws(): Promise<Aws> {
  useTestKeys()
  const folder = await mkdtemp(join(tmpdir(), 'storymill-aws-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child = await run(port, folder)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  const [sqs, s3] = [
    new SQS({ region, endpoint: url }),
    new S3({ region, endpoint: url, forcePathStyle: true }),
  ]
  const start = async ({ empty = false } = {}) => {
    await kill()
    if (empty) await rm(folder, { recursive: true, force: true })
    child = await run(port, folder)
  }
  const wipe = async () => {
    const { QueueUrls = [] } = await sqs.listQueues({})
    await Promise.all(QueueUrls.map((QueueUrl) => sqs.deleteQueue({ QueueUrl })))
  }
  const signal = (name: NodeJS.Signals) => void child.kill(name)
  return {
    url,
    sqs,
    s3,
    own: { kill, start, freeze: () => signal('SIGSTOP'), thaw: () => signal('SIGCONT'), wipe },
    stop: async () => {
      sqs.destroy()
      s3.destroy()
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function run(port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--no-warnings', program, String(port), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the emulator ended with ${String(code)}`)
  })
  ended.catch(() => {})
  await Promise.race([once(child.stdout, 'data'), ended])
  return child
}
