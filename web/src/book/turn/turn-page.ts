import { flushSync } from 'react-dom'

export function turnPage(_stage: HTMLElement, _direction: 'forward' | 'back', change: () => void): void {
  flushSync(change)
}
