import { createHash } from 'node:crypto'
import type { Limits, SimulatorConfig } from './config.ts'
import { limiter, type Limiter } from './limits.ts'
import { rounded } from './prices.ts'

export type Project = {
  name: string
  /** What is left; null never runs out. */
  balance_usd: number | null
  spend_cap_usd: number | null
  spent_usd: number
  limits: Record<string, Limits>
  limiters: Map<string, Limiter>
}
export type Key = { secret: string; ref: string; project: Project; revoked: boolean }

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

export type Projects = ReturnType<typeof openProjects>

/** Who pays and whose limits count: keys belong to projects, and limits and money to the project. */
export function openProjects(config: SimulatorConfig) {
  const projects = new Map<string, Project>()
  const keys = new Map<string, Key>()
  for (const [name, { keys: secrets, limits, balance_usd, spend_cap_usd }] of Object.entries(
    config.projects,
  )) {
    const project: Project = {
      name,
      balance_usd,
      spend_cap_usd,
      limits,
      spent_usd: 0,
      limiters: new Map<string, Limiter>(),
    }
    projects.set(name, project)
    for (const secret of secrets) keys.set(secret, { secret, ref: hashOf(secret), project, revoked: false })
  }
  const limitsOf = (project: Project, model: string) => project.limits[model] ?? project.limits['*'] ?? {}
  return {
    projects,
    keys,
    key: (secret: string | null) => (secret === null ? undefined : keys.get(secret)),
    limiter(project: Project, model: string): Limiter {
      const known = project.limiters.get(model)
      if (known) return known
      const made = limiter(limitsOf(project, model), config.minute_ms, config.count_refused)
      project.limiters.set(model, made)
      return made
    },
    setLimits(project: Project, limits: Record<string, Limits>) {
      project.limits = { ...project.limits, ...limits }
      for (const [model, one] of project.limiters) one.change(limitsOf(project, model))
    },
    charge(project: Project, usd: number) {
      project.spent_usd = rounded(project.spent_usd + usd)
      if (project.balance_usd !== null) project.balance_usd = rounded(project.balance_usd - usd)
    },
  }
}

/** Whether the money is gone. The last call may cost more than what was left, as everywhere. */
export function broke({ balance_usd, spend_cap_usd, spent_usd }: Project): 'money' | 'cap' | null {
  if (balance_usd !== null && balance_usd <= 0) return 'money'
  return spend_cap_usd !== null && spent_usd >= spend_cap_usd ? 'cap' : null
}
