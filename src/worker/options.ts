import type { Lanes } from '../book/machines.ts'

export type WorkerOptions = {
  /** How many steps of each queue may run here at once. */
  slots: Map<string, number>
  /** Lanes of this process in which no steps run, for its row. */
  also?: { queues: readonly string[]; lanes(): Lanes }
  /** Called once so many steps have ended here: time to drain and be replaced. */
  max_steps?: number | undefined
  onRetire?: () => void
  /** Called, maybe more than once, when somebody said that it shall take nothing more and go. */
  onLeave?: () => void
  /** After a commit: books that changed, and steps that became ready and may be for other workers. */
  onCommit?: (news: { books: string[]; freed: Map<string, number>; alone: boolean }) => void
  /** After a claim that took only this worker's share: more is ready in these queues, for others. */
  onMore?: (queues: string[]) => void
  /** Something of a queue waits for a time, so many milliseconds away: nothing else would make a sleeping worker look then. */
  onRest?: (queue: string, after_ms: number) => void
  onTrouble?: (error: unknown) => void
}
