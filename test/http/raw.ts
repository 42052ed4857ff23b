import { connect, type Socket } from 'node:net'

export type RawAnswer = { status: number | null; head: string; body: string; ms: number }

/** A connection that says exactly what it is told to. */
export class Raw {
  readonly socket: Socket
  readonly closed: Promise<void>
  #heard = ''

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    this.socket.setEncoding('latin1')
    this.socket.on('data', (data: string) => (this.#heard += data))
    this.socket.on('error', () => {})
    const over = Promise.withResolvers<void>()
    this.closed = over.promise
    for (const event of ['end', 'close'] as const) this.socket.on(event, () => over.resolve())
  }

  say(text: string | Buffer): void {
    if (this.socket.writable) this.socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text)
  }

  get heard(): string {
    return this.#heard
  }

  /** What was answered when the other side hung up. */
  async answer(): Promise<RawAnswer> {
    const start = performance.now()
    await this.closed
    this.socket.destroy()
    const [head = '', ...body] = this.#heard.split('\r\n\r\n')
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(head) ?? []
    return {
      status: status === undefined ? null : Number(status),
      head,
      body: body.join('\r\n\r\n'),
      ms: performance.now() - start,
    }
  }
}

/** Says all of it at once and hears the answer. */
export async function raw(url: string, text: string | Buffer): Promise<RawAnswer> {
  const connection = new Raw(url)
  connection.say(text)
  return await connection.answer()
}
