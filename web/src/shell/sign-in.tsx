import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { call, Refusal } from '../api/call.ts'
import { words } from '../words.ts'
import { awaitAnotherPage, PageTitle } from './page-title.tsx'
import './shell.css'

/** Empty, or why we are not in. */
async function tradeKey(key: string): Promise<string> {
  try {
    await call('POST /v1/session', { body: { key } })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'offline') return words.shell.noAnswer
    return error.status === 401 ? words.signIn.wrong : error.message
  }
  // The key is right: if nobody is known now, the browser kept no cookie.
  return await call('GET /v1/me', {}).then(
    () => '',
    () => words.signIn.noCookie,
  )
}

/** Trades a key for a cookie: pictures and event streams cannot send a key. */
export function SignIn() {
  const queries = useQueryClient()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState('')
  const field = useRef<HTMLInputElement>(null)

  async function enter(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setRefused('')
    const why = await tradeKey(key.trim())
    setRefused(why)
    setBusy(false)
    // Asking again who is known takes this page down, and what it says with it: only where somebody is known now.
    if (why) return field.current?.focus()
    awaitAnotherPage()
    await queries.resetQueries({ predicate: ({ state }) => state.status === 'error' })
  }

  return (
    <main id="main">
      <form className="shell-column" onSubmit={(event) => void enter(event)}>
        <PageTitle tab={words.signIn.title}>{words.signIn.title}</PageTitle>
        <div>
          <label htmlFor="key">{words.signIn.hint}</label>
          <div className="shell-enter">
            <input
              ref={field}
              id="key"
              name="key"
              type="password"
              autoComplete="current-password"
              spellCheck={false}
              required
              value={key}
              onChange={(event) => setKey(event.target.value)}
              aria-invalid={refused !== ''}
              aria-describedby="refused"
            />
            <button className="button main" disabled={busy}>
              {words.signIn.enter}
            </button>
          </div>
          <p id="refused" role="alert" className="field-error">
            {refused}
          </p>
        </div>
      </form>
    </main>
  )
}
