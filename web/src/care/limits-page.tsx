import { call, type Answer } from '../api/call.ts'
import { ListNews } from '../ops/list/list-news.tsx'
import { useFilters } from '../ops/list/use-filters.ts'
import { usePolled } from '../ops/list/use-polled.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import './care.css'
import { LimitGroup } from './limits/limit-group.tsx'
import './limits/limits.css'

const say = words.care.limit
export type Group = Answer<'GET /v1/admin/limits'>['items'][number]

/** Which outside limit or key holds us, and until when. */
export default function LimitsPage() {
  const { data, error, dataUpdatedAt } = usePolled(['limits'], (signal) =>
    call('GET /v1/admin/limits', { signal }),
  )
  // An alarm or a search leads to one of them: it stands first.
  const [{ group: asked }] = useFilters(['group'])
  const askedFirst = (a: Group, b: Group) => Number(b.id === asked) - Number(a.id === asked)
  return (
    <main id="main" className="ops-care-page">
      <div className="ops-care-title">
        <PageTitle tab={words.care.limitsTab}>{words.care.limits}</PageTitle>
        <ListNews at={dataUpdatedAt} news={0} onShow={() => {}} />
      </div>
      {error && data && <p className="strip">{words.care.refresh}</p>}
      {data?.items.toSorted(askedFirst).map((group) => (
        <LimitGroup key={group.id} group={group} />
      ))}
      {!data && <p className="card ops-empty">{error?.message ?? say.loading}</p>}
      {data?.items.length === 0 && <p className="card ops-empty">{say.nothing}</p>}
    </main>
  )
}
