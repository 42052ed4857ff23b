import { words } from '../../words.ts'

type Act = { action: string; target: string | null; detail: Record<string, unknown> }

/** What an operator did, in a few words; what is not known by name is said as it is recorded. */
export function actInWords({ action, target, detail }: Act): string {
  const did = words.ops.acts as Record<string, string | undefined>
  const name = typeof detail['name'] === 'string' ? detail['name'] : target
  const why = typeof detail['because'] === 'string' ? ` (${detail['because']})` : ''
  const known = did[action]
  return known === undefined ? `${action} ${target ?? ''}`.trim() : `${known} ${short(name)}${why}`.trim()
}

/** A whole id says nothing to people; its beginning is enough to tell it from others. */
const short = (name: string | null): string =>
  name === null ? '' : /^[0-9a-f-]{36}$/.test(name) ? name.slice(0, 8) : name
