import { imageWork, paint, type ImageCall } from '../../answers/image-work.ts'
import { freeWork, json, type How, type Reply, type Route, type Voice, type Work } from '../../contract.ts'
import type { Job } from '../../jobs.ts'
import type { World } from '../../world.ts'

/** The picture a job made, as it stands behind its link; null when there is none. */
export type Made = { bytes: Buffer; type: string; width: number; height: number } | null

const types = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

/** A picture that is ordered now and fetched later. Charged when it is ordered, drawn while the caller waits. */
export function jobWork(
  world: World,
  call: ImageCall,
  idOf: (seq: number) => string,
  taken: (job: Job) => object,
  status = 200,
): Work {
  const answer = (how: How) => json(status, taken(submit(world, call, idOf(how.seq), how)))
  return { ...imageWork(world, call, () => json(status, {})), answer, submits: true, job_id: idOf }
}

function submit(world: World, call: ImageCall, id: string, how: How): Job {
  const { project, ready_at, twist } = how
  const made = drawn(world, call, how)
  made.catch((error: unknown) => console.error('simulator:', error))
  const job = {
    id,
    project,
    model: call.model,
    created_at: world.now(),
    ready_at,
    twist,
    cancelled: false,
    taken: 0,
    made,
  }
  forget(world)
  world.jobs.set(id, job)
  return job
}

async function drawn(world: World, call: ImageCall, how: How): Promise<Made> {
  const [first] = await paint(world, call, how)
  const type = how.twist === 'truncated_png' ? types.png : types[call.format]
  return first ? { ...first, type } : null
}

export const madeBy = (job: Job): Promise<Made> => job.made as Promise<Made>

/** Jobs are in the order they came in; nobody can ask for the old ones any more. */
function forget(world: World): void {
  for (const [id, job] of world.jobs) {
    if (world.now() < expiry(world, job)) return
    world.jobs.delete(id)
  }
}

export const linkOf = (origin: string, { id }: Job, once = false): string =>
  `${origin}/${once ? 'delivery' : 'files'}/${id}`

/** How long a link works, in minutes of the limits. */
const lasts = 10
const expiry = (world: World, job: Job) => job.ready_at + lasts * world.config.minute_ms

/** Needs no key: whoever has the link has the picture. One kind of link works a single time. */
export function fileRoute(world: World, voice: Voice, path: RegExp, once: boolean): Route {
  const file = async (id: string): Promise<Reply> => {
    const job = world.jobs.get(id)
    const now = world.now()
    const made = job && now >= job.ready_at ? await madeBy(job) : null
    const gone = !job || now > expiry(world, job) || (once && job.taken > 0)
    if (!made || gone) return json(404, { detail: 'The file is not here, or not any more.' })
    job.taken++
    return { status: 200, headers: { 'content-type': made.type }, body: made.bytes }
  }
  return {
    method: 'GET',
    path,
    kind: 'poll',
    voice,
    open: true,
    read: (_incoming, [id = '']) => freeWork(() => file(id), id),
  }
}
