import { afterEach, beforeEach, vi } from 'vitest'

/**
 * What commands of this process print, and what they say is wrong, line by line, anew for each test. `database`: the URL they
 * are set to, known by then.
 */
export function listenIn(database?: () => string): { out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []]
  beforeEach(() => {
    out.length = 0
    err.length = 0
    if (database) vi.stubEnv('DATABASE_URL', database())
    vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line))
    vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })
  return { out, err }
}
