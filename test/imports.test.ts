import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '../src')

// Who may import whom, by folder of src/. Everyone may import the files beside app.ts that hold no wiring.
const may: Record<string, string[]> = {
  http: ['actions', 'live', 'book'],
  actions: ['db', 'pipeline', 'limits', 'book', 'outside'],
  live: ['db', 'book'],
  worker: ['queue', 'pipeline', 'providers', 'limits', 'files', 'db', 'book', 'outside'],
  limits: ['db', 'book'],
  pipeline: ['providers', 'files', 'book'],
  providers: ['limits', 'book', 'outside'],
  ops: ['db', 'queue', 'limits', 'files', 'book'],
  cli: ['actions', 'ops', 'book', 'db', 'files'],
  db: ['book'],
  book: [],
  queue: [],
  files: [],
  outside: [],
}
const forEveryone = ['errors.ts', 'failpoint.ts']
// Puts the parts together for app.ts, as one would in it.
const wiring = 'wiring'
// The commands start the app and read its configuration.
const forCommands = [
  'app.ts',
  'config.ts',
  'home.ts',
  join('wiring', 'open-database.ts'),
  join('wiring', 'open-models.ts'),
]

type Import = { from: string; to: string }

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: relative(source, resolve(source, dirname(file), match[1] ?? '')),
  }))
}

const folderOf = (file: string) => (file.includes(sep) ? (file.split(sep)[0] ?? '') : '')

function allowed({ from, to }: Import): boolean {
  const [importer, imported] = [folderOf(from), folderOf(to)]
  if (importer === '' || importer === wiring || importer === imported || forEveryone.includes(to)) return true
  if (to.startsWith(join('..', 'simulator')) || to.startsWith(join('..', 'client'))) return importer === 'cli'
  if (imported === '' || imported === wiring) return importer === 'cli' && forCommands.includes(to)
  return may[importer]?.includes(imported) ?? false
}

describe('the import rule', () => {
  const imports = files.flatMap(importsOf)

  it('knows every folder', () => {
    expect(
      files.map(folderOf).filter((folder) => folder !== '' && folder !== wiring && !(folder in may)),
    ).toEqual([])
  })

  it('holds', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.filter((one) => !allowed(one)).map((one) => `${one.from} → ${one.to}`)).toEqual([])
  })

  it('would see an import that breaks it', () => {
    expect(allowed({ from: join('book', 'plan.ts'), to: join('db', 'claim.ts') })).toBe(false)
    expect(allowed({ from: join('http', 'books.ts'), to: join('db', 'claim.ts') })).toBe(false)
    expect(allowed({ from: join('worker', 'worker.ts'), to: join('db', 'claim.ts') })).toBe(true)
  })
})
