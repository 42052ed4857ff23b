import { count, moment, share } from '../../ops/numbers.ts'
import { levelOf, thresholds } from '../../ops/thresholds.ts'
import { words } from '../../words.ts'
import type { Group } from '../limits-page.tsx'

const say = words.care.limit
type Model = Group['models'][number]

/** What is used of a model's limits, and what else holds it. */
export function ModelLimits({ model }: { model: Model }) {
  const { in_flight, limits, throttled_share, waiting } = model
  return (
    <div className="ops-limit-model">
      <div className="ops-limit-name">
        <h3>{model.model}</h3>
        <span className="muted">{say.flying(in_flight)}</span>
        {throttled_share !== null && (
          <Level
            level={levelOf(throttled_share, thresholds.throttled)}
            text={say.throttled(share(throttled_share))}
          />
        )}
        {waiting > 0 && <span className="pill waiting">{say.waiting(count(waiting))}</span>}
      </div>
      <div className="ops-limit-bars">
        {limits.map((limit) => (
          <Used key={`${limit.dimension} ${limit.window_s}`} limit={limit} />
        ))}
        <Holds model={model} />
      </div>
    </div>
  )
}

function Used({ limit: { dimension, limit, used, window_s } }: { limit: Model['limits'][number] }) {
  const part = limit > 0 ? Math.min(used / limit, 1) : 1
  const level = levelOf(1 - part, thresholds.headroom)
  const text = say.used(
    count(used, Infinity),
    count(limit, Infinity),
    say.dimensions[dimension] ?? dimension,
    say.per(window_s),
  )
  return (
    <div className="ops-limit-used">
      <div className={`ops-limit-bar ${level}`} aria-hidden="true">
        <div style={{ width: `${part * 100}%` }} />
      </div>
      <span>{text}</span>
      <Level level={level} text={part >= 1 ? say.full : say.left(share(1 - part))} />
    </div>
  )
}

/** Calm is plain text; what is to be watched or bad is a pill with a mark. */
function Level({ level, text }: { level: 'good' | 'watch' | 'bad'; text: string }) {
  return level === 'good' ? (
    <span className="muted">{text}</span>
  ) : (
    <span className={`pill ${level}`}>
      {text} <span aria-label={words.care.level[level]}>!</span>
    </span>
  )
}

function Holds({ model: { share: learnt, paused_until, paused_because, gone } }: { model: Model }) {
  const holds = [
    ...(learnt < 0.995 ? [say.learnt(share(learnt))] : []),
    ...(paused_until ? [say.paused(moment(paused_until), paused_because)] : []),
    ...(gone ? [say.gone(gone.code, gone.message)] : []),
  ]
  return holds.map((hold) => (
    <p key={hold} className="ops-limit-hold">
      {hold}
    </p>
  ))
}
