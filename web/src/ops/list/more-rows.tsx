import { useState } from 'react'
import { words } from '../../words.ts'

/** The next page of a list, when it is asked for. */
export function MoreRows({ more }: { more: (() => Promise<void>) | undefined }) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  if (!more) return null
  const load = async () => {
    setBusy(true)
    setFailed(false)
    await more().catch(() => setFailed(true))
    setBusy(false)
  }
  return (
    <div className="ops-more">
      <button className="button" disabled={busy} onClick={() => void load()}>
        {busy ? words.ops.list.loading : words.ops.list.more}
      </button>
      {failed && <span className="ops-bad">{words.ops.list.failed}</span>}
    </div>
  )
}
