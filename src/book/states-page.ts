import {
  bookStates,
  bookStatuses,
  finalStatuses,
  mayEnd,
  returning,
  returnStatuses,
  type BookStatus,
} from './states.ts'

const endsOf = (from: BookStatus): string =>
  `\`${from}\` ends ${bookStatuses
    .filter((to) => mayEnd(from, to))
    .map((to) => `\`${to}\``)
    .join(' or ')}`

/** The page `docs/states.md`, from the same table as the SQL guard. A test keeps the file equal to this. */
export function statesPage(): string {
  const arrows = bookStatuses.flatMap((from) => bookStates[from].next.map((to) => `  ${from} --> ${to}`))
  const mended = bookStatuses.filter((status) => bookStates[status].rollback !== null)
  const rows = bookStatuses.map((status) => {
    const { means, mend, rollback } = bookStates[status]
    const back = rollback === null ? '–' : rollback.length === 0 ? 'nothing' : rollback.join(', ')
    return `| \`${status}\` | ${means} | ${back} | ${mend.join(', ') || '–'} |`
  })
  return `# The states of a book

Made from \`src/book/states.ts\`; \`npm test -- states -u\` writes it anew.

\`\`\`mermaid
stateDiagram-v2
  [*] --> queued
${arrows.join('\n')}
${finalStatuses.map((status) => `  ${status} --> [*]`).join('\n')}
\`\`\`

A commit may pass several states at once; each is an event of its own. A final state only changes when a person mends the
book: that opens the next revision, and the book enters the furthest of ${mended.map((status) => `\`${status}\``).join(', ')}
whose parts all stand. ${returning.map((mend) => `\`${mend}\``).join(', ')} start from a book that stands, and
never leave it worse: a revision that follows ${returnStatuses.map(endsOf).join(', one that follows ')}. If one of its
steps is given up, or a person cancels it, the book goes back to the state it was in.

| state | means | stands when a mended book re-enters here | may be mended by |
|---|---|---|---|
${rows.join('\n')}
`
}
