import { count } from '../../ops/numbers.ts'
import { words } from '../../words.ts'
import { masked, type Preview, type Verb } from './dead-set.ts'
import { useUsualCost } from './use-usual-cost.ts'

const say = words.care.dead.ask

/** What an act on a frozen set would mean, in the server's numbers. */
export function Meaning({
  preview,
  verb,
  difference: { fewer, more },
}: {
  preview: Preview
  verb: Verb
  difference: { fewer: number; more: number }
}) {
  const usd = useUsualCost(preview)
  const { letters, books, users, credits, groups } = preview
  const text = count(books, Infinity)
  const of = groups.some(({ kind }) => kind === 'webhook') ? say.parts(text) : say.books(books, text)
  if (letters === 0) return <p>{say.none}</p>
  return (
    <>
      <p className="ops-care-sum">
        {say.set(say.letters(letters, count(letters, Infinity)), of, users)}
        {verb === 'retry' && ` ${say.cost(count(credits, Infinity), usd)}`}
      </p>
      {fewer > 0 && <p className="ops-care-changed">{say.fewer(fewer)}</p>}
      {more > 0 && (
        <p className="ops-care-changed">
          {say.more(count(letters, Infinity), count(letters - more, Infinity))}
        </p>
      )}
      {preview.more && <p className="ops-care-changed">{say.capped}</p>}
      {verb === 'discard' && (
        <>
          <p>{say.largest}</p>
          <ul className="ops-care-largest">
            {groups.slice(0, 3).map(({ cause, books, code, kind, message }) => (
              <li key={cause}>{say.group(books, code ?? kind, masked(message))}</li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">{verb === 'retry' ? say.retryMeans : say.discardMeans}</p>
    </>
  )
}
