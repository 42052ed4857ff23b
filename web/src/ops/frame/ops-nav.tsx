import { Link, useLocation } from 'wouter'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { FindBox } from '../find/find-box.tsx'
import type { Overview } from '../live/overview-data.ts'
import { count } from '../numbers.ts'
import { Freshness } from './freshness.tsx'
import { opsPlaces } from './ops-places.ts'

/** A page of one place, such as a queue's steps, is still of that place. */
const within: Record<string, string> = { '/ops/steps': '/ops/queues' }

export function OpsNav({ overview, onHelp }: { overview: Overview | null; onHelp: () => void }) {
  const [path] = useLocation()
  const here = within[path] ?? path
  const dead = overview?.dead.letters ?? 0
  return (
    <div className="ops-head">
      <nav aria-label={words.ops.places}>
        {opsPlaces.map(({ to, name }) => (
          <Link key={to} href={to} aria-current={here === to ? 'page' : undefined}>
            {name}
            {to === '/ops/dead' && dead > 0 && <span className="pill bad ops-nav-count">{count(dead)}</span>}
          </Link>
        ))}
      </nav>
      <section className="ops-head-end" aria-label={words.ops.tools}>
        <FindBox />
        <Freshness />
        <button className="button quiet ops-icon-button" aria-label={words.ops.keys.title} onClick={onHelp}>
          <Icon name="keyboard" />
        </button>
      </section>
    </div>
  )
}
