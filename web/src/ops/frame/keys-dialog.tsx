import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'

/** Which keys do what. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.ops.keys.title} onClose={onClose}>
      <dl className="ops-keys">
        {words.ops.keys.list.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{words.ops.keys.off}</p>
      <button className="button" onClick={onClose}>
        {words.shell.close}
      </button>
    </Dialog>
  )
}
