import { useEffect, useState } from 'react'
import { words } from '../../words.ts'
import { useHeld } from '../frame/held.ts'
import { ago } from '../numbers.ts'

const late_ms = 6_000

/** Above a list: how old it is, and what came meanwhile and waits to be shown. */
export function ListNews({ at, news, onShow }: { at: number; news: number; onShow: () => void }) {
  const now = useNow()
  const held = useHeld()
  const age_ms = now - at
  const text = ago(age_ms / 1000)
  return (
    <div className="ops-news">
      {/* Kept in its place, so that nothing moves when news comes. */}
      <button className="button ops-news-button" hidden={news === 0} onClick={onShow}>
        {words.ops.list.news(news)}
      </button>
      {at > 0 && (
        <span className={held || age_ms > late_ms ? 'ops-freshness watch' : 'ops-freshness'}>
          {held
            ? words.ops.list.held
            : age_ms > late_ms
              ? words.ops.list.stale(text)
              : words.ops.list.ago(text)}
        </span>
      )}
    </div>
  )
}

/** The time, once a second. */
export function useNow(every_ms = 1000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every_ms)
    return () => clearInterval(timer)
  }, [every_ms])
  return now
}
