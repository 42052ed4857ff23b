import type { ReactNode } from 'react'
import { count, moment, share, usd } from '../../ops/numbers.ts'
import { levelOf, thresholds, type Level } from '../../ops/thresholds.ts'
import { words } from '../../words.ts'
import type { Spent } from './spent.ts'

const say = words.care.spent

/** The five numbers somebody asks for first. */
export function MoneyFacts({ spent }: { spent: Spent }) {
  const { usd: all, credits, per_book, wasted_share, wasted_usd } = spent
  const { p50_usd, p95_usd, books } = per_book
  return (
    <dl className="ops-money-facts">
      <Today spent={spent} />
      <Fact name={say.facts.all} value={usd(all)} />
      <Fact
        name={say.facts.book}
        value={p50_usd === null ? say.few : say.book(usd(p50_usd))}
        more={p95_usd === null ? null : say.bookMore(usd(p95_usd), count(books, Infinity))}
      />
      <Fact
        name={say.facts.wasted}
        value={wasted_share === null ? say.none : share(wasted_share)}
        level={wasted_share === null ? 'good' : levelOf(wasted_share, thresholds.wasted)}
        more={say.wasted(usd(wasted_usd))}
      />
      <Fact name={say.facts.billed} value={say.credits(count(credits, Infinity))} more={say.creditsMore} />
    </dl>
  )
}

function Today({ spent: { today } }: { spent: Spent }) {
  const { budget_usd, ends_at } = today
  const part = budget_usd ? today.usd / budget_usd : null
  const spentLevel = part === null ? 'good' : levelOf(part, thresholds.budget_spent)
  const level = ends_at && spentLevel === 'good' ? 'watch' : spentLevel
  const more = budget_usd === null ? say.noBudget : ends_at ? say.ends(moment(ends_at)) : say.lasts
  return (
    <Fact
      name={say.facts.today}
      value={say.today(usd(today.usd), budget_usd === null ? null : usd(budget_usd))}
      level={level}
      more={more}
    >
      {part !== null && (
        <progress
          className={`ops-money-budget ${level}`}
          aria-label={say.budget}
          max={1}
          value={Math.min(part, 1)}
        />
      )}
    </Fact>
  )
}

function Fact({
  name,
  value,
  more = null,
  level = 'good',
  children,
}: {
  name: string
  value: string
  more?: string | null
  level?: Level
  children?: ReactNode
}) {
  return (
    <div className="card ops-money-fact">
      <dt>{name}</dt>
      <dd>
        <span className={`ops-money-value ${level}`}>
          {value}
          {level !== 'good' && <span aria-label={words.care.level[level]}> !</span>}
        </span>
        {more && <span className="ops-money-more">{more}</span>}
        {children}
      </dd>
    </div>
  )
}
