import { useSyncExternalStore } from 'react'
import { Refusal } from '../../api/call.ts'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { refreshLive } from '../live/live.ts'

/** The last thing the operator did here, or could not do; for a while it can be undone. */
export type Act = { says: string; failed: boolean; undo: (() => void) | null; until_ms: number }

/** How long an act can be undone, and how long it is shown. */
export const undo_ms = 10_000

let act: Act | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const told = new Set<() => void>()

const follow = (changed: () => void) => {
  told.add(changed)
  return () => void told.delete(changed)
}
export const useAct = (): Act | null => useSyncExternalStore(follow, () => act)

export function showAct(says: string, undo: (() => void) | null = null, failed = false): void {
  act = { says, failed, undo, until_ms: Date.now() + undo_ms }
  if (failed) alarm(says)
  else announce(says)
  clearTimeout(timer)
  timer = setTimeout(forgetAct, undo_ms)
  for (const tell of told) tell()
}

export function forgetAct(): void {
  clearTimeout(timer)
  act = null
  for (const tell of told) tell()
}

/** Does something and tells how it went, with its undoing. */
export async function perform(
  does: () => Promise<string>,
  undo: (() => void) | null = null,
): Promise<boolean> {
  try {
    showAct(await does(), undo)
    return true
  } catch (error) {
    const offline = error instanceof Refusal && error.code === 'offline'
    showAct(offline ? words.shell.noAnswer : (error as Error).message, null, true)
    return false
  } finally {
    refreshLive()
  }
}
