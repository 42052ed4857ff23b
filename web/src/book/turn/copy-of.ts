import type { Place } from './plan-turn.ts'

/** What ties an element to others in the document: a copy that kept it would answer in the place of the first. */
const ties = [
  'id',
  'name',
  'for',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'autofocus',
  'tabindex',
]

/**
 * A still picture of a page, made of the page's own elements: it looks the same and is nothing else. It lies in a box with the names
 * of the one it is from, first or last in it as it was there, so that the same rules of style meet it.
 */
export function copyOf(page: HTMLElement, { width, height }: Place): HTMLElement {
  const copy = page.cloneNode(true) as HTMLElement
  const box = document.createElement('div')
  box.className = page.parentElement?.className ?? ''
  box.style.display = 'block'
  box.append(
    ...(page.previousElementSibling ? [document.createElement('i')] : []),
    copy,
    ...(page.nextElementSibling ? [document.createElement('i')] : []),
  )
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const tie of ties) element.removeAttribute(tie)
    if (element instanceof HTMLImageElement) Object.assign(element, { loading: 'eager', decoding: 'sync' })
  }
  Object.assign(copy.style, { margin: '0', width: `${width}px`, height: `${height}px`, transform: 'none' })
  keepScroll(page, copy)
  return box
}

/** A copy starts at its top; what was scrolled to is found again once it is laid out. */
function keepScroll(page: HTMLElement, copy: HTMLElement): void {
  const scrolled = [page, ...page.querySelectorAll('*')].flatMap(({ scrollTop }, index) =>
    scrollTop > 0 ? [{ index, scrollTop }] : [],
  )
  if (scrolled.length === 0) return
  const copies = [copy, ...copy.querySelectorAll('*')]
  requestAnimationFrame(() => {
    for (const { index, scrollTop } of scrolled) {
      const element = copies[index]
      if (element) element.scrollTop = scrollTop
    }
  })
}
