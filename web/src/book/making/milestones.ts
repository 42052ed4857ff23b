import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { isMending, sayStatus } from './status-of.ts'

/** What is worth hearing of what came about between two states of a book. Never a number that merely grew. */
export function milestones(before: Book, now: Book): string[] {
  // What a person changes in a finished book is told where they change it.
  if (isMending(before) || isMending(now)) return []
  const said: string[] = []
  if (wasWriting(before) && !wasWriting(now) && now.status !== 'failed' && now.status !== 'cancelled')
    said.push(words.book.heardTexts)
  const painted = now.pages.filter(({ picture_url }) => picture_url !== null)
  const fresh = painted.filter(({ number }) => before.pages[number - 1]?.picture_url === null)
  if (fresh.length > 0)
    said.push(
      words.book.heardPictures(
        fresh.map(({ number }) => number),
        painted.length,
        now.page_count,
      ),
    )
  if (before.status !== now.status) {
    if (now.status === 'complete' || now.status === 'partial') said.push(sayStatus(now))
    if (now.status === 'cancelled') said.push(words.book.heardCancelled)
  }
  return said
}

const wasWriting = ({ status }: Book): boolean => status === 'queued' || status === 'processing'
