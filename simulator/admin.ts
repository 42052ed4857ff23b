import { z } from 'zod'
import { Fault, Limits, SimulatorConfig } from './config.ts'
import { json, type Incoming, type Reply } from './contract.ts'
import { report } from './report.ts'
import type { World } from './world.ts'

const money = z.number().min(0).nullable().optional()
const ProjectChange = z.strictObject({
  limits: z.record(z.string(), Limits).optional(),
  balance_usd: money,
  spend_cap_usd: money,
})
const { speed, tell_limits, honour_idempotency, latency } = SimulatorConfig.shape
const ConfigChange = z.strictObject({
  speed: speed.unwrap().optional(),
  tell_limits: tell_limits.unwrap().optional(),
  honour_idempotency: honour_idempotency.unwrap().optional(),
  latency: latency.optional(),
})

/** How everything stands that the admin API can change. */
export function state(world: World) {
  const { config, projects, faults, jobs } = world
  const now = world.now()
  return {
    config,
    projects: Object.fromEntries(
      [...projects.projects.values()].map(
        ({ name, balance_usd, spend_cap_usd, spent_usd, limits, limiters }) => [
          name,
          {
            balance_usd,
            spend_cap_usd,
            spent_usd,
            limits,
            used: Object.fromEntries([...limiters].map(([model, one]) => [model, one.states(now)])),
          },
        ],
      ),
    ),
    keys: [...projects.keys.values()].map(({ secret, ref, project, revoked }) => ({
      key: secret,
      key_ref: ref,
      project: project.name,
      revoked,
    })),
    faults: faults.list(),
    jobs: jobs.size,
  }
}

type Handler = (world: World, body: unknown, params: string[]) => object | null

const changeKey: Handler = (world, _body, [secret = '', verb]) => {
  const key = world.projects.keys.get(secret)
  if (!key) return null
  key.revoked = verb === 'revoke'
  return { key_ref: key.ref, revoked: key.revoked }
}

const changeProject: Handler = (world, body, [name = '']) => {
  const project = world.projects.projects.get(name)
  if (!project) return null
  const { limits, balance_usd, spend_cap_usd } = ProjectChange.parse(body)
  if (limits) world.projects.setLimits(project, limits)
  if (balance_usd !== undefined) project.balance_usd = balance_usd
  if (spend_cap_usd !== undefined) project.spend_cap_usd = spend_cap_usd
  return { balance_usd: project.balance_usd, spend_cap_usd: project.spend_cap_usd, limits: project.limits }
}

const handlers: [method: string, path: RegExp, handle: Handler][] = [
  ['GET', /^\/__sim\/report$/, report],
  ['GET', /^\/__sim\/ledger$/, (world) => ({ entries: world.ledger.entries() })],
  ['GET', /^\/__sim\/state$/, state],
  [
    'PUT',
    /^\/__sim\/faults$/,
    (world, body) => {
      world.faults.replace(z.array(Fault).parse(body))
      return { faults: world.faults.list() }
    },
  ],
  ['POST', /^\/__sim\/keys\/([^/]+)\/(revoke|restore)$/, changeKey],
  ['POST', /^\/__sim\/projects\/([^/]+)$/, changeProject],
  [
    'POST',
    /^\/__sim\/config$/,
    (world, body) => {
      const change = ConfigChange.parse(body)
      Object.assign(world.config, change)
      return world.config
    },
  ],
]

/** The door for tests and operators: no key, because only this machine reaches it. */
export async function administer(
  world: World,
  incoming: Incoming,
  restart: () => Promise<void>,
): Promise<Reply> {
  const { method, path, body } = incoming
  if (method === 'POST' && path === '/__sim/reset') {
    await restart()
    return json(200, { reset: true })
  }
  for (const [verb, pattern, handle] of handlers) {
    const match = verb === method && pattern.exec(path)
    if (!match) continue
    try {
      const value: unknown = body.length > 0 ? JSON.parse(Buffer.from(body).toString()) : {}
      const done = handle(world, value, match.slice(1).map(decodeURIComponent))
      return done ? json(200, done) : json(404, { error: `There is no ${path.split('/')[2]} of that name.` })
    } catch (error) {
      return json(400, { error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) })
    }
  }
  return json(404, { error: `There is no ${method} ${path}.` })
}
