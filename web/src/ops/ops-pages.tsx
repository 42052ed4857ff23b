import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from '../shell/error-boundary.tsx'
import { OpsFrame } from './frame/ops-frame.tsx'
import { OverviewPage } from './overview/overview-page.tsx'

const QueuesPage = lazy(() => import('./queues/queues-page.tsx'))
const WorkersPage = lazy(() => import('./workers/workers-page.tsx'))
const StepsPage = lazy(() => import('./steps/steps-page.tsx'))
const BooksPage = lazy(() => import('./books/books-page.tsx'))
const LimitsPage = lazy(() => import('../care/limits-page.tsx'))
const MoneyPage = lazy(() => import('../care/money-page.tsx'))
const DeadPage = lazy(() => import('../care/dead-page.tsx'))
const TimelinePage = lazy(() => import('../timeline/timeline-page.tsx'))

/** All that an operator looks at, in one frame. What breaks on one page leaves the frame standing. */
export default function OpsPages() {
  const [path] = useLocation()
  return (
    <OpsFrame>
      <ErrorBoundary key={path}>
        <Suspense fallback={<main id="main" aria-busy="true" />}>
          <Switch>
            <Route path="/ops" component={OverviewPage} />
            <Route path="/ops/queues" component={QueuesPage} />
            <Route path="/ops/workers" component={WorkersPage} />
            <Route path="/ops/steps" component={StepsPage} />
            <Route path="/ops/limits" component={LimitsPage} />
            <Route path="/ops/money" component={MoneyPage} />
            <Route path="/ops/dead" component={DeadPage} />
            <Route path="/ops/books" component={BooksPage} />
            <Route path="/ops/books/:id">{({ id }) => <TimelinePage key={id} id={id} />}</Route>
            <Route>
              <Redirect to="/ops" replace />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </OpsFrame>
  )
}
