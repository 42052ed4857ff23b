import { count, share, usd } from '../../ops/numbers.ts'
import { words } from '../../words.ts'

const say = words.care.spent

/** What the money went to, dearest first, each with its share as a bar. */
export function Shares({
  name,
  parts,
}: {
  name: string
  parts: { name: string; usd: number; calls: number }[]
}) {
  const all = parts.reduce((sum, part) => sum + part.usd, 0)
  const most = Math.max(...parts.map((part) => part.usd), 0)
  return (
    <section className="card ops-money-part">
      <h2>{name}</h2>
      {all === 0 && <p className="muted">{say.nothing}</p>}
      <ul>
        {all > 0 &&
          parts
            .toSorted((a, b) => b.usd - a.usd)
            .map((part) => (
              <li key={part.name}>
                <span className="ops-money-name">{part.name}</span>
                <span>{usd(part.usd)}</span>
                <span className="ops-money-percent">{share(part.usd / all)}</span>
                <div className="ops-money-bar" aria-hidden="true">
                  <div style={{ width: `${(part.usd / most) * 100}%` }} />
                </div>
                <span className="muted ops-money-calls">{say.calls(count(part.calls, Infinity))}</span>
              </li>
            ))}
      </ul>
    </section>
  )
}
