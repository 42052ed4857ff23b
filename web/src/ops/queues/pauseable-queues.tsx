import { useState } from 'react'
import { words } from '../../words.ts'
import { useHand } from '../list/hand.ts'
import { ListTable } from '../list/list-table.tsx'
import { useStillOrder } from '../list/use-still-order.ts'
import type { QueueNow } from '../live/overview-data.ts'
import { PauseDialog } from './pause-dialog.tsx'
import { queueColumns, worstFirst } from './queue-columns.tsx'

/** The queues, worst first, each with [Pause…] or [Resume]. */
export function PauseableQueues({
  queues,
  more = false,
}: {
  queues: readonly QueueNow[]
  /** Also what sleeps and what is dead. */
  more?: boolean
}) {
  const hand = useHand()
  const rows = useStillOrder(queues.toSorted(worstFirst), ({ queue }) => queue, hand)
  const [pausing, pause] = useState<string | null>(null)
  const asked = queues.find(({ queue }) => queue === pausing)
  return (
    <>
      <ListTable
        label={words.ops.queues.label}
        columns={queueColumns(({ queue }) => pause(queue), more)}
        rows={rows}
        id={({ queue }) => queue}
        name={({ queue }) => queue}
        hand={hand}
      />
      {asked && <PauseDialog queue={asked} onClose={() => pause(null)} />}
    </>
  )
}
