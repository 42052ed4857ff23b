import { useEffect, useState } from 'react'
import { alarm } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { useNow } from '../list/list-news.tsx'
import { useLive } from '../live/live.ts'
import { ago, clock } from '../numbers.ts'
import { useStaleness } from './use-staleness.ts'

/** Numbers that look current and are not are worse than none: says since when nothing was heard. */
export function StaleStrip() {
  const { overview, at } = useLive()
  const now = useNow()
  const staleness = useStaleness()
  const [first] = useState(now)
  const stale = staleness !== 'good'
  const never = at === 0 && now - first > 6_000
  useEffect(() => {
    if (stale) alarm(words.ops.noNewsShort)
  }, [stale])
  if (!stale && !never) return null
  const text = never
    ? words.ops.noNewsEver
    : words.ops.noNews(ago((now - at) / 1000), clock(overview?.at ?? at, true))
  return <p className={`ops-strip ${staleness === 'bad' || never ? 'bad' : 'watch'}`}>{text}</p>
}
