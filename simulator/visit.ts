import type { ServerResponse } from 'node:http'
import type { Incoming, Reply, Route, Work } from './contract.ts'
import { hashOf, type Key } from './projects.ts'
import type { World } from './world.ts'

/** One arrival, on its way to its one line in the ledger. */
export type Visit = {
  world: World
  route: Route
  incoming: Incoming
  params: string[]
  out: ServerResponse
  secret: string | null
  key: Key | undefined
  seq: number
  t: number
}

export function arrive(
  world: World,
  found: { route: Route; params: string[] },
  incoming: Incoming,
  out: ServerResponse,
): Visit {
  const secret = found.route.voice.secretOf(incoming)
  return {
    ...found,
    world,
    incoming,
    out,
    secret,
    key: world.projects.key(secret),
    seq: ++world.seq,
    t: world.now(),
  }
}

export type Noted = {
  outcome: string
  status: number | null
  charged_usd?: number
  cause?: string
  wait_ms?: number
  job_id?: string
}

/** Writes the line; only when it is on the disk may a byte of the answer leave. */
export async function note(visit: Visit, work: Work | null, noted: Noted): Promise<void> {
  const { world, route, incoming, key, secret } = visit
  await world.ledger.write({
    t: Math.round(visit.t),
    seq: visit.seq,
    persona: route.voice.name,
    path: incoming.path,
    kind: route.kind,
    key_ref: secret === null ? null : hashOf(secret),
    project: key?.project.name ?? null,
    model: work?.model || null,
    idempotency_key: assetOf(incoming),
    body_hash: incoming.body.length > 0 ? hashOf(incoming.body) : null,
    charged_usd: 0,
    limited: noted.wait_ms !== undefined,
    ...noted,
  })
}

export function assetOf({ headers }: Incoming): string | null {
  const header = headers['idempotency-key']
  return typeof header === 'string' ? header : null
}

/** The id of the answer, and what is left of the limits where that is told. */
export function dressed(
  { world, route, seq }: Visit,
  reply: Reply,
  limits: Record<string, string> = {},
): Reply {
  const told = world.config.tell_limits ? limits : {}
  const id = { [route.voice.id_header]: `req_sim_${String(seq).padStart(8, '0')}` }
  return { ...reply, headers: { ...id, ...told, ...reply.headers } }
}
