import { words } from '../../words.ts'
import type { Alert } from '../live/overview-data.ts'

/** Where one sees more of an alarm. */
export function alarmPlace({ name, about }: Alert): { to: string; name: string } {
  const queue = encodeURIComponent(about)
  switch (name) {
    case 'new_dead':
      return { to: '/ops/dead', name: words.ops.overview.dead }
    case 'unfinished':
      return { to: '/ops/books?status=failed', name: words.ops.books.title }
    case 'oldest_ready':
      return { to: `/ops/steps?state=ready&queue=${queue}`, name: words.ops.steps.title }
    case 'no_worker':
    case 'unknown_pipeline':
      return { to: '/ops/workers', name: words.ops.workers.title }
    case 'no_key':
      return { to: `/ops/limits?group=${queue}`, name: words.care.limitsTab }
    case 'budget_spent':
      return { to: '/ops/money', name: words.care.money }
    case 'failing_calls':
      return { to: '/ops/limits', name: words.care.limitsTab }
    default:
      return { to: '/ops/queues', name: words.ops.queues.title }
  }
}
