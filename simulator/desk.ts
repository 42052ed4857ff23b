import type { Fault } from './config.ts'
import { BadRequest, type Cause, type No, type Reached, type Work } from './contract.ts'
import { saidFault } from './fault-names.ts'
import { answer, replay } from './answer.ts'
import type { Limiter } from './limits.ts'
import { broke, type Project } from './projects.ts'
import { waitOf, withRetryAfter } from './retry-after.ts'
import { arrive, dressed, note, type Visit } from './visit.ts'
import { deliver } from './wire.ts'

/** Where every call stands before it is served: who asks, for what, may they, and what is to go wrong with it. */
export async function attend(...arrival: Parameters<typeof arrive>): Promise<void> {
  const visit = arrive(...arrival)
  const { key, route } = visit
  if (!route.open && (!key || key.revoked)) return await object(visit, null, { cause: 'key' })
  const work = await read(visit)
  if (!work) return
  if (await replay(visit, work)) return
  const limiter = key && work.model ? visit.world.projects.limiter(key.project, work.model) : null
  const objection = key && limiter ? objectionTo(visit, work, key.project, limiter) : null
  if (objection) return await object(visit, work, objection, limiter)
  try {
    const fault = faultOf(visit, work)
    if (fault && saidFault(fault.what)) await fail(visit, work, fault, limiter)
    else await answer(visit, work, fault, limiter)
  } finally {
    limiter?.leave()
  }
}

const faultOf = ({ world, route, key }: Visit, work: Work) =>
  world.faults.at('desk', { kind: route.kind, key: key?.secret ?? null, prompt: work.prompt })

type Objection = { cause: Cause; reached?: Reached }

/** Limits come last, because to ask them is to count. */
function objectionTo({ world, t }: Visit, work: Work, project: Project, limiter: Limiter): Objection | null {
  if (!world.config.models.includes(work.model)) return { cause: 'model' }
  const money = work.paid && broke(project)
  if (money) return { cause: money }
  const reached = limiter.admit(t, work)
  return reached && { cause: reached.dimension, reached }
}

async function read(visit: Visit): Promise<Work | null> {
  const { route, incoming, params } = visit
  try {
    return await route.read(incoming, params)
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error
    const { status, code, message } = error
    await say(visit, null, { status, code, message }, { outcome: 'invalid', status })
    return null
  }
}

async function object(
  visit: Visit,
  work: Work | null,
  { cause, reached }: Objection,
  limiter: Limiter | null = null,
): Promise<void> {
  const { status, code } = visit.route.voice.causes[cause]
  const noted = {
    outcome: `refused:${cause}`,
    status,
    cause,
    ...(reached && { wait_ms: Math.ceil(reached.wait_ms) }),
  }
  await say(visit, work, { status, code, ...(reached && { reached }) }, noted, limiter)
}

/** An error as the provider would say it, with the fault's own idea of when to come back. */
async function fail(visit: Visit, work: Work, fault: Fault, limiter: Limiter | null): Promise<void> {
  const said = saidFault(fault.what)
  if (!said) return
  const wait_ms = waitOf(fault)
  const charged_usd = fault.charge && visit.key ? work.usd() : 0
  if (visit.key) visit.world.projects.charge(visit.key.project, charged_usd)
  const noted = { outcome: fault.what, status: said.status, cause: said.code, charged_usd }
  await say(visit, work, { ...said, ...(wait_ms !== undefined && { wait_ms }) }, noted, limiter, fault)
}

async function say(
  visit: Visit,
  work: Work | null,
  no: Omit<No, 'model' | 'seq'>,
  noted: Parameters<typeof note>[2],
  limiter: Limiter | null = null,
  fault: Fault | null = null,
): Promise<void> {
  const { voice } = visit.route
  await note(visit, work, noted)
  const words = voice.no({ ...no, model: work?.model ?? '', seq: visit.seq })
  const reply = dressed(visit, words, limiter ? voice.limitHeaders(limiter.states(visit.t)) : {})
  const timed = fault ? withRetryAfter(reply, fault, visit.world.now()) : reply
  const headers = { ...timed.headers, ...fault?.headers }
  await deliver(visit.world, visit.out, { ...timed, headers }, null)
}
