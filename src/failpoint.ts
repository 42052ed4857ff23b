/**
 * Named places where a test can make this process stop, wait or fail. They are always compiled in and do nothing unless
 * armed, by `STORYMILL_FAILPOINTS=name=action,…` or by `arm`. Actions: `exit` (SIGKILL to ourselves: no handler runs),
 * `throw`, `pause` (until `disarm`).
 */
export const failpoints = [
  'accept.before',
  'accept.after',
  'step.claimed',
  'step.before-send',
  'call.before-leave',
  'call.answered',
  'step.answered',
  'step.kept',
  'commit.before',
  'commit.after',
  'webhook.claimed',
  'webhook.answered',
] as const
export type FailpointName = (typeof failpoints)[number]
export type FailpointAction = 'exit' | 'throw' | 'pause' | ((subject: string) => void | Promise<void>)

const armed = new Map<string, FailpointAction>()
const paused = new Map<string, PromiseWithResolvers<void>>()

export function arm(name: FailpointName, action: FailpointAction): void {
  armed.set(name, action)
}

export function disarm(name: FailpointName): void {
  armed.delete(name)
  paused.get(name)?.resolve()
  paused.delete(name)
}

/** Arms what the environment says, e.g. `commit.before=exit`. Unknown names and actions are errors. */
export function armFromText(text: string): void {
  for (const entry of text.split(',').filter(Boolean)) {
    const [name = '', action = ''] = entry.split('=')
    const known = failpoints.find((point) => point === name)
    if (!known || !['exit', 'throw', 'pause'].includes(action))
      throw new Error(`unknown failpoint "${entry}"`)
    arm(known, action as FailpointAction)
  }
}

/** `subject` says what passes by, e.g. the key of a step. */
export function failpoint(name: FailpointName, subject = ''): void | Promise<void> {
  if (armed.size === 0) return
  const action = armed.get(name)
  if (action === undefined) return
  if (typeof action === 'function') return action(subject)
  if (action === 'exit') process.kill(process.pid, 'SIGKILL')
  if (action === 'throw') throw new Error(`failpoint ${name}`)
  const pause = paused.get(name) ?? Promise.withResolvers<void>()
  paused.set(name, pause)
  return pause.promise
}
