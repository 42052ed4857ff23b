import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ChartData } from './chart-data.ts'
import { draw, type Plot } from './plot.ts'
import { readingOf } from './reading.ts'
import { followCursor, pointAt } from './shared-cursor.ts'
import { followTheme } from './theme-colours.ts'

/** Spoken only once the cursor rests. */
const rest_ms = 300

/** The lines themselves. With the keys ← and → one goes from time to time, as with a slider, and hears what was then. */
export function ChartCanvas({
  name,
  data,
  index,
  write,
  steps,
  height,
}: {
  name: string
  data: ChartData
  index: number
  write: (value: number) => string
  steps: readonly number[] | undefined
  height: number
}) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot | null>(null)
  const first = useRef({ data, write, steps, height })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const { data, ...settings } = first.current
    const drawn = draw(element, data, { ...settings, onPoint: pointAt })
    plot.current = drawn
    const size = new ResizeObserver(() => drawn.resize(Math.max(element.clientWidth, 200)))
    size.observe(element)
    const unfollow = [followTheme(() => drawn.recolour()), followCursor((at) => drawn.point(at))]
    return () => {
      size.disconnect()
      for (const leave of unfollow) leave()
      drawn.remove()
    }
  }, [])
  useEffect(() => plot.current?.show(data), [data])

  const last = data.at.length - 1
  const press = (event: KeyboardEvent) => {
    const from = index === -1 ? last + 1 : index
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key]
    if (event.key === 'Escape') pointAt(null)
    else if (to === undefined) return
    else pointAt(data.at[Math.min(Math.max(to, 0), last)] ?? null)
    event.preventDefault()
  }
  return (
    <div
      ref={place}
      className="ops-chart-canvas"
      style={{ height }}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(last, 0)}
      aria-valuenow={index === -1 ? last : index}
      aria-valuetext={useRested(readingOf(data, index === -1 ? last : index, write))}
      onKeyDown={press}
      onBlur={() => pointAt(null)}
    />
  )
}

/** A text once it has not changed for a while. */
function useRested(text: string): string {
  const [rested, rest] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => rest(text), rest_ms)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
