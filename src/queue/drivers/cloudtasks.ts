import type { OpenBroker } from '../contract.ts'
import { PushRequests } from '../push/requests.ts'
import { tokenCheck } from '../push/token.ts'
import { Tasks } from './cloudtasks-client.ts'
import { place } from './cloudtasks-url.ts'

// Scheduled tasks are kept for 30 days; no book waits longer than this.
const longest_delay_ms = 24 * 3_600_000
// A request is answered before the broker would call it lost.
const margin = (deadline_ms: number) => Math.min(60_000, deadline_ms / 10)

/** The doorbell of Google Cloud Tasks, which sends each bell as a request to a worker, and waits for the answer. */
export const open: OpenBroker = async (url, { deployment, well, trouble }) => {
  const at = place(url)
  const tasks = new Tasks(at, trouble)
  const requests = new PushRequests({
    deployment,
    longest_ms: at.deadline_ms - margin(at.deadline_ms),
    again: (queue, text) => tasks.send(queue, text, 0),
  })
  const trusted = { issuers: at.issuers, jwks: at.jwks, audience: at.target, email: at.service_account }
  const check = tokenCheck(trusted, trouble)
  return {
    name: 'cloudtasks',
    longest_delay_ms,
    push: {
      path: '/ring',
      receive: async ({ authorization, body, signal }) => {
        const status = await check(authorization)
        if (status !== 200) return status
        well()
        return await requests.receive(body, signal)
      },
    },
    send: async (queue, text, count, delay_ms) =>
      void (await Promise.all(Array.from({ length: count }, () => tasks.send(queue, text, delay_ms)))),
    receive: async (queue, ear) => {
      const leave = requests.add(queue, ear)
      return async () => leave()
    },
    depth: (queue) => tasks.depth(queue),
    close: async () => {
      requests.close()
      tasks.close()
    },
  }
}
