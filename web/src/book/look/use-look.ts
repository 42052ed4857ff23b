import { useSyncExternalStore } from 'react'
import { areShortcutsOn } from '../../shell/shortcuts.ts'
import { followLook, lookNow, type Look } from './look-kept.ts'

/** The reader's own look, anew whenever it is changed here or in another tab; and whether single letters are keys. */
export const useLook = (): Look & { shortcuts: boolean } => ({
  ...useSyncExternalStore(followLook, lookNow),
  shortcuts: areShortcutsOn(),
})
