import { useId, useState, type FormEvent } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import type { QueueNow } from '../live/overview-data.ts'
import { pauseQueue } from './hold-queue.ts'

/** Asks why, and pauses: the next one on duty must know. */
export function PauseDialog({ queue, onClose }: { queue: QueueNow; onClose: () => void }) {
  const [because, setBecause] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useId()
  const pause = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const done = await pauseQueue(queue.queue, because.trim())
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog title={words.ops.queues.pauseTitle(queue.queue)} onClose={onClose}>
      <form className="ops-form" onSubmit={(event) => void pause(event)}>
        <p>{words.ops.queues.pauseMeans(queue.running, queue.ready)}</p>
        <label htmlFor={field}>{words.ops.queues.why}</label>
        <input
          id={field}
          required
          maxLength={200}
          autoComplete="off"
          placeholder={words.ops.queues.whySuch}
          value={because}
          pattern=".*\S.*"
          onChange={(event) => setBecause(event.target.value)}
        />
        <div className="ops-form-end">
          <button type="button" className="button" onClick={onClose}>
            {words.shell.cancel}
          </button>
          <button className="button main" disabled={busy || because.trim() === ''}>
            {words.ops.queues.pause(queue.queue)}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
