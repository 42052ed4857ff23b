import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { Refusal } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { words } from '../words.ts'
import { OfflineStrip } from './connection.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Header } from './header.tsx'
import { LiveRegions } from './live-regions.tsx'
import { PageTitle } from './page-title.tsx'
import { SignIn } from './sign-in.tsx'

const OrderPage = lazy(() => import('../order/order-page.tsx'))
const BookPage = lazy(() => import('../book/book-page.tsx'))
const LibraryPage = lazy(() => import('../library/library-page.tsx'))
const SettingsPage = lazy(() => import('./settings-page.tsx'))
const OpsPages = lazy(() => import('../ops/ops-pages.tsx'))

/** A refusal will not change by asking again; an answer that never came may. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, error) =>
        times < 2 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
      staleTime: 2_000,
    },
  },
})

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Site />
    </QueryClientProvider>
  )
}

function Site() {
  const [path] = useLocation()
  const { error } = useMe()
  const unknown = error instanceof Refusal && error.status === 401
  return (
    <div className={siteOf(path)}>
      <a className="skip-link button" href="#main">
        {words.shell.skip}
      </a>
      <OfflineStrip />
      <Header />
      <LiveRegions />
      {/* The operator's pages have a frame of their own that outlives each of them. */}
      <ErrorBoundary key={path.startsWith('/ops') ? '/ops' : path}>
        {unknown ? <SignIn /> : <Pages />}
      </ErrorBoundary>
    </div>
  )
}

function Pages() {
  return (
    <Suspense fallback={<main id="main" aria-busy="true" />}>
      <Switch>
        <Route path="/" component={OrderPage} />
        <Route path="/books/:id">{({ id }) => <BookPage key={id} id={id} />}</Route>
        <Route path="/library" component={LibraryPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/ops/*?" component={OpsPages} />
        <Route component={NotHere} />
      </Switch>
    </Suspense>
  )
}

function NotHere() {
  return (
    <main id="main">
      <PageTitle tab={words.shell.notHere}>{words.shell.notHere}</PageTitle>
      <p>
        <Link href="/library">{words.shell.library}</Link>
      </p>
    </main>
  )
}

/** Whose colours and fonts: an operator's pages, a book's (which brings its own font), or the rest. */
function siteOf(path: string): string {
  if (path.startsWith('/ops')) return 'site ops'
  return path.startsWith('/books/') ? 'site reading' : 'site'
}
