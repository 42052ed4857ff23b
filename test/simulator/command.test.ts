import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/commands.ts'
import { admin, chat, post } from './simulator.ts'

const main = join(import.meta.dirname, '../../src/main.ts')
let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'storymill-simulate-'))))
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('storymill simulate-provider', () => {
  it('plays until it is told to stop', async () => {
    const config = join(folder, 'simulator.json')
    await writeFile(config, JSON.stringify({ projects: { ours: { keys: ['k1'] } } }))
    const args = [main, 'simulate-provider', '--port', '0', '--config', config, '--seed', '9', '--json']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const { url, port } = JSON.parse(line) as { url: string; port: number }
    expect(url).toBe(`http://127.0.0.1:${port}`)
    const answer = await post(url, '/v1/chat/completions', chat('A tale'), { authorization: 'Bearer k1' })
    expect(answer.status).toBe(200)
    expect(await admin(url, 'GET', 'report')).toMatchObject({ arrivals: 1 })
    expect(await admin(url, 'GET', 'state')).toMatchObject({ config: { seed: 9 } })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('says in one line what is wrong with its configuration', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const config = join(folder, 'simulator.json')
    await writeFile(config, JSON.stringify({ faults: [{ what: 'explode' }] }))
    expect(await run(['simulate-provider', '--config', config])).toBe(2)
    expect(await run(['simulate-provider', '--port', 'four'])).toBe(2)
    expect(await run(['simulate-provider', '--config', join(folder, 'none.json')])).toBe(2)
    expect(said.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringMatching(/no fault the simulator knows/),
      expect.stringMatching(/--port must be a whole number/),
      expect.stringMatching(/no such file/),
    ])
  })
})
