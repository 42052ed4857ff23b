import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import { perform } from '../acts/acts.ts'
import type { Worker } from './worker-columns.tsx'

const { workers: says } = words.ops

/** Says what will still be finished, and sends the worker away. */
export function DrainDialog({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()
  const work = worker.queues
    .filter(({ running }) => running > 0)
    .map(({ running, queue }) => says.work(running, queue))
    .join(', ')
  const drain = async () => {
    setBusy(true)
    await perform(async () => {
      await call('POST /v1/admin/workers/{id}/drain', { params: { id: worker.id } })
      return says.drained(worker.name)
    })
    await queries.invalidateQueries({ queryKey: ['ops-workers'] })
    onClose()
  }
  return (
    <Dialog title={says.drainTitle(worker.name)} onClose={onClose}>
      <p>{work ? says.drainMeans(work) : says.drainIdle}</p>
      <p className="muted">{says.drainOnce}</p>
      <div className="ops-form-end">
        <button className="button" onClick={onClose}>
          {words.shell.cancel}
        </button>
        <button className="button main" disabled={busy} onClick={() => void drain()}>
          {says.drain}
        </button>
      </div>
    </Dialog>
  )
}
