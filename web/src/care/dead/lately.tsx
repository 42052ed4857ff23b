import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { count, moment } from '../../ops/numbers.ts'
import { words } from '../../words.ts'

const say = words.care.dead

/** The acts on many letters, newest first: who, what, how many, and how it went. */
export function Lately() {
  const { data } = useQuery({
    queryKey: ['dead', 'lately'],
    queryFn: ({ signal }) => call('GET /v1/admin/dead/actions', { query: { limit: 10 }, signal }),
    refetchInterval: 15_000,
  })
  const acts = data?.items.filter(({ does }) => does !== null) ?? []
  if (acts.length === 0) return null
  return (
    <details className="ops-care-lately">
      <summary>{say.lately}</summary>
      <ul>
        {acts.map(({ id, by, does, letters, acted_at, state }) => (
          <li key={id}>
            <span className="muted">{moment(acted_at ?? '')}</span>
            <Link href={`/ops/dead?act=${id}`}>{does && say.did[does](by, count(letters, Infinity))}</Link>
            <span className="muted">{say.states[state]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
