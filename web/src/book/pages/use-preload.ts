import { useEffect, useRef } from 'react'
import type { Book } from '../../api/call.ts'
import { pictureAddress, readyPicture } from './picture-address.ts'
import { pagesOn } from './spreads.ts'
import type { BookPlace } from './use-place.ts'

const near = 2

/**
 * Pictures near the open pages are fetched and ready to be drawn before they are turned to: the next spread at once, the one before
 * and the one after next when there is time. What is further than two spreads away is let go.
 */
export function usePreload(book: Book, { spreads, sides, at }: BookPlace): void {
  const held = useRef(new Map<string, HTMLImageElement>())
  useEffect(() => {
    const addresses = (spread: number) =>
      (spreads[spread] ?? []).flatMap((place) => {
        const side = sides[place]
        const page = side?.kind === 'cover' ? 0 : side ? (pagesOn([side])[0] ?? -1) : -1
        return page < 0 ? [] : (pictureAddress(book, page) ?? [])
      })
    const fetchAll = (spread: number) => {
      for (const address of addresses(spread)) hold(held.current, address)
    }
    fetchAll(at + 1)
    const keep = new Set(Array.from({ length: 2 * near + 1 }, (_, i) => at - near + i).flatMap(addresses))
    for (const address of held.current.keys()) if (!keep.has(address)) held.current.delete(address)
    const { connection } = navigator as { connection?: { saveData?: boolean } }
    if (connection?.saveData) return
    return whenIdle(() => {
      fetchAll(at - 1)
      fetchAll(at + 2)
    })
  }, [book, spreads, sides, at])
}

function hold(held: Map<string, HTMLImageElement>, address: string): void {
  if (held.has(address)) return
  const { picture, ready } = readyPicture(address)
  held.set(address, picture)
  // One that cannot be had is asked for again where it is shown.
  ready.catch(() => held.delete(address))
}

function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 500)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(idle)
}
