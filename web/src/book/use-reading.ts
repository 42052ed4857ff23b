import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Book } from '../api/call.ts'
import { answer } from '../shell/announce.ts'
import { useListen } from './listen/use-listen.ts'
import { sayPlace } from './pages/say-place.ts'
import { directionOf, pagesOn } from './pages/spreads.ts'
import { useBookKeys } from './pages/use-book-keys.ts'
import { usePlace, useWide } from './pages/use-place.ts'
import { usePreload } from './pages/use-preload.ts'
import { useTouch } from './pages/use-touch.ts'

export type Mode = 'spreads' | 'one' | 'long'

/** Reading: where the book is open, what is read aloud, and all that turns pages. */
export function useReading(book: Book, mode: Mode, onMiddle: () => void) {
  const long = mode === 'long'
  const two = useWide() && mode === 'spreads'
  const place = usePlace(book.page_count, two, book.dedication !== null)
  const rtl = directionOf(book.language) === 'rtl'
  const pages = useMemo(
    () => book.pages.flatMap(({ number, text }) => (text === null ? [] : { number, text })),
    [book.pages],
  )
  const visible = useMemo(
    () => (long ? book.pages.map(({ number }) => number) : pagesOn(place.shown)),
    [long, book.pages, place.shown],
  )
  const listening = useListen({ pages, language: book.language, onPage: place.goToPage, visible })
  const spoken = useRef(listening)
  useLayoutEffect(() => {
    spoken.current = listening
  })
  const open = pagesOn(place.shown)[0] ?? 1
  const listen = useCallback(() => {
    const now = spoken.current
    if (now.state === 'playing') now.pause()
    else if (now.state === 'paused') now.resume()
    else if (now.can) now.start(open)
  }, [open])
  const escape = useCallback(() => {
    if (spoken.current.state === 'off') return false
    spoken.current.stop()
    return true
  }, [])
  const { turnBy, turnTo, last } = place
  useBookKeys({ rtl, turnBy, turnTo, last, listen, escape, turns: !long })
  useTouch(place.stage, { rtl, turnBy, onMiddle, on: !long })
  usePreload(book, place)
  useSaidTurns(book, place)
  return { place, rtl, listening, listen, long, open }
}

/** After a turn a screen reader hears where it led; of several at once, where they led in the end. */
function useSaidTurns(book: Book, { at, shown }: ReturnType<typeof usePlace>): void {
  const now = useRef({ book, shown })
  useLayoutEffect(() => {
    now.current = { book, shown }
  })
  const said = useRef(at)
  useEffect(() => {
    if (said.current === at) return
    const timer = setTimeout(() => {
      said.current = at
      answer(sayPlace(now.current.book, now.current.shown))
    }, 400)
    return () => clearTimeout(timer)
  }, [at])
}
