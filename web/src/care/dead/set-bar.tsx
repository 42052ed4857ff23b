import { useState } from 'react'
import { useFilters } from '../../ops/list/use-filters.ts'
import { count } from '../../ops/numbers.ts'
import { words } from '../../words.ts'
import { ActDialog } from './act-dialog.tsx'
import { leadsFrom, setOfLetters, type DeadSet, type Verb } from './dead-set.ts'

const say = words.care.dead

/**
 * What can be done with a selection. Nothing is done by a press here: each opens the server's own account of what it would
 * mean. `refused`: why nothing can be done with this one.
 */
export function SetBar({
  set,
  says,
  refused,
  onClear,
}: {
  set: DeadSet
  says: string
  refused: string | null
  onClear: () => void
}) {
  const [asked, ask] = useState<{ set: DeadSet; verb: Verb; one: boolean } | null>(null)
  const [, change] = useFilters(['act'])
  const n = count(set.letters, Infinity) + (set.more ? '+' : '')
  const leads = set.letters >= leadsFrom && set.example !== ''
  const one = () => ask({ set: setOfLetters([set.example], set.as_of), verb: 'retry', one: true })
  return (
    <div className="ops-care-bar card" role="group" aria-label={say.bar}>
      <strong>{says}</strong>
      <button className="button quiet" onClick={onClear}>
        {say.clearChosen}
      </button>
      {refused ? (
        <span className="field-error">{refused}</span>
      ) : (
        <span className="ops-care-verbs">
          {leads && (
            <button className="button main" onClick={one}>
              {say.retryOne}
            </button>
          )}
          <button
            className={leads ? 'button' : 'button main'}
            onClick={() => ask({ set, verb: 'retry', one: false })}
          >
            {say.retry(n)}
          </button>
          <button
            className="button danger ops-care-discard"
            onClick={() => ask({ set, verb: 'discard', one: false })}
          >
            {say.discard(n)}
          </button>
        </span>
      )}
      {asked && (
        <ActDialog
          set={asked.set}
          verb={asked.verb}
          onClose={() => ask(null)}
          onAct={(act) => {
            ask(null)
            // The others of a set of which one goes first stay selected.
            if (!asked.one) onClear()
            change({ act })
          }}
        />
      )}
    </div>
  )
}
