import { useState } from 'react'
import { words } from '../../words.ts'
import type { ShownLetter } from './letter-panel.tsx'
import { masked, sizeOf } from './dead-set.ts'

const say = words.care.dead.letter

/** What the step was given: its beginning at first, whole when asked for; what looks like a secret is shown by its end only. */
export function Payload({ letter: { id, payload = '', payload_bytes = 0 } }: { letter: ShownLetter }) {
  const [whole, setWhole] = useState<string | null>(null)
  const size = sizeOf(payload_bytes)
  const read = async () => {
    const answer = await fetch(`/v1/admin/dead/${id}?whole=true`)
    return masked(((await answer.json()) as ShownLetter).payload ?? '')
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
        {whole === null && new Blob([payload]).size < payload_bytes && (
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
