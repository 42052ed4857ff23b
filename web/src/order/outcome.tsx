import { useEffect, useEffectEvent } from 'react'
import { Link } from 'wouter'
import { useMe } from '../api/me.ts'
import { sayRefusal } from '../api/say-refusal.ts'
import type { Refusal } from '../api/call.ts'
import { Icon } from '../parts/icon.tsx'
import { alarm, announce } from '../shell/announce.ts'
import { useOnline } from '../shell/connection.tsx'
import { words } from '../words.ts'
import { errorsOf, firstWrong } from './field-errors.ts'
import { useCountdown } from './use-countdown.ts'
import type { Sending } from './use-sending.ts'
import type { Quote } from './use-quote.ts'

type Parts = { sending: Sending; quote: Quote | null; send: () => void; stop: () => void }

/** What became of the order where no book came of it at once. */
export function Outcome({ sending, quote, send, stop }: Parts) {
  switch (sending.is) {
    case 'waiting':
      return <Waiting key={sending.until} {...sending} send={send} stop={stop} />
    case 'refused':
      return <Refused refusal={sending.refusal} quote={quote} />
    case 'there':
      return (
        <Told text={words.order.already}>
          <Link className="button" href={`/books/${sending.book.id}`}>
            {words.order.openBook(sending.book.title ?? sending.book.idea)}
          </Link>
        </Told>
      )
    default:
      return null
  }
}

type WaitingParts = { refusal: Refusal; until: number; send: () => void; stop: () => void }

function Waiting({ refusal, until, send, stop }: WaitingParts) {
  const online = useOnline()
  const seconds = useCountdown(until)
  const silent = refusal.code === 'offline'
  const held = silent && !online
  const due = seconds === 0 && !held
  useEffect(() => {
    if (due) send()
  }, [due, send])
  useEffect(() => {
    if (!silent) return
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [silent, send])
  const says = held ? words.order.goesOut : silent ? words.order.silent(seconds) : words.order.busy(seconds)
  // Said once as it begins: a voice that counts is no help.
  const say = useEffectEvent(() => announce(says))
  useEffect(() => say(), [])
  return (
    <div className="order-outcome watch">
      <Icon name="clock" />
      <p>
        <b className="order-countdown">{due ? words.order.trying : says}</b>
        {!silent && <span className="muted">{sayRefusal(refusal)}</span>}
      </p>
      <button type="button" className="button" onClick={send}>
        {words.order.tryNow}
      </button>
      <button type="button" className="button quiet" onClick={stop}>
        {words.order.dontTry}
      </button>
    </div>
  )
}

function Refused({ refusal, quote }: { refusal: Refusal; quote: Quote | null }) {
  const { data: me } = useMe()
  // Said under each field already.
  if (firstWrong(errorsOf(refusal))) return null
  if (refusal.code !== 'credits_short') return <Told text={sayRefusal(refusal)} more={after(refusal)} bad />
  const known = quote && me?.credits !== undefined && me.credits !== null && me.credits < quote.credits
  return (
    <Told text={known ? words.order.short(quote.credits, me.credits ?? 0) : words.order.shortOfUnknown} bad />
  )
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

function after({ retry_after, status }: Refusal): string {
  if (status === 422) return ''
  if (retry_after === null) return words.order.keptHere
  return words.order.backAt(clock.format(Date.now() + retry_after * 1000))
}

type ToldParts = { text: string; more?: string; bad?: boolean; children?: React.ReactNode }

function Told({ text, more = '', bad = false, children }: ToldParts) {
  useEffect(() => (bad ? alarm(text) : announce(text)), [text, bad])
  return (
    <div className={bad ? 'order-outcome bad' : 'order-outcome'}>
      <Icon name={bad ? 'alert' : 'book'} />
      <p>
        <b>{text}</b>
        {more !== '' && <span className="muted">{more}</span>}
      </p>
      {children}
    </div>
  )
}
