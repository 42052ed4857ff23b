import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storymill-config-'))
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

const read = (env: Record<string, string>) => readConfig(env, folder)

describe('the environment', () => {
  it('has defaults for everything', async () => {
    expect(await read({})).toMatchObject({
      database: null,
      home: join(folder, '.storymill'),
      files: pathToFileURL(join(folder, '.storymill', 'files')),
      host: '127.0.0.1',
      port: 4000,
      demo: 'latency=150-600',
    })
  })

  it('counts an empty variable as none, and leaves those of the tests alone', async () => {
    const config = await read({ PORT: '', STORYMILL_HOME: '', STORYMILL_TEST_INSTALL: '1' })
    expect(config.port).toBe(4000)
  })

  it('leaves any HOST to a process that opens no API', async () => {
    const worker = readConfig({ HOST: '0.0.0.0' }, folder, { api: false })
    expect(await worker).toMatchObject({ host: '0.0.0.0', auth: 'off' })
  })

  it('takes what is set', async () => {
    const env = { DATABASE_URL: 'postgres://a/b', FILES_URL: 'file:./bytes', PORT: '0', HOST: '::1' }
    expect(await read(env)).toMatchObject({
      database: { url: 'postgres://a/b' },
      files: pathToFileURL(join(folder, 'bytes')),
      port: 0,
    })
  })

  it.each([
    [{ STORYMILL_COLOUR: 'red' }, /STORYMILL_COLOUR/],
    [{ DATABASE_URL: 'mysql://secret@a/b' }, /DATABASE_URL.*postgres:/],
    [{ DATABASE_DIRECT_URL: 'postgres://a/b' }, /needs a DATABASE_URL/],
    [{ QUEUE_URL: 'kafka://a' }, /QUEUE_URL.*postgres:/],
    [{ FILES_URL: 'ftp://bucket' }, /FILES_URL.*file:DIR/],
    [{ FILES_URL: 'file:' }, /FILES_URL.*file:DIR/],
    [{ PORT: 'http' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ HOST: '0.0.0.0' }, /STORYMILL_AUTH=keys/],
    [{ HOST: '::' }, /STORYMILL_AUTH=keys/],
  ])('refuses %o in one line', async (env, says) => {
    const problem = await read(env as Record<string, string>).catch((error: unknown) => error as Error)
    expect(problem).toMatchObject({ code: 'configuration', message: expect.stringMatching(says) })
    expect((problem as Error).message).not.toMatch(/\n|secret/)
  })
})

describe('storymill.config.ts', () => {
  const write = async (text: string) => {
    const own = await mkdtemp(join(folder, 'own-'))
    await writeFile(join(own, 'storymill.config.ts'), text)
    return await readConfig({}, own)
  }

  it('is read', async () => {
    const config = await write(`export default { concurrency: { images: 3 } satisfies object }`)
    expect(config).toMatchObject({ concurrency: { images: 3 }, drain_ms: 10_000 })
  })

  it.each([
    ['export default { colour: 1 }', /colour/],
    ['export default { concurrency: { sounds: 3 } }', /sounds/],
    ['export default { drain_ms: "soon" }', /drain_ms/],
    ['throw new Error("no")', /cannot be read/],
  ])('is refused: %s', async (text, says) => {
    await expect(write(text)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(says),
    })
  })
})
