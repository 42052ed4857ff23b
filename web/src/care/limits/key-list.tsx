import { moment } from '../../ops/numbers.ts'
import { words } from '../../words.ts'
import { masked } from '../dead/dead-set.ts'
import type { Group } from '../limits-page.tsx'

const say = words.care.limit
type Key = Group['keys'][number]
const toneOf = { active: 'good', exhausted: 'watch', revoked: 'bad' } as const

/** The keys of a group by name, and how each does: the key itself is nowhere. */
export function KeyList({ keys }: { keys: Key[] }) {
  return (
    <div className="ops-limit-keys">
      <h3>{say.keys}</h3>
      {keys.length === 0 && <p className="muted">{say.noKeys}</p>}
      <ul>
        {keys.map((key) => (
          <li key={key.ref}>
            <code>{key.ref}</code>
            <span className={`pill ${toneOf[key.state]}`}>{stateOf(key)}</span>
            {key.state !== 'active' && (
              <span className="muted">
                {[
                  key.code,
                  key.message && masked(key.message),
                  key.state === 'revoked' && key.probe_at && say.keyTried(moment(key.probe_at)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** "cooling until 03:14", "refused since 02:41" */
function stateOf({ state, since, probe_at }: Key): string {
  const word = say.keyStates[state]
  if (state === 'active') return word
  return state === 'exhausted' && probe_at
    ? `${word} ${say.keyUntil(moment(probe_at))}`
    : `${word} ${say.keySince(moment(since))}`
}
