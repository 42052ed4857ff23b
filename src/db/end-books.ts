import type { Query } from './database.ts'
import { settleCredits } from './settle-credits.ts'
import { queueWebhooks } from './webhooks/queue.ts'

/**
 * What belongs to every end of a book, whichever: its credits are settled, and those who wanted to be told are. Must run in
 * the transaction that made the books final, after the statement that did, with the books locked; books that are not final
 * are left alone, and calling it again does nothing. Answers how many webhooks are ready to be delivered.
 */
export async function endBooks(query: Query, books: string[]): Promise<number> {
  // Given together: a commit that is pipelined sends its COMMIT in the same breath, and both must be before it.
  const [, webhooks] = await Promise.all([settleCredits(query, books), queueWebhooks(query, books)])
  return webhooks
}
