import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One address for several servers of this machine: each request goes to the next of them that answers. */
export type LoadBalancer = { url: string; close(): Promise<void> }

export async function loadBalancer(ports: readonly number[]): Promise<LoadBalancer> {
  let turn = 0
  const server = createServer((incoming, answer) => {
    turn += 1
    void forward(incoming, answer, [
      ...ports.slice(turn % ports.length),
      ...ports.slice(0, turn % ports.length),
    ])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function forward(incoming: IncomingMessage, answer: ServerResponse, ports: number[]): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const left = new AbortController()
  answer.on('close', () => left.abort())
  for (const port of ports) if (await passOn({ incoming, answer, body, signal: left.signal }, port)) return
  answer.writeHead(503).end()
}

type Passing = { incoming: IncomingMessage; answer: ServerResponse; body: Buffer; signal: AbortSignal }

/** Answers false if nobody is at this port. */
function passOn({ incoming, answer, body, signal }: Passing, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const { method, url, headers } = incoming
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers, signal }, (got) => {
    answer.writeHead(got.statusCode ?? 502)
    got.pipe(answer)
    got.on('error', () => answer.destroy())
    resolve(true)
  })
  let connected = false
  onward.on('socket', (socket) => socket.once('connect', () => (connected = true)))
  onward.on('error', () => {
    // Once it was connected it may have been heard, so it is not for another.
    if (connected) answer.destroy()
    resolve(connected)
  })
  onward.end(body)
  return promise
}
