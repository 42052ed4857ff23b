import { useEffect, useEffectEvent, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { Book } from '../api/call.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import { AgeChoice } from './age-choice.tsx'
import { missingIn, type Draft, type FieldErrors, type FieldName } from './draft.ts'
import { errorsIn, firstWrong } from './field-errors.ts'
import { FurtherFields } from './further-fields.tsx'
import { IdeaField } from './idea-field.tsx'
import { OrderBar } from './order-bar.tsx'
import './order.css'
import { PagesStepper } from './pages-stepper.tsx'
import { StyleCards } from './style-cards.tsx'
import { useDraft, type Change } from './use-draft.ts'
import { useMounted } from './use-mounted.ts'
import { useQuote, useTextRefusal } from './use-quote.ts'
import { useSending } from './use-sending.ts'

/** Turns one sentence into an order, and says before what it takes. */
export default function OrderPage() {
  const { draft, change, ordered } = useDraft()
  const [, go] = useLocation()
  const isHere = useMounted()
  const asked = useQuote(draft)
  const unfit = useTextRefusal(draft)
  const [tried, setTried] = useState(false)
  const { sending, send, stop } = useSending(draft, (book: Book) => {
    ordered()
    // Who went elsewhere meanwhile is not called back.
    if (isHere()) go(`/books/${book.id}`)
  })
  const refused = sending.is === 'refused' && sending.refusal.status === 422 ? sending.refusal : null
  const errors = errorsIn(draft, tried, [unfit, refused])
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useEffectEvent(() => focusOn(form.current, firstWrong(errors)))
  useEffect(() => {
    if (refused) focusWrong()
  }, [refused])

  const edit: Change = (part) => {
    stop()
    change(part)
  }
  const order = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    const wrong = firstWrong(missingIn(draft))
    if (wrong) focusOn(form.current, wrong)
    else void send()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) order(event)
  }
  return (
    <main id="main" className="order">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut of the whole form */}
      <form ref={form} noValidate onSubmit={order} onKeyDown={press}>
        <PageTitle tab={words.order.tab}>{words.order.title}</PageTitle>
        <Fields draft={draft} errors={errors} change={edit} />
        <OrderBar {...{ draft, asked, sending, stop }} send={() => void send()} />
      </form>
    </main>
  )
}

type FieldParts = { draft: Draft; errors: FieldErrors; change: Change }

function Fields({ draft, errors, change }: FieldParts) {
  return (
    <>
      <IdeaField value={draft.idea} error={errors.idea} onChange={(idea) => change({ idea })} />
      <StyleCards value={draft.style} error={errors.style} onChange={(style) => change({ style })} />
      <div className="order-pair">
        <AgeChoice
          value={draft.age_group}
          error={errors.age_group}
          onChange={(age_group) => change({ age_group })}
        />
        <PagesStepper value={draft.pages} error={errors.pages} onChange={(pages) => change({ pages })} />
      </div>
      <FurtherFields draft={draft} errors={errors} change={change} />
    </>
  )
}

/** A radio group is entered where it is chosen. After drawing: what is wrong may have been folded away. */
function focusOn(form: HTMLFormElement | null, name: FieldName | undefined): void {
  if (!name) return
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>(`#order-${name}, [name="${name}"]:checked`)?.focus(),
  )
}
