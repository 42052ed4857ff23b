import { useId, useState, type FormEvent } from 'react'
import { call, Refusal } from '../../api/call.ts'
import { useMe } from '../../api/me.ts'
import { words } from '../../words.ts'
import { giveBook } from '../use-book.ts'
import { ChangePicture } from './change-picture.tsx'
import { ChangeWay } from './change-way.tsx'
import { ChangeWords } from './change-words.tsx'
import { Earlier } from './history.tsx'
import { useActing } from './use-acting.ts'
import type { ChangePart } from './use-change.ts'
import { whyRefused } from './why-refused.ts'
import { lackOf, priceOf, wishOf, type Draft } from './wish.ts'

/** What is wished for, what it costs, and what stood on the page before. */
export function ChangeForm(part: ChangePart) {
  const { book, page, change, onClose } = part
  const now = book.pages[page - 1]?.text ?? null
  const [draft, setDraft] = useState<Draft>({ way: 'fix', note: '', own: true, text: now ?? '' })
  const [lacks, setLacks] = useState('')
  const { busy, refused, act } = useActing()
  const { data: me } = useMe()
  const alert = useId()
  const price = priceOf(change.history?.prices, draft)
  const why = lacks || whyRefused(refused, { price, credits: me?.credits ?? null, status: book.status })
  const put = (more: Partial<Draft>) => {
    setLacks('')
    setDraft({ ...draft, ...more })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = lackOf(draft, now)
    setLacks(lacks)
    if (lacks === '')
      void act(() => change.ask(wishOf(draft)).catch((error: unknown) => lookAgain(book.id, error)))
  }
  const field = { draft, onDraft: put, alert: why === '' ? undefined : alert }
  return (
    <form className="change-form" onSubmit={submit} noValidate>
      <ChangeWay way={draft.way} cover={page === 0} onWay={(way) => put({ way })} />
      {draft.way === 'words' ? (
        <ChangeWords {...field} language={book.language} />
      ) : (
        <ChangePicture {...field} book={book} page={page} />
      )}
      <p id={alert} role="alert" className="field-error change-why">
        {why}
      </p>
      <div className="change-foot">
        <p className="muted">{words.change.only(page, price)}</p>
        <div className="change-acts">
          <button type="button" className="button" onClick={onClose}>
            {words.shell.cancel}
          </button>
          <button className="button main" aria-disabled={busy}>
            {words.change.doIt(page)}
          </button>
        </div>
      </div>
      <Earlier {...part} />
    </form>
  )
}

/** A book that is in another state than we thought is looked at again; the refusal stays one. */
async function lookAgain(id: string, error: unknown): Promise<never> {
  if (error instanceof Refusal && error.status === 409)
    await call('GET /v1/books/{id}', { params: { id } }).then(giveBook, () => {})
  throw error
}
