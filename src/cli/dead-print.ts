import type { Alert } from '../book/alert.ts'
import type { Count, DeadGroup, DeadLetter, DeadPreview, DeadProgress } from '../book/dead-letter.ts'
import type { ShownLetter } from '../db/read-dead.ts'

const counted = ({ n, more }: Count) => (more ? `more than ${n}` : String(n))
const short = (words: string | null) => (words ?? '').slice(0, 90)

export function printAlerts(alerts: Alert[]): void {
  for (const { level, says, since } of alerts)
    console.log(`${level.toUpperCase().padEnd(5)} ${says} (since ${since})`)
  if (alerts.length > 0) console.log('')
}

export function printLetters(letters: DeadLetter[], total: Count): void {
  if (letters.length === 0) return console.log('Nothing is dead.')
  for (const one of letters) {
    console.log(`${one.id}  ${one.died_at}  ${one.key.padEnd(16)} ${one.user.padEnd(12)} ${one.code ?? '-'}`)
    console.log(`  book ${one.book_id ?? '-'} (${one.book_status ?? 'deleted'}): ${short(one.message)}`)
  }
  console.log(`${letters.length} of ${counted(total)}`)
}

export function printGroups(groups: DeadGroup[], total: Count): void {
  if (groups.length === 0) return console.log('Nothing is dead.')
  for (const one of groups) {
    const what = `${one.kind} ${one.class ?? '-'}/${one.code ?? '-'}`
    console.log(`${String(one.letters).padStart(6)}  ${what}: ${short(one.message)}`)
    console.log(
      `        ${one.books} books, ${one.first_at} to ${one.last_at}; --cause ${one.cause}, e.g. ${one.example}`,
    )
  }
  const looked = groups.reduce((sum, one) => sum + one.letters, 0)
  console.log(`newest ${looked} grouped, ${counted(total)} in all`)
}

export function printLetter(letter: ShownLetter): void {
  console.log(
    `${letter.key} of ${letter.user}, died ${letter.died_at}${letter.dealt_with ? `, ${letter.dealt_with} since` : ''}`,
  )
  console.log(`  ${letter.class ?? '-'}/${letter.code ?? '-'}: ${letter.message ?? ''}`)
  if (letter.because !== null) console.log(`  because ${letter.because}`)
  if (letter.given !== null) console.log(`  given ${JSON.stringify(letter.given)}`)
  const { book } = letter
  if (book)
    console.log(
      `book ${book.id} is ${book.status}, revision ${book.revision}: ${book.title ?? short(book.idea)}`,
    )
  for (const one of letter.attempts_made) {
    const why = [one.class, one.code, one.because].filter(Boolean).join(' · ')
    console.log(
      `  try ${one.attempt} ${one.purpose} ${one.started_at} ${one.model ?? ''} ${one.state} ${why}`,
    )
  }
}

export function printPreview(verb: string, seen: DeadPreview): void {
  const cost = verb === 'retry' ? `, at most ${seen.credits} credits` : ''
  const more = seen.more ? ' (there are more: one action takes no more)' : ''
  console.log(
    `${seen.letters} dead letters of ${seen.books} books, ${seen.users} users${cost}, as of ${seen.as_of}${more}`,
  )
  for (const one of seen.groups)
    console.log(`${String(one.books).padStart(6)}  ${one.kind} ${one.code ?? '-'}: ${short(one.message)}`)
}

export function printProgress(action: DeadProgress): void {
  const parts = Object.entries(action.parts).map(([state, n]) => `${n} ${state}`)
  const because = action.because === null ? '' : `: ${action.because}`
  console.log(`${action.id} ${action.does} by ${action.by}, ${action.state}${because}`)
  console.log(`  ${parts.join(', ') || 'nothing'} of ${action.books}`)
  for (const one of action.troubles)
    console.log(`  ${one.state}: book ${one.book_id ?? '-'} of ${one.user}, ${short(one.because)}`)
}
