import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'

/** A wire between a client and a server that speak TCP, to be cut or to go dead. */
export type Wire = {
  port: number
  /** Every connection is broken, as by a broker's restart. */
  cut(): void
  /** Nothing passes on the connections there are, and neither end is told; new ones are fine. */
  goDead(): void
  close(): Promise<void>
}

export async function wire(to: NetConnectOpts): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>()
  const server = createServer((near) => {
    const far = connect(to)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const end of pair) {
      end.on('error', () => {})
      end.on('close', () => {
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    goDead: () => {
      for (const pair of pairs) {
        const [near, far] = pair
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
