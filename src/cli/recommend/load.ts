import { seconds_per_month, usage } from './prices.ts'

export const reliabilities = ['normal', 'high', 'critical'] as const
export const clouds = ['aws', 'gcp', 'none'] as const

/** What somebody wants. A task is one step of a book: a text, a picture, a PDF. `team`: who look after it. */
export type Wish = {
  monthly_tasks: number
  reliability: (typeof reliabilities)[number]
  team: number
  cloud: (typeof clouds)[number]
}

/** What that comes to. `books`: of eight pages. */
export type Load = { books: number; peak_steps_per_s: number; workers: number; messages: number }

const usualPages = 8

export function loadOf({ monthly_tasks, reliability }: Wish): Load {
  const books = monthly_tasks / usage.steps_of_a_book(usualPages)
  const peak_steps_per_s = (monthly_tasks / seconds_per_month) * usage.peak
  const needed = Math.ceil((peak_steps_per_s * usage.step_s) / usage.steps_in_hand)
  // Where a machine may fail without anyone waiting for it, there is a second one.
  const workers = Math.max(reliability === 'normal' ? 1 : 2, needed)
  const messages =
    workers === 1 ? books * usage.messages_per_book_alone : monthly_tasks * usage.messages_per_step
  return { books: Math.ceil(books), peak_steps_per_s, workers, messages: Math.ceil(messages) }
}
