import { useState } from 'react'
import { call } from '../../api/call.ts'
import { words } from '../../words.ts'
import { masked, sizeOf } from './dead-set.ts'

const say = words.care.dead.letter

/** A larger one would freeze the page: it can be downloaded. */
const mostShown = 1_000_000

type PayloadProps = { id: string; payload: string; payload_bytes: number }

/** What the step was given: its beginning at first, whole when asked for; what looks like a secret is shown by its end only. */
export function Payload({ id, payload, payload_bytes }: PayloadProps) {
  const [whole, setWhole] = useState<string | null>(null)
  const size = sizeOf(payload_bytes)
  const isCut = new TextEncoder().encode(payload).length < payload_bytes
  const read = async () => {
    const letter = await call('GET /v1/admin/dead/{id}', { params: { id }, query: { whole: 'true' } })
    return masked(letter.payload ?? '')
  }
  const download = async () => {
    const file = URL.createObjectURL(new Blob([whole ?? (await read())], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = file
    link.download = `payload-${id}.json`
    link.click()
    URL.revokeObjectURL(file)
  }
  return (
    <section>
      <h3>{say.payload}</h3>
      <p className="muted">{say.size(size)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <pre className="ops-care-payload" tabIndex={0}>
        {whole ?? masked(payload)}
      </pre>
      <div className="ops-care-acts start">
        {whole === null && isCut && payload_bytes <= mostShown && (
          <button className="button" onClick={() => void read().then(setWhole)}>
            {say.showAll(size)}
          </button>
        )}
        <button className="button" onClick={() => void download()}>
          {say.download}
        </button>
      </div>
    </section>
  )
}
