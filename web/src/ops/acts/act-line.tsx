import { words } from '../../words.ts'
import { useNow } from '../list/list-news.tsx'
import { forgetAct, useAct } from './acts.ts'

/** What was just done, with [Undo] while that is possible. It lies over the page and moves nothing. */
export function ActLine() {
  const act = useAct()
  const now = useNow()
  if (!act) return null
  const { undo } = act
  return (
    <div className={act.failed ? 'ops-act bad' : 'ops-act'}>
      <span>{act.says}</span>
      {undo && (
        <button
          className="button"
          onClick={() => {
            forgetAct()
            undo()
          }}
        >
          {words.ops.undo(Math.max(Math.ceil((act.until_ms - now) / 1000), 0))}
        </button>
      )}
    </div>
  )
}
