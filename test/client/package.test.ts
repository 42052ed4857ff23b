import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { docBlocks } from '../support/doc-blocks.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')
let project: string
let app: TestApp

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: 'nodenext',
  target: 'es2022',
  skipLibCheck: false,
  noEmit: true,
}

// A project of somebody else, with the package in it as it is packed: its package.json, and what the build makes of client/.
beforeAll(async () => {
  project = await realpath(await mkdtemp(join(tmpdir(), 'storymill-consumer-')))
  const installed = join(project, 'node_modules/storymill')
  await mkdir(installed, { recursive: true })
  await writeFile(join(installed, 'package.json'), await readFile(join(root, 'package.json')))
  await writeFile(join(project, 'package.json'), '{"type": "module"}')
  const build = { extends: join(root, 'tsconfig.build.json'), include: [join(root, 'client')] }
  const options = {
    outDir: join(installed, 'dist'),
    rootDir: root,
    typeRoots: [join(root, 'node_modules/@types')],
  }
  await writeFile(join(project, 'build.json'), JSON.stringify({ ...build, compilerOptions: options }))
  await run(process.execPath, [tsc, '-p', join(project, 'build.json')])
  app = await startTestApp({ worker: false })
})
afterAll(async () => {
  await app.stop()
  await rm(project, { recursive: true })
})

const typesFit = async (name: string, program: string, more: object): Promise<string> => {
  await writeFile(join(project, `${name}.ts`), program)
  const settings = { compilerOptions: { ...compilerOptions, ...more }, files: [`${name}.ts`] }
  await writeFile(join(project, `${name}.json`), JSON.stringify(settings))
  return await run(process.execPath, [tsc, '-p', join(project, `${name}.json`)]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
}

const onNode = { lib: ['es2022'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')] }
const inBrowsers = { lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [] }

describe('import from storymill/client', () => {
  it('has types that fit the example of the docs, on Node and in browsers', async () => {
    const [example = ''] = docBlocks('api.md', 'ts')
    const noProcess = example.replace('process.env.STORYMILL_KEY', `'sk_…'`)
    expect(await typesFit('on-node', example, onNode)).toBe('')
    expect(await typesFit('in-browser', noProcess, inBrowsers)).toBe('')
  })

  it('has types that refuse what the service would', async () => {
    const wrong = `import { Storymill } from 'storymill/client'
const { books } = new Storymill({ url: '' })
await books.order({ idea: 'A fox', pages: 'many' })
await books.order({ pages: 8 })
const title: string = (await books.get('x')).title
await books.stream('x', 'plan.json')`
    const found = [...(await typesFit('wrong', wrong, onNode)).matchAll(/wrong\.ts\((\d+),/g)]
    expect(found.map(([, line]) => Number(line))).toEqual([3, 4, 5, 6])
  })

  it('runs with nothing else installed', async () => {
    const program = `import { Storymill } from 'storymill/client'
const storymill = new Storymill({ url: process.argv[1] })
const { id } = await storymill.books.order({ idea: 'A fox', pages: 4 })
await storymill.books.cancel(id)
console.log((await storymill.books.wait(id)).status)`
    const args = ['--input-type=module', '-e', program, app.url]
    const { stdout } = await run(process.execPath, args, { cwd: project })
    expect(stdout).toBe('cancelled\n')
  })

  it('imports nothing but itself', async () => {
    const folder = join(project, 'node_modules/storymill/dist/client')
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
    const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')))
    const imports = texts.flatMap((text) => [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)])
    expect(imports.length).toBeGreaterThan(3)
    expect(imports.filter(([, name]) => !name?.startsWith('./'))).toEqual([])
  })
})
