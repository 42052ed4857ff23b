import { useNow } from '../list/list-news.tsx'
import { useLive } from '../live/live.ts'
import { levelOf, thresholds, type Level } from '../thresholds.ts'
import { useHeld } from './held.ts'

/** How far the numbers can be trusted by their age. What is held is old on purpose. */
export function useStaleness(): Level {
  const { at } = useLive()
  const held = useHeld()
  const now = useNow()
  if (held || at === 0) return 'good'
  return levelOf((now - at) / 1000, thresholds.news_age_s)
}
