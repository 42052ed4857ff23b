import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openQueue } from '../../src/queue/registry.ts'

afterEach(() => vi.unstubAllEnvs())

it('without credentials cloudtasks refuses to ring, looks again at the next ring, and the process lives', async () => {
  const loose: unknown[] = []
  const onLoose = (error: unknown) => loose.push(error)
  process.on('unhandledRejection', onLoose)
  const folder = await mkdtemp(join(tmpdir(), 'credentials-'))
  // A file that is named is the only place where the client looks, so that nobody on the network is asked.
  const file = join(folder, 'key.json')
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file)
  const queue = await openQueue({
    url: new URL('cloudtasks://p/l/x?target=https://worker.example&service_account=a@b'),
    deployment: 'd',
    listeners: () => 2,
    postgres: { notify: async () => {}, listen: async () => () => {} },
  })
  try {
    await expect(queue.ring('text', 2)).rejects.toThrow('does not exist')
    expect(await queue.depth('text')).toBeNull()
    expect(queue.state()).toMatchObject({ well: false, refused: true, accepted: false })
    await writeFile(file, '{}')
    await expect(queue.ring('text', 2)).rejects.toThrow('client_email')
    // What nobody caught is told once the turn is over.
    await new Promise((resolve) => setImmediate(resolve))
    expect(loose).toEqual([])
  } finally {
    process.off('unhandledRejection', onLoose)
    await queue.close()
    await rm(folder, { recursive: true })
  }
})
