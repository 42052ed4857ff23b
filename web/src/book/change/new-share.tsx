import { useId, useState, type FormEvent } from 'react'
import { call, type Book } from '../../api/call.ts'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import type { Made } from './share-book.tsx'
import { useActing } from './use-acting.ts'
import { whyRefused } from './why-refused.ts'

const day_s = 86_400
const lasting = { ever: undefined, week: 7 * day_s, month: 30 * day_s } as const
type Lasting = keyof typeof lasting

/** Makes a link. It is shown this once, as only its hash is kept. */
export function NewShare({
  book,
  made,
  onMade,
}: {
  book: Book
  made: Made | null
  onMade: (share: Made) => void
}) {
  const [name, setName] = useState('')
  const [lasts, setLasts] = useState<Lasting>('ever')
  const { busy, refused, act } = useActing()
  const [nameId, lastsId] = [useId(), useId()]
  const make = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      const expires_s = lasting[lasts]
      const body = {
        ...(name.trim() && { name: name.trim() }),
        ...(expires_s !== undefined && { expires_s }),
      }
      onMade(await call('POST /v1/books/{id}/shares', { params: { id: book.id }, body }))
      setName('')
    })
  }
  return (
    <form className="share-new" onSubmit={make}>
      <div className="change-field">
        <label htmlFor={nameId}>{words.share.name}</label>
        <input
          id={nameId}
          maxLength={100}
          autoComplete="off"
          placeholder={words.share.example}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="change-field">
        <label htmlFor={lastsId}>{words.share.lasts}</label>
        <select id={lastsId} value={lasts} onChange={(event) => setLasts(event.target.value as Lasting)}>
          {Object.entries(words.share.lasting).map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      </div>
      <button className="button main" aria-disabled={busy}>
        <Icon name="link" />
        {words.share.make}
      </button>
      <p role="alert" className="field-error change-why">
        {whyRefused(refused, { price: null, credits: null, status: book.status })}
      </p>
      {made && <Link key={made.id} made={made} />}
    </form>
  )
}

function Link({ made }: { made: Made }) {
  const id = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  const url = new URL(made.url, location.origin).href
  const copy = async () => {
    // Not allowed without https: then it is selected, to be copied by hand.
    const done = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    )
    setCopied(done ?? false)
    if (!done) (document.getElementById(id) as HTMLInputElement | null)?.select()
  }
  return (
    <div className="share-made">
      <label htmlFor={id}>{words.share.link(made.name)}</label>
      <div className="share-link">
        <input id={id} readOnly value={url} onFocus={(event) => event.target.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name="copy" />
          {words.share.copy}
        </button>
      </div>
      <p role="status" className="muted">
        {copied === null ? words.share.once : copied ? words.share.copied : words.share.selected}
      </p>
    </div>
  )
}
