import { announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { PictureFrame } from './picture-frame.tsx'
import { useActing, type Acting } from './use-acting.ts'
import type { ChangePart, Version } from './use-change.ts'
import { whyRefused } from './why-refused.ts'

/** What the page looked like before, each with a way back; nothing where it never looked otherwise. */
export function Earlier(part: ChangePart) {
  const { book, change } = part
  const acting = useActing()
  const earlier = change.history?.items.slice(1) ?? []
  if (earlier.length === 0) return null
  return (
    <details className="change-earlier">
      <summary>{words.change.earlier(earlier.length)}</summary>
      <ol>
        {earlier.map((version) => (
          <OneVersion key={version.revision} {...part} version={version} acting={acting} />
        ))}
      </ol>
      <p role="alert" className="field-error change-why">
        {whyRefused(acting.refused, { price: null, credits: null, status: book.status })}
      </p>
    </details>
  )
}

function OneVersion({
  book,
  page,
  change,
  onClose,
  version,
  acting,
}: ChangePart & { version: Version; acting: Acting }) {
  const { revision, kind, note, opened_at, text, picture, also } = version
  const putBack = async () => {
    if (!(await acting.act(() => change.putBack(revision)))) return
    onClose()
    announce(words.change.versionIsBack(page))
  }
  return (
    <li className="change-version">
      <PictureFrame book={book} page={page} revision={revision} width={320} none={!picture} />
      <div>
        <p className="change-version-what">
          {words.change.opened[kind]} <time dateTime={opened_at}>{words.change.at(opened_at)}</time>
        </p>
        {note !== null && <p className="muted">“{withoutOurs(note)}”</p>}
        {text !== null && (
          <p className="change-version-text" lang={book.language} dir="auto">
            {text}
          </p>
        )}
        {version.restorable && (
          <>
            {also.length > 0 && <p className="change-also">{words.change.also(also)}</p>}
            <button
              type="button"
              className="button"
              aria-disabled={acting.busy}
              aria-label={words.change.putBackNamed(words.change.at(opened_at))}
              onClick={() => void putBack()}
            >
              {words.change.putBack}
            </button>
          </>
        )}
      </div>
    </li>
  )
}

/** A note as the person wrote it. */
const withoutOurs = (note: string): string => note.replace(` (${words.change.keepTheRest})`, '')
