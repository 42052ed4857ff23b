import { Link, useLocation } from 'wouter'
import { words } from '../../words.ts'
import { opsPlaces } from './ops-places.ts'

export function OpsNav() {
  const [path] = useLocation()
  return (
    <div className="ops-head">
      <nav aria-label={words.ops.places}>
        {opsPlaces.map(({ to, name }) => (
          <Link key={to} href={to} aria-current={path === to ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
    </div>
  )
}
