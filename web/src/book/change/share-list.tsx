import { call, type Answer, type Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { useActing } from './use-acting.ts'
import { whyRefused } from './why-refused.ts'

type Share = Answer<'GET /v1/books/{id}/shares'>['items'][number]

/** The links that work now, each with its end. */
export function ShareList({
  book,
  shares,
  onEnded,
}: {
  book: Book
  shares: readonly Share[]
  onEnded: (id: string) => void
}) {
  const { busy, refused, act } = useActing()
  const working = shares.filter(({ revoked_at, expires_at }) => !revoked_at && !isOver(expires_at))
  if (working.length === 0) return null
  const end = async ({ id }: Share) => {
    const params = { id: book.id, share: id }
    if (await act(async () => void (await call('DELETE /v1/books/{id}/shares/{share}', { params }))))
      onEnded(id)
  }
  return (
    <section className="share-list">
      <h3>{words.share.working}</h3>
      <ul>
        {working.map((share) => {
          const { id, name, created_at, expires_at } = share
          return (
            <li key={id}>
              <span>
                <strong>{name ?? words.share.unnamed}</strong>
                <span className="muted">{words.share.since(created_at, expires_at)}</span>
              </span>
              <button
                className="button"
                aria-disabled={busy}
                aria-label={words.share.endNamed(name ?? words.share.unnamed)}
                onClick={() => void end(share)}
              >
                {words.share.end}
              </button>
            </li>
          )
        })}
      </ul>
      <p role="alert" className="field-error change-why">
        {whyRefused(refused, { price: null, credits: null, status: book.status })}
      </p>
    </section>
  )
}

const isOver = (expires_at: string | null): boolean =>
  expires_at !== null && Date.parse(expires_at) < Date.now()
