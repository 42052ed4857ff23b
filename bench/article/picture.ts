import { fates, type Fate } from './claims.ts'
import type { Named } from './table.ts'

const colours: Record<Fate, string> = {
  whole: '#2f7d4f',
  holes: '#c9a227',
  partial: '#7fb08f',
  failed: '#b5523b',
  lost: '#8a8478',
}
const words: Record<Fate, string> = {
  whole: 'whole',
  holes: '“complete” with holes',
  partial: 'partial, and said so',
  failed: 'failed, and said so',
  lost: 'nothing',
}
const [width, left, room, line] = [900, 190, 560, 26]

const text = (x: number, y: number, said: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${said}</text>`
const bar = (x: number, y: number, wide: number, fill: string) =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="18" fill="${fill}"/>`

type Panel = { title: string; draw(y: number): string; high: number }

function fatePanel(all: readonly Named[], orders: number): Panel {
  const rows = (y: number) =>
    all.map(({ name, row }, index) => {
      let x = left
      const parts = fates.map((fate) => {
        const wide = (room * row.fates[fate]) / orders
        const part = wide > 0 ? bar(x, y + index * line, wide, colours[fate]) : ''
        x += wide
        return part
      })
      return `${text(left - 10, y + index * line + 14, name, 'text-anchor="end"')}${parts.join('')}${text(left + room + 10, y + index * line + 14, `${row.fates.whole} of ${orders} whole`)}`
    })
  let at = left
  const key = (y: number) =>
    fates.map((fate) => {
      const mark = `<rect x="${at}" y="${y + 2}" width="11" height="11" fill="${colours[fate]}"/>${text(at + 16, y + 12, words[fate], 'font-size="12"')}`
      at += 30 + words[fate].length * 6.6
      return mark
    })
  return {
    title: `What became of ${orders} orders`,
    high: all.length * line + 26,
    draw: (y) => [...rows(y), ...key(y + all.length * line + 4)].join('\n'),
  }
}

function numberPanel(
  title: string,
  all: readonly Named[],
  value: (one: Named) => number,
  said: (n: number) => string,
): Panel {
  const most = Math.max(...all.map(value), 1e-9)
  return {
    title,
    high: all.length * line,
    draw: (y) =>
      all
        .map((one, index) => {
          const wide = Math.max(1, (room * value(one)) / most)
          const down = y + index * line
          return `${text(left - 10, down + 14, one.name, 'text-anchor="end"')}${bar(left, down, wide, '#4a6fa5')}${text(left + wide + 10, down + 14, said(value(one)))}`
        })
        .join('\n'),
  }
}

/** Bars on paper of their own, so that they read the same on a light page and on a dark one. */
export function picture(all: readonly Named[]): string {
  const panels = [
    fatePanel(all, all[0]?.row.orders ?? 1),
    numberPanel('The same picture charged again', all, ({ row }) => row.duplicate_pictures, String),
    numberPanel(
      'Charged for nothing that was delivered',
      all,
      ({ row }) => row.wasted_usd,
      (usd) => `$${usd.toFixed(2)}`,
    ),
    numberPanel('Answers 429', all, ({ row }) => row.refused_429, String),
  ]
  let y = 24
  const drawn = panels.map(({ title, draw, high }) => {
    const part = `${text(left, y + 14, title, 'font-weight="bold"')}\n${draw(y + 26)}`
    y += high + 26 + 22
    return part
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" font-family="system-ui, sans-serif" font-size="14" fill="#2b2a27" role="img" aria-label="Three ways to make the same books, side by side; the numbers stand in the table of docs/article.md">
<rect width="${width}" height="${y}" rx="8" fill="#fbf9f4"/>
${drawn.join('\n')}
</svg>
`
}
