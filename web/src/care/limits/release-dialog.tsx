import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import type { Group } from '../limits-page.tsx'

const say = words.care.limit

/** Says what a release would end, and then ends it. */
export function ReleaseDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const ends = endsOf(group)
  const release = async () => {
    setBusy(true)
    try {
      const { released } = await call('POST /v1/admin/limits/{group}/release', {
        params: { group: group.id },
      })
      announce(say.released(released))
      await queries.invalidateQueries({ queryKey: ['limits'] })
      onClose()
    } catch (error) {
      setRefused((error as Error).message)
      alarm((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <Dialog title={say.releaseTitle(group.id)} onClose={onClose}>
      <div className="ops-care-ask">
        <ul className="ops-care-largest">
          {ends.map((end) => (
            <li key={end}>{end}</li>
          ))}
          {ends.length === 0 && <li>{say.releases.nothing}</li>}
        </ul>
        <p className="muted">{say.releaseMeans}</p>
        {refused && <p className="field-error">{refused}</p>}
        <div className="ops-care-acts">
          <button className="button" onClick={onClose}>
            {say.no}
          </button>
          <button className="button main" disabled={busy} onClick={() => void release()}>
            {say.releaseYes}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

function endsOf({ keys, models }: Group): string[] {
  const { releases } = say
  const counts = [
    [releases.keys, keys.filter(({ state }) => state !== 'active').length],
    [releases.paused, models.filter(({ paused_until }) => paused_until !== null).length],
    [releases.learnt, models.filter(({ share }) => share < 0.995).length],
    [releases.gone, models.filter(({ gone }) => gone !== null).length],
  ] as const
  return counts.flatMap(([says, n]) => (n > 0 ? [says(n)] : []))
}
