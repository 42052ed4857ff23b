import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { words } from '../../words.ts'
import type { Overview } from '../live/overview-data.ts'
import { ago, count, duration, share, usd } from '../numbers.ts'
import { least, levelOf, levelOfShare, thresholds, type Level } from '../thresholds.ts'

const { overview: says } = words.ops

/** Are customers hurt now? One number each, with what it is measured against. */
export function Facts({ overview: { books, money } }: { overview: Overview }) {
  const ended = books.done_1h + books.failed_1h + books.partial_1h
  const quote = books.quoted_high_s
  const late = books.p95_s !== null && quote ? levelOf(books.p95_s / quote, thresholds.book_of_quote) : null
  const first = books.first_text_p95_s
  const shareOf = (part: number) => levelOfShare(part, ended, thresholds.unfinished_books, least.books)
  const spent = money.budget_usd ? money.usd_today / money.budget_usd : 0
  return (
    <dl className="ops-facts" aria-label={says.facts}>
      <Fact name={says.done} value={count(books.done_1h)} beside={says.perHour} />
      <Fact
        name={says.orderToDone}
        value={books.p95_s === null ? null : duration(books.p95_s)}
        level={late}
        beside={
          quote === null
            ? null
            : late && late !== 'good'
              ? says.overQuote(duration(quote))
              : says.quoted(duration(quote))
        }
      />
      <Fact
        name={says.firstText}
        value={first === null ? null : duration(first)}
        level={first === null ? null : levelOf(first, thresholds.first_text_p95_s)}
      />
      {(['failed', 'partial'] as const).map((status) => (
        <Fact
          key={status}
          name={<Link href={`/ops/books?status=${status}`}>{says[status]}</Link>}
          value={ended < least.books ? null : share(books[`${status}_1h`] / ended)}
          level={shareOf(books[`${status}_1h`])}
          beside={says.ofBooks(count(books[`${status}_1h`]), count(ended))}
        />
      ))}
      <Fact
        name={<Link href="/ops/money">{says.spend}</Link>}
        value={says.perH(usd(money.usd_1h))}
        level={money.budget_usd === null ? null : levelOf(spent, thresholds.budget_spent)}
        beside={budget(money)}
      />
      <Fact name={says.unfinished} value={count(books.unfinished)} beside={says.unfinishedHint} />
    </dl>
  )
}

function budget({ budget_usd, budget_left_h, usd_today }: Overview['money']): string {
  if (budget_usd === null) return says.today(usd(usd_today))
  return budget_left_h === null ? says.today(usd(usd_today)) : says.budgetLeft(ago(budget_left_h * 3600))
}

/** `value` null: there were too few to say. A level that is not good is also a word. */
function Fact({
  name,
  value,
  level = null,
  beside = null,
}: {
  name: ReactNode
  value: string | null
  level?: Level | null
  beside?: string | null
}) {
  return (
    <div className={level && level !== 'good' ? `ops-fact ${level}` : 'ops-fact'}>
      <dt>{name}</dt>
      <dd>
        {value === null ? <span className="ops-few">{words.ops.few}</span> : <b>{value}</b>}
        {level && level !== 'good' && <span className={`pill ${level}`}>{words.ops.levels[level]}</span>}
        <small>{beside ?? '\u00a0'}</small>
      </dd>
    </div>
  )
}
