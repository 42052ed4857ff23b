import { Refusal, type Book } from '../../api/call.ts'
import { words } from '../../words.ts'

/** How a refusal is told: our own sentence where there is one, else the API's, which is written for people. Empty: none. */
export function whyRefused(
  error: unknown,
  { price, credits, status }: { price: number | null; credits: number | null; status: Book['status'] },
): string {
  const said = words.change.refused
  if (error === null || error === undefined) return ''
  if (!(error instanceof Refusal)) return said.unknown
  if (error.status === 0) return words.shell.noAnswer
  if (error.status === 402 && price !== null && credits !== null) return said.short(price, credits)
  if (error.status === 409 && status !== 'failed' && status !== 'cancelled') return said.making
  if ((error.status === 429 || error.status === 503) && error.retry_after !== null)
    return said.busy(Math.ceil(error.retry_after))
  const [field] = error.errors
  return field && error.code === 'invalid_order' ? said.field(field.field, field.message) : error.message
}
