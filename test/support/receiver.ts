import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { path: string; headers: Record<string, string>; body: string }

/** Somebody who is told: what came, and how it is answered. */
export type Receiver = {
  url: string
  got: Received[]
  /** How many are being answered at this moment, and how many ever were at once. */
  open(): number
  most(): number
  stop(): Promise<void>
}

type Reply = (got: Received, reply: ServerResponse, request: IncomingMessage) => void

/** Without `reply` everything is answered with 204. */
export async function startReceiver(
  reply: Reply = (_, answer) => void answer.writeHead(204).end(),
): Promise<Receiver> {
  const got: Received[] = []
  const [at, sum] = [new Set<ServerResponse>(), { most: 0 }]
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    at.add(answer)
    sum.most = Math.max(sum.most, at.size)
    answer.on('close', () => at.delete(answer))
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      const one = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() }
      got.push(one)
      reply(one, answer, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    open: () => at.size,
    most: () => sum.most,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
