import type { Own } from '../../test/support/services/service.ts'

/** A broker of a run's own. */
export type Stand = {
  name: string
  /** Null: it is the database itself. */
  own: Own | null
  /** What a process is set to: 0 is the API, the others are workers. */
  env(process: number): Record<string, string>
  stop(): Promise<void>
}

/** Null where there is no such broker. */
export const stands: Record<string, () => Promise<Stand | null>> = {
  postgres: async () => ({
    name: 'postgres',
    own: null,
    env: () => ({ QUEUE_URL: 'postgres:' }),
    stop: async () => {},
  }),
}
