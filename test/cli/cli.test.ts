import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { orderOf, slug } from '../../src/cli/book.ts'
import { lineOf } from '../../src/cli/progress.ts'
import { readConfig } from '../../src/config.ts'

const launcher = resolve(import.meta.dirname, '../../bin/storymill.js')
const folder = mkdtempSync(join(tmpdir(), 'storymill-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function storymill(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.trim() }
}

describe('the command line', () => {
  it.each([
    [['bok'], 'there is no command "bok"'],
    [['book'], 'say what the book is about'],
    [['book', 'x', '--pages', 'many'], '--pages must be a whole number'],
    [['book', 'x', '--colour', 'red'], "Unknown option '--colour'"],
    [['book', 'x', 'y'], 'unexpected "y"'],
    [['book', 'x', '--url', 'nowhere'], '--url must be an address'],
    [['book', 'x', '--url', 'http://127.0.0.1:9'], 'there is no Storymill at'],
    [['worker', '--max-steps', '0'], '--max-steps must be a whole number'],
  ])('%j is one clear line and exit code 2', (args, says) => {
    const { status, stdout, stderr } = storymill(args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toHaveLength(1)
    expect(stderr).toContain(says)
  })

  it.each([
    [{ STORYMILL_COLOUR: 'red' }, 'STORYMILL_COLOUR'],
    [{ PORT: 'http' }, 'PORT'],
    [{ HOST: '0.0.0.0' }, 'authentication'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ STORYMILL_DEMO: 'latency=fast' }, 'STORYMILL_DEMO'],
  ])('the setting %j is refused with exit code 2', (env, says) => {
    const { status, stderr } = storymill(['serve'], env)
    expect(status).toBe(2)
    expect(stderr).toContain(says)
    expect(stderr.split('\n')).toHaveLength(1)
  })

  it.each(['book', 'serve', 'api', 'worker', 'migrate', 'doctor', 'audit'])(
    '%s has help with an example',
    (name) => {
      const { status, stdout } = storymill([name, '--help'])
      expect(status).toBe(0)
      expect(stdout).toContain('Example: ')
    },
  )
})

describe('an order from flags', () => {
  it('holds only what was given', () => {
    expect(orderOf({ pages: '6', hero: 'Fern, a red fox, small' }, ['A fox'])).toEqual({
      idea: 'A fox',
      pages: 6,
      hero: { name: 'Fern', look: 'a red fox, small' },
    })
  })

  it('names the file after the title', () => {
    expect(slug('Fern & the Very Dark Wood!')).toBe('fern-the-very-dark-wood')
    expect(slug('Лиса и ночь')).toBe('лиса-и-ночь')
    expect(slug('…')).toBe('book')
  })
})

describe('the progress line', () => {
  it('says what is made, how much, for how long and how long yet', () => {
    const line = lineOf(
      {
        status: 'images_processing',
        progress_percent: 50,
        current_step: 'painting the pictures',
        steps_completed: 10,
        total_steps: 20,
        version: 9,
      },
      30,
    )
    expect(line).toBe(
      `${'█'.repeat(14)}${'░'.repeat(14)} painting the pictures · 10 of 20 · 30 s · about 30 s left`,
    )
  })
})

describe('the configuration', () => {
  it('has the defaults that are documented', async () => {
    const config = await readConfig({}, folder)
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4000, database: null, demo: 'latency=150-600' })
    expect(config.home).toBe(join(folder, '.storymill'))
  })
})
