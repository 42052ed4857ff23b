import type { Database } from '../db/database.ts'
import { keepLearning, markModel, quarantine, reinstate } from '../db/limits.ts'
import type { Query } from '../db/database.ts'
import { lockLimits, readLimits, readUsed, type LimitRow } from '../db/permits.ts'
import { learn, type CallNews } from './learn.ts'
import { limitsOf, windowsOf, type DeclaredLimits, type LimitSettings, type ModelKind } from './settings.ts'

/** What a call tells of its group, its key and its model. */
export type News = CallNews & {
  group: string
  model: string
  kind: ModelKind
  key_ref: string
  code: string
  message: string
  /** What cannot serve any more, if anything. */
  lost: 'key' | 'group' | 'model' | null
  state: 'exhausted' | 'revoked'
}

/** Whether it is worth a statement: a served call that says nothing new is not. */
export const isNews = (news: News): boolean =>
  news.outcome !== 'served' || news.limits.length > 0 || news.pause_ms !== undefined

/** Shares what a call has taught with every worker, at once. */
export async function spreadNews(db: Database, settings: LimitSettings, news: News): Promise<void> {
  await db.transaction(async (query) => {
    await lockLimits(query, [news.group], news.model)
    const [limit] = await readLimits(query, [news.group], news.model)
    if (!limit) return
    const group = settings.groups.find((one) => one.id === news.group)
    const declared = group ? limitsOf(group, news.model) : null
    const used = news.outcome === 'refused' ? await usedShare(query, settings, news, limit, declared) : 0
    const learnt = learn(limit, news, declared !== null, used)
    await keepLearning(query, {
      ...learnt,
      limit_group: news.group,
      model: news.model,
      paused_because: learnt.paused_ms > 0 ? `${news.code}: ${news.message}`.slice(0, 300) : null,
      left_over: news.limits.flatMap(({ dimension, remaining, resets_in_ms }) =>
        remaining === undefined || resets_in_ms === undefined
          ? []
          : [{ dimension, remaining, until_ms: resets_in_ms }],
      ),
    })
    if (news.outcome === 'served') await reinstate(query, news.key_ref)
    if (news.lost === 'model') await markModel(query, news.group, news.model, news)
    else if (news.outcome === 'served' && limit.gone) await markModel(query, news.group, news.model, null)
    const probe_in_ms = settings.probe_ms[news.state]
    if (news.lost === 'key') await quarantine(query, { ref: news.key_ref }, { ...news, probe_in_ms })
    if (news.lost === 'group') await quarantine(query, { limit_group: news.group }, { ...news, probe_in_ms })
  })
}

/** How much of its whole limit a group was given within the last window, by the dimension it was given most of. */
async function usedShare(
  query: Query,
  { minute_ms }: LimitSettings,
  { group, model, kind }: News,
  limit: LimitRow,
  declared: DeclaredLimits | null,
): Promise<number> {
  const used = await readUsed(query, [group], model, minute_ms)
  const shares = windowsOf(declared, kind, { ...limit, share: 1 }, minute_ms)
    .filter((window) => window.window_ms === minute_ms)
    .map((window) => used.reduce((sum, one) => sum + one[window.dimension], 0) / window.limit)
  return Math.min(1, Math.max(0, ...shares))
}
