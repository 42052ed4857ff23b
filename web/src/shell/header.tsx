import { Link, useLocation } from 'wouter'
import { isAdmin, useMe } from '../api/me.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'

export function Header() {
  const { data: me } = useMe()
  const [path] = useLocation()
  const places = [
    { to: '/library', name: words.shell.library, here: path === '/library' },
    { to: '/', name: words.shell.newBook, here: path === '/' },
    ...(isAdmin(me) ? [{ to: '/ops', name: words.shell.ops, here: path.startsWith('/ops') }] : []),
    { to: '/settings', name: words.shell.settings, here: path === '/settings' },
  ]
  return (
    <header className="site-header">
      <Link href="/" className="brand">
        <Icon name="book" />
        {words.name}
      </Link>
      <nav aria-label={words.shell.places}>
        {places.map(({ to, name, here }) => (
          <Link key={to} href={to} aria-current={here ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
    </header>
  )
}
