import type { Twist } from './fault-names.ts'

/** Something submitted, worked on until `ready_at`. */
export type Job = {
  id: string
  project: string
  model: string
  created_at: number
  ready_at: number
  twist: Twist | null
  cancelled: boolean
  /** How often its file was fetched. */
  taken: number
  made: unknown
}

export type JobState = 'working' | 'cancelled' | 'done' | 'failed' | 'moderated_input' | 'moderated_output'

export function stateOf(job: Job, now: number): JobState {
  if (job.cancelled) return 'cancelled'
  if (job.twist === 'moderated_input' || job.twist === 'moderated_output')
    return now < job.ready_at && job.twist === 'moderated_output' ? 'working' : job.twist
  if (now < job.ready_at) return 'working'
  return job.twist?.startsWith('job_failed:') ? 'failed' : 'done'
}

/** `rate_limit_exceeded` of `job_failed:rate_limit_exceeded`. */
export const failureOf = (job: Job): string => job.twist?.split(':')[1] ?? 'server_error'
