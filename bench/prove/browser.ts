import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'headless_shell',
]

/** A Chromium by `CHROMIUM` or on PATH. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM']
  if (given) return given
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return places.find((place) => runnable(place)) ?? null
}

const runnable = (place: string): boolean => {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What a page did while it was open. */
export type Visit = {
  /** Every address that was asked for, or would have been. */
  requests: string[]
  /** alert and the like: something ran. */
  dialogs: string[]
  /** What the content security policy had to stop. */
  stopped: string[]
  /** What an expression said on the page at the end. */
  said: unknown
}

export type Browser = {
  /** `ready`: an expression that is true when the page is there. */
  visit(address: string, ready: string, expression: string): Promise<Visit>
  close(): void
}

type Message = {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
}
type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

/** Starts it with no way out but to this machine: names are not resolved. */
export async function openBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'storymill-browser-'))
  const flags = ['--headless', '--no-sandbox', '--no-zygote', '--disable-gpu', '--no-first-run']
  const rules = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
  const child = spawn(
    program,
    [...flags, rules, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)))
  })
  const wire = await connect(address)
  return {
    visit: (to, ready, expression) => visit(wire, to, ready, expression),
    close: () => {
      wire.socket.close()
      child.kill('SIGKILL')
      child.once('exit', () => rmSync(profile, { recursive: true, force: true }))
    },
  }
}

type Wire = {
  socket: WebSocket
  send(session: string | undefined): Send
  hear(heard: (message: Message) => void): () => void
}

async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error('the browser does not answer')), { once: true })
  })
  const open = new Map<number, (result: Record<string, unknown>) => void>()
  const ears = new Set<(message: Message) => void>()
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) open.get(message.id)?.(message.result ?? {})
    else for (const ear of ears) ear(message)
  })
  let last = 0
  return {
    socket,
    send:
      (sessionId) =>
      async (method, params = {}) =>
        await new Promise((resolve) => {
          const id = ++last
          open.set(id, resolve)
          socket.send(JSON.stringify({ id, method, params, sessionId }))
        }),
    hear: (ear) => {
      ears.add(ear)
      return () => ears.delete(ear)
    },
  }
}

const quiet_ms = 250

/** Opens an address in a tab of its own and waits until the page is there (20 s at most) and asks for nothing more. */
async function visit(wire: Wire, address: string, ready: string, expression: string): Promise<Visit> {
  const { targetId } = await wire.send(undefined)('Target.createTarget', { url: 'about:blank' })
  const attached = await wire.send(undefined)('Target.attachToTarget', { targetId, flatten: true })
  const send = wire.send(attached['sessionId'] as string)
  const seen: Visit = { requests: [], dialogs: [], stopped: [], said: null }
  let last = performance.now()
  const deaf = wire.hear((message) => {
    last = performance.now()
    note(seen, message, send)
  })
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`)
  await send('Page.navigate', { url: address })
  const value = async (what: string) => {
    const answer = await send('Runtime.evaluate', { expression: what, returnByValue: true })
    return (answer['result'] as { value?: unknown } | undefined)?.value
  }
  const end = performance.now() + 20_000
  while (performance.now() < end && !(await value(ready)))
    await new Promise((resolve) => setTimeout(resolve, 50))
  while (performance.now() - last < quiet_ms) await new Promise((resolve) => setTimeout(resolve, 50))
  seen.said = await value(expression)
  deaf()
  await wire.send(undefined)('Target.closeTarget', { targetId })
  return seen
}

function note(seen: Visit, { method, params = {} }: Message, send: Send): void {
  if (method === 'Network.requestWillBeSent') seen.requests.push((params['request'] as { url: string }).url)
  if (method === 'Page.javascriptDialogOpening') {
    seen.dialogs.push(String(params['message']))
    void send('Page.handleJavaScriptDialog', { accept: false })
  }
  const text = JSON.stringify(params)
  if (method === 'Log.entryAdded' && text.includes('Content Security Policy')) seen.stopped.push(text)
}
