import { useCallback, useMemo } from 'react'
import { Link } from 'wouter'
import { useNow } from '../ops/list/list-news.tsx'
import { useFilters } from '../ops/list/use-filters.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import './care.css'
import { ActProgress } from './dead/act-progress.tsx'
import { DeadFilters } from './dead/dead-filters.tsx'
import { filterOf } from './dead/dead-set.ts'
import { GroupsList } from './dead/groups-list.tsx'
import { Lately } from './dead/lately.tsx'
import { LettersList } from './dead/letters-list.tsx'
import { useCodes } from './dead/use-codes.ts'

const say = words.care.dead
const names = ['queue', 'code', 'since', 'book', 'text', 'cause', 'letter', 'act'] as const

/** What died and needs a person: errors first, then the letters of one, and what to do about them. */
export default function DeadPage() {
  const [{ cause, letter, act, ...filters }, change] = useFilters(names)
  const minute = Math.floor(useNow(10_000) / 60_000) * 60_000
  const { queue, code, since, book, text } = filters
  const filter = useMemo(
    () => filterOf({ queue, code, since, book, text }, minute),
    // Only a filter by time moves with it.
    // oxlint-disable-next-line react/exhaustive-deps
    [queue, code, since, book, text, since ? minute : 0],
  )
  const ofError = useMemo(() => ({ ...filter, cause }), [filter, cause])
  const open = useCallback(
    (one: string) => addressOf({ queue, code, since, book, text, cause: one }),
    [queue, code, since, book, text],
  )
  const codes = useCodes()
  // One letter of a book is looked for by the book: then its letters are shown, not their errors.
  const lists = cause !== '' || 'book' in filter
  return (
    <main id="main" className="ops-care-page">
      <div className="ops-care-title">
        <PageTitle tab={words.care.title}>{words.care.title}</PageTitle>
        {cause && <Link href={addressOf(filters)}>‹ {say.all}</Link>}
      </div>
      {act && <ActProgress key={act} id={act} onClose={() => change({ act: '' })} />}
      <DeadFilters filters={filters} codes={codes} change={change} />
      {lists ? (
        <LettersList
          key={JSON.stringify(ofError)}
          filter={cause ? ofError : filter}
          shown={letter}
          onShow={(id) => change({ letter: id })}
        />
      ) : (
        <GroupsList key={JSON.stringify(filter)} filter={filter} open={open} />
      )}
      <Lately />
    </main>
  )
}

function addressOf(filters: Record<string, string>): string {
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  return search.size > 0 ? `/ops/dead?${search.toString()}` : '/ops/dead'
}
