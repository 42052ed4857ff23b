import { useEffect, useRef } from 'react'
import type { Book } from '../../api/call.ts'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { milestones } from './milestones.ts'

/** What comes within such a time is told together. */
const together_ms = 10_000
const first_ms = 1_000

/** Tells a screen reader what came about, joined, and at once what cannot be mended. */
export function useMilestones(book: Book): void {
  const told = useRef(book)
  const newest = useRef(book)
  const next = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    newest.current = book
    if (book.status === 'failed' && told.current.status !== 'failed') alarm(words.book.heardFailed)
    clearTimeout(timer.current)
    const tell = () => {
      const said = milestones(told.current, newest.current)
      told.current = newest.current
      if (said.length === 0) return
      next.current = Date.now() + together_ms
      for (const one of said) announce(one)
    }
    timer.current = setTimeout(tell, Math.max(next.current - Date.now(), first_ms))
  }, [book])
  useEffect(() => () => clearTimeout(timer.current), [])
}
