import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import type { BookToTypeset } from '../../../src/pipeline/typeset/typeset.ts'

export const folder = () => mkdtemp(join(tmpdir(), 'typeset-'))

/** A picture with a calm upper third in `sky` and a lively rest, as big as a model draws. */
export async function drawPicture(path: string, sky: string, side = 1280): Promise<string> {
  const lively = await sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer()
  const calm = {
    create: { width: side, height: Math.round(side * 0.38), channels: 3, background: sky },
  } as const
  const top = await sharp(calm).png().toBuffer()
  await sharp(lively)
    .composite([{ input: top, left: 0, top: 0 }])
    .jpeg({ quality: 85 })
    .toFile(path)
  return path
}

export function sampleBook(
  pages: number,
  picture: string | null,
  more: Partial<BookToTypeset> = {},
): BookToTypeset {
  const path = picture === null ? null : { path: picture }
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    title: 'Pip and the Lantern',
    subtitle: 'A story for the end of the day',
    dedication: 'For Mia, who is never afraid of the dark',
    blurb: 'Every night Pip says good evening to the moon. One night nobody answers.',
    language: 'en',
    age_group: '3-5',
    palette: ['#2f4858', '#e07a3f', '#f2c57c', '#8ab17d', '#c94f4f'],
    imprint: 'Demo: drawn by code, no AI used',
    created: new Date('2026-11-23T12:00:00Z'),
    cover: picture === null ? null : { path: picture, alt: 'A fox with a lantern under the moon' },
    pages: Array.from({ length: pages }, (_, index) => ({
      number: index + 1,
      text: `This is what page ${index + 1} tells. “Good evening, moon,” said Pip.`,
      picture: path,
      alt: `Pip in picture ${index + 1}`,
      text_zone: 'top',
    })),
    ...more,
  }
}

type Item = { str: string; x: number; y: number; width: number; size: number }
type Node = { role?: string; alt?: string; children?: Node[] }

/** What a reader, a search engine and a screen reader find in a PDF. */
export async function readPdf(path: string) {
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)))
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const set = items.flatMap((item): Item[] => {
      if (!('str' in item)) return []
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[]
      return [{ str: item.hasEOL ? `${item.str} ` : item.str, x, y, width: item.width, size }]
    })
    const tree = (await page.getStructTree()) as Node | null
    const text = set
      .map((item) => item.str)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    pages.push({ text, items: set, size: page.view, structure: tree === null ? [] : flatten(tree) })
  }
  return { pages, labels: await pdf.getPageLabels(), ...(await pdf.getMetadata()) }
}

const flatten = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flatten)]
