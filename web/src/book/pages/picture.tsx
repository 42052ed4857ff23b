import { useEffect, useState, type ReactNode } from 'react'
import { readyPicture, sourcesOf } from './picture-address.ts'

/**
 * A picture in a place that was kept for it. The first one fades in; a later one replaces it when it can be drawn at once, so that
 * nothing is ever blank.
 */
export function Picture({
  address,
  alt,
  first,
  children,
}: {
  address: string | null
  alt: string
  first: boolean
  children: ReactNode
}) {
  const [shown, setShown] = useState(address)
  // Not one that was there from the start: that fades in with nothing.
  const [arrives] = useState(address === null)
  // There is nothing to keep in view, or nothing to be seen any more.
  if (address !== shown && (address === null || shown === null)) setShown(address)
  useEffect(() => {
    if (address === shown || address === null) return
    let left = false
    const show = () => left || setShown(address)
    readyPicture(address).ready.then(show, show)
    return () => {
      left = true
    }
  }, [address, shown])
  return (
    <div className="reader-picture">
      {shown === null ? (
        children
      ) : (
        <img
          {...sourcesOf(shown)}
          alt={alt}
          width={1024}
          height={1024}
          className={arrives ? 'arriving' : undefined}
          decoding="sync"
          fetchPriority={first ? 'high' : 'auto'}
          draggable={false}
        />
      )}
    </div>
  )
}
