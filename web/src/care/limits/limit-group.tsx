import { useState } from 'react'
import { words } from '../../words.ts'
import type { Group } from '../limits-page.tsx'
import { KeyList } from './key-list.tsx'
import { ModelLimits } from './model-limits.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

const say = words.care.limit

/** A group of keys that share their limits, with what is used of them. */
export function LimitGroup({ group }: { group: Group }) {
  const [asks, ask] = useState(false)
  const { id, provider, keys, models } = group
  const noneLeft = keys.length > 0 && keys.every(({ state }) => state !== 'active')
  return (
    <section className="ops-limit card" aria-label={id}>
      <header className="ops-limit-head">
        <h2>{id}</h2>
        <span className="muted">{say.provider(provider)}</span>
        <button className="button" onClick={() => ask(true)}>
          {say.release}
        </button>
      </header>
      {noneLeft && <p className="ops-limit-alarm">{say.noneLeft}</p>}
      {models.map((model) => (
        <ModelLimits key={model.model} model={model} />
      ))}
      {models.length === 0 && <p className="muted">{say.noModels}</p>}
      <KeyList keys={keys} />
      {asks && <ReleaseDialog group={group} onClose={() => ask(false)} />}
    </section>
  )
}
