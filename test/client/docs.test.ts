import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docBlocks } from '../support/doc-blocks.ts'
import { ended, openAi, startHosted, type Hosted } from '../support/hosted.ts'

let service: Hosted
const folder = mkdtempSync(join(tmpdir(), 'storymill-docs-'))
beforeAll(async () => {
  service = await startHosted({ env: openAi, simulator: { pictures: { distinct: 1, size: 64 } } })
})
afterAll(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

const run = async (command: string, args: string[]) => {
  const env = { PATH: process.env.PATH ?? '', STORYMILL: service.url, LANG: 'C.UTF-8' }
  return await ended(spawn(command, args, { cwd: folder, env }))
}
const bytes = (name: string) => readFileSync(join(folder, name)).subarray(0, 4).toString('latin1')
const python = spawnSync('python3', ['--version']).status === 0
if (!python && !process.env['CI'])
  console.warn('python3 is not on PATH: install it to have docs/python.md tried out')

describe('docs/api.md', () => {
  it('works as it is written, block by block', async () => {
    const blocks = docBlocks('api.md', 'sh')
    expect(blocks.length).toBeGreaterThan(10)
    const numbered = blocks.map((block, index) => `echo "--- ${index}"\n${block}`)
    const { code, out, err } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', numbered.join('\n')])
    expect({ code, err: err.trim() }, out).toEqual({ code: 0, err: '' })
    const said = out.split(/--- \d+\n/).slice(1)
    expect(said[1]).toMatch(/^ordered [0-9a-f-]{36}\n$/)
    expect(said[4]).toMatch(/1 event: snapshot\n/)
    expect(said[5]).toBe('304\n')
    expect(said[6]).toBe('%PDF-')
    for (const name of ['fox.pdf', 'linked.pdf']) expect(bytes(name)).toBe('%PDF')
    expect(JSON.parse(readFileSync(join(folder, 'shared.json'), 'utf8'))).toHaveProperty('pages.3.text')
    expect(await service.get('/v1/books').then(async (answer) => await answer.json())).toMatchObject({
      items: [],
    })
  })
})

describe.runIf(python || process.env['CI'])('docs/python.md', () => {
  it('orders, waits and downloads', async () => {
    rmSync(join(folder, 'fox.pdf'), { force: true })
    const [program = ''] = docBlocks('python.md', 'python')
    const { code, out, err } = await run('python3', ['-c', program.replace('seconds=1.0', 'seconds=0.05')])
    expect({ code, err }, out).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/\n100 % complete\nwrote fox\.pdf: .+\n$/)
    expect(bytes('fox.pdf')).toBe('%PDF')
  })

  it('knows what was signed by us from what was not', async () => {
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    const body = '{"type":"book.complete","data":{"title":"Füchse"}}'
    const signed = (at: Date) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': `v1,bm90IG91cnM= ${new Webhook(secret).sign('msg_1', at, body)}`,
    })
    const now = signed(new Date())
    const cases = [
      [secret, now, body],
      [secret, now, `${body} `],
      [secret, { ...now, 'webhook-id': 'msg_2' }, body],
      [`whsec_${Buffer.alloc(32, 8).toString('base64')}`, now, body],
      [secret, signed(new Date(Date.now() - 600_000)), body],
      [secret, {}, body],
    ]
    const [program = '', verify = ''] = docBlocks('python.md', 'python')
    const imports = program.split('\n')[0]
    const check = `import sys\nfor secret, headers, body in json.loads(sys.argv[1]): print(verify(secret, headers, body.encode()))`
    const { out, err } = await run('python3', [
      '-c',
      `${imports}\n${verify}\n${check}`,
      JSON.stringify(cases),
    ])
    expect({ out: out.trim().split('\n'), err }).toEqual({
      out: ['True', 'False', 'False', 'False', 'False', 'False'],
      err: '',
    })
  })
})
