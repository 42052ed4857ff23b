import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { eventually } from '../support/engine.ts'

/** A WebSocket of bare hands, for what no client library would send or leave unread. */
export type RawSocket = {
  tcp: Socket
  /** Status of the answer to the upgrade. */
  status: number
  send(text: string): void
  sendFrame(first: number, payload: Buffer): void
  /** The texts that came so far; answers to pings are not given. */
  texts(): string[]
  closed(): boolean
  untilClosed(): Promise<void>
}

export async function rawSocket(
  url: string,
  {
    path = '/socket.io/?EIO=4&transport=websocket',
    headers = {},
  }: { path?: string; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const { host, hostname, port } = new URL(url)
  const tcp = connect(Number(port), hostname)
  const texts: string[] = []
  let [unread, status, closed] = [Buffer.alloc(0), 0, false]
  tcp.on('data', (part) => {
    unread = Buffer.concat([unread, part])
    const end = unread.indexOf('\r\n\r\n')
    if (status === 0 && end < 0) return
    if (status === 0) {
      status = Number(/^HTTP\/1\.1 (\d+)/.exec(unread.toString('latin1'))?.[1] ?? -1)
      unread = unread.subarray(end + 4)
    }
    unread = takeFrames(unread, (kind, payload) => {
      if (kind === 1) texts.push(payload.toString())
      // A farewell is answered by leaving.
      if (kind === 8) tcp.end()
    })
  })
  tcp.on('error', () => {})
  tcp.on('close', () => (closed = true))
  const all = {
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  tcp.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  await eventually(async () => closed || status > 0, 5_000, 'the answer to the upgrade')
  const sendFrame = (first: number, payload: Buffer) => void tcp.write(masked(first, payload))
  return {
    tcp,
    status,
    sendFrame,
    send: (text) => sendFrame(0x81, Buffer.from(text)),
    texts: () => texts,
    closed: () => closed,
    untilClosed: async () => await eventually(async () => closed, 10_000, 'the connection to be closed'),
  }
}

function masked(first: number, payload: Buffer): Buffer {
  const size = payload.length
  const head = size < 126 ? Buffer.from([first, 0x80 | size]) : Buffer.alloc(size < 65_536 ? 4 : 10)
  if (size >= 126) {
    head[0] = first
    head[1] = size < 65_536 ? 0xfe : 0xff
    if (size < 65_536) head.writeUInt16BE(size, 2)
    else head.writeBigUInt64BE(BigInt(size), 2)
  }
  // A mask of zeros is one.
  return Buffer.concat([head, Buffer.alloc(4), payload])
}

/** Hands over each whole frame, and answers what is left. */
function takeFrames(
  bytes: Buffer<ArrayBuffer>,
  take: (kind: number, payload: Buffer) => void,
): Buffer<ArrayBuffer> {
  let at = 0
  while (at + 2 <= bytes.length) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
    if (start > bytes.length) break
    const size =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    if (start + size > bytes.length) break
    take((bytes[at] ?? 0) & 0x0f, bytes.subarray(start, start + size))
    at = start + size
  }
  return bytes.subarray(at)
}
