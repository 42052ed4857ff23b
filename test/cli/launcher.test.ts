import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../../bin/storymill.js', import.meta.url))

function launch(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [launcher, ...args],
      { env: { PATH: '/usr/bin:/bin', ...env } },
      (error, out, err) => resolve({ code: error ? error.code : 0, out, err }),
    )
  })
}

test('the launcher passes on what is said and the exit code', async () => {
  const help = await launch(['book', '--help'])
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('Example: storymill book'), err: '' })
  expect(await launch(['nonsense'])).toMatchObject({ code: 2, out: '' })
})

test('a wrong configuration is one line and exit code 2', async () => {
  const open = await launch(['serve'], { HOST: '0.0.0.0' })
  expect(open).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^storymill: HOST=.*\n$/) })
  const demo = await launch(['serve'], { STORYMILL_DEMO: 'fail=2' })
  expect(demo).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^storymill: STORYMILL_DEMO: fail must.*\n$/),
  })
})
