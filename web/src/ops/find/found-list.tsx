import { words } from '../../words.ts'
import type { Found } from './found.ts'

/** What was found, under the field; `at` is the one that Enter opens. */
export function FoundList({
  id,
  found,
  at,
  shown,
  onOpen,
}: {
  id: string
  found: readonly Found[]
  at: number
  shown: boolean
  onOpen: (one: Found) => void
}) {
  return (
    <div
      id={id}
      className="ops-find-list"
      role="listbox"
      aria-label={words.ops.find.found}
      hidden={!shown || found.length === 0}
    >
      {found.map((one, index) => (
        // The keys are the field's, which keeps the focus; a pointer must not take it before the click.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={`${one.kind} ${one.id}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onOpen(one)}
        >
          <span className="ops-find-kind">{words.ops.find.kinds[one.kind]}</span>
          <span className="ops-find-title">{one.title}</span>
          <span className="ops-find-says">
            {one.kind === 'book' ? one.says.replaceAll('_', ' ') : one.says}
          </span>
        </div>
      ))}
    </div>
  )
}
