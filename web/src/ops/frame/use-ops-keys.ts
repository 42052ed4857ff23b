import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../../shell/shortcuts.ts'
import { findBoxId } from '../find/find-box-id.ts'
import { hold, isHeld } from './held.ts'
import { opsPlaces } from './ops-places.ts'

/** After g the letter of a place must follow within this. */
const follow_ms = 1_500

/** `/` find, g and a letter go, h hold, ? help. No letter changes anything. Answers whether the help is shown. */
export function useOpsKeys(): [boolean, (shown: boolean) => void] {
  const [help, showHelp] = useState(false)
  const [, go] = useLocation()
  const g_ms = useRef(-follow_ms)
  useKeys(
    useCallback(
      (key) => {
        const place = opsPlaces.find(({ letter }) => letter === key)
        const afterG = performance.now() - g_ms.current < follow_ms
        g_ms.current = key === 'g' ? performance.now() : -follow_ms
        if (afterG && place) go(place.to)
        else if (key === 'h') hold(!isHeld())
        else if (key === '?') showHelp(true)
        else if (key === '/') document.getElementById(findBoxId)?.focus()
        else return key === 'g'
        return true
      },
      [go],
    ),
  )
  return [help, showHelp]
}
