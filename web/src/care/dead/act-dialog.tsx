import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, Refusal } from '../../api/call.ts'
import { count } from '../../ops/numbers.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { changed, typesFrom, type DeadSet, type Preview, type Verb } from './dead-set.ts'
import { Meaning } from './meaning.tsx'

const say = words.care.dead.ask

type Props = { set: DeadSet; verb: Verb; onClose: () => void; onAct: (id: string) => void }

/** Freezes the set and says what acting on it would mean; then one confirmation. */
export function ActDialog({ set, verb, onClose, onAct }: Props) {
  const [asked] = useState(() => crypto.randomUUID())
  const { data: preview, error } = useQuery({
    queryKey: ['dead', 'preview', asked],
    queryFn: ({ signal }) => call('POST /v1/admin/dead/preview', { body: set.body, signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const n = preview ? count(preview.letters, Infinity) : count(set.letters, Infinity)
  return (
    <Dialog title={say[verb](n)} onClose={onClose}>
      <div className="ops-care-ask">
        {error && <p className="field-error">{error.message}</p>}
        {!preview && !error && <p aria-busy="true">{say.loading}</p>}
        {preview && <Meaning preview={preview} verb={verb} difference={changed(set, preview)} />}
        {preview && preview.letters > 0 ? (
          <Confirm {...{ preview, verb, onClose, onAct }} />
        ) : (
          <div className="ops-care-acts">
            <button className="button" onClick={onClose}>
              {say.no}
            </button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

type ConfirmProps = Omit<Props, 'set'> & { preview: Preview }

/** The act names the preview: said twice, by a double click or after an answer that was lost, it is done once. */
function Confirm({ preview, verb, onClose, onAct }: ConfirmProps) {
  const { letters } = preview
  const [typed, type] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Refusal | null>(null)
  const types = verb === 'discard' && letters >= typesFrom
  const ready = !busy && (!types || typed.replaceAll(/[\s.,]/g, '') === String(letters))
  const act = async () => {
    setBusy(true)
    setFailed(null)
    try {
      const body = { preview: preview.id, action: verb, confirm: letters }
      await call('POST /v1/admin/dead/act', { body })
      announce(words.care.dead.act.asked[verb])
      onAct(preview.id)
    } catch (error) {
      setBusy(false)
      if (!(error instanceof Refusal)) throw error
      setFailed(error)
      alarm(error.code === 'offline' ? say.again : error.message)
    }
  }
  const yes = failed?.code === 'offline' ? say.tryAgain : say.yes[verb](count(letters, Infinity))
  return (
    <form
      className="ops-care-confirm"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void act()
      }}
    >
      {types && (
        <label>
          <span>{say.type(letters)}</span>
          <input
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
        </label>
      )}
      {failed && <p className="field-error">{failed.code === 'offline' ? say.again : failed.message}</p>}
      <div className="ops-care-acts">
        <button type="button" className="button" onClick={onClose}>
          {say.no}
        </button>
        <button className={verb === 'discard' ? 'button danger' : 'button main'} disabled={!ready}>
          {yes}
        </button>
      </div>
    </form>
  )
}
