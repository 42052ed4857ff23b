import { seeded, type Random } from '../src/providers/demo/random.ts'
import { openLibrary, type Library } from './answers/library.ts'
import { openStudio, type Studio } from './answers/pictures.ts'
import type { SimulatorConfig } from './config.ts'
import type { Reply } from './contract.ts'
import { faultScript, type Faults } from './faults.ts'
import type { Job } from './jobs.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { openProjects, type Projects } from './projects.ts'

/** How to give an answer again, and when it was first due. */
type Kept = { again: () => Promise<Reply>; ready_at: number }

/** Everything that is true while the simulator runs. What `reset` renews is replaced here, so nobody keeps a copy. */
export type World = {
  /** As it stands; the admin API changes it. */
  config: SimulatorConfig
  ledger: Ledger
  library: Library
  studio: Studio
  projects: Projects
  faults: Faults
  jobs: Map<string, Job>
  /** Answers by idempotency key. */
  replies: Map<string, Kept>
  random: Random
  seq: number
  now(): number
  /** Resolves after so long, or when the simulator stops. */
  pause(ms: number): Promise<void>
  stopped: AbortSignal
}

const fresh = (config: SimulatorConfig) => ({
  config: structuredClone(config),
  projects: openProjects(config),
  faults: faultScript(config.faults, config.seed),
  jobs: new Map<string, Job>(),
  replies: new Map<string, Kept>(),
  random: seeded(config.seed, 'latency'),
  seq: 0,
})

export async function openWorld(
  config: SimulatorConfig,
  ledgerFile: string | undefined,
  stopped: AbortSignal,
): Promise<World> {
  const ledger = await openLedger(ledgerFile)
  const world: World = {
    ...fresh(config),
    ledger,
    library: openLibrary(config.seed),
    studio: openStudio(config.pictures),
    now: () => performance.timeOrigin + performance.now(),
    pause: (ms) => pause(ms, stopped),
    stopped,
  }
  goOn(world)
  return world
}

/** A second start with the same ledger has spent what the first one charged. */
function goOn(world: World): void {
  for (const entry of world.ledger.entries()) {
    world.seq = Math.max(world.seq, entry.seq)
    const project = world.projects.projects.get(entry.project ?? '')
    if (project) world.projects.charge(project, entry.charged_usd)
  }
}

export const reset = async (world: World, config: SimulatorConfig): Promise<void> => {
  await world.ledger.clear()
  Object.assign(world, fresh(config))
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  if (ms <= 0 || stopped.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopped.addEventListener('abort', end, { once: true })
  })
}
