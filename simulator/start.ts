import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { state } from './admin.ts'
import { SimulatorConfig, type SimulatorOptions } from './config.ts'
import { report, type Report } from './report.ts'
import { routes } from './routes.ts'
import { serve } from './server.ts'
import { openWorld, reset } from './world.ts'

export type Simulator = {
  url: string
  state(): ReturnType<typeof state>
  report(): Report
  stop(): Promise<void>
}

/** A provider to test against, on this machine only. `port` 0 takes a free one. Throws what is wrong with the options. */
export async function startSimulator(
  options: SimulatorOptions = {},
  { ledger, port = 0 }: { ledger?: string | undefined; port?: number | undefined } = {},
): Promise<Simulator> {
  const config = SimulatorConfig.parse(options)
  const stopped = new AbortController()
  const world = await openWorld(config, ledger, stopped.signal)
  const { server, idle } = serve(world, routes(world), () => reset(world, config))
  server.listen({ port, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state: () => state(world),
    report: () => report(world),
    async stop() {
      stopped.abort()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
      await idle()
      await world.ledger.close()
    },
  }
}
