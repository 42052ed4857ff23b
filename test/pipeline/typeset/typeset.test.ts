import { readFile, readdir, watch, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ageGroups } from '../../../src/book/order.ts'
import { reading } from '../../../src/book/reading.ts'
import { typeset, type BookToTypeset } from '../../../src/pipeline/typeset/typeset.ts'
import { drawPicture, folder, readPdf, sampleBook } from './sample.ts'

let home = ''
let day = ''
let night = ''
let usual: ReturnType<typeof set>
beforeAll(async () => {
  home = await folder()
  day = await drawPicture(join(home, 'day.jpg'), '#cfe6f2', 480)
  night = await drawPicture(join(home, 'night.jpg'), '#141c44', 480)
  usual = set(sampleBook(4, day, { language: 'en-GB' }))
})

let count = 0
async function set(book: BookToTypeset) {
  const out = join(home, `book-${++count}.pdf`)
  const result = await typeset(book, out, new AbortController().signal)
  return { out, result, pdf: await readPdf(out) }
}

test('a book has its pages in order, square, labelled as readers count them', async () => {
  const { pdf, result } = await usual
  expect(result.pages).toBe(9)
  expect(result.warnings).toEqual([])
  expect(result.bytes).toBeGreaterThan(50_000)
  expect(pdf.labels).toEqual(['Cover', 'i', 'ii', '1', '2', '3', '4', 'The End', 'Back'])
  for (const page of pdf.pages) expect(page.size).toEqual([0, 0, 612, 612])
  expect(pdf.pages.map((page) => page.text.slice(0, 26))).toEqual([
    'Pip and the Lantern A stor',
    'Pip and the Lantern A stor',
    'For Mia, who is never afra',
    'This is what page 1 tells.',
    'This is what page 2 tells.',
    'This is what page 3 tells.',
    'This is what page 4 tells.',
    'The End',
    'Pip and the Lantern Every ',
  ])
  expect(pdf.pages.at(-1)?.text).toContain('Demo: drawn by code, no AI used Made with Storymill')
})

test('libraries and screen readers are told title, language, date, pictures and headings', async () => {
  const { out, pdf } = await usual
  expect(pdf.info).toMatchObject({
    Title: 'Pip and the Lantern',
    Author: 'Storymill',
    Subject: 'Every night Pip says good evening to the moon.',
    CreationDate: 'D:20261123120000Z',
    Language: 'en-GB',
  })
  const raw = await readFile(out, 'latin1')
  expect(raw).toContain('/Marked true')
  expect(raw).toContain('/DisplayDocTitle true')
  const roles = (index: number) => pdf.pages[index]?.structure.map((node) => node.role).join(' ')
  expect(roles(0)).toMatch(/Sect Figure .*H1/)
  expect(roles(3)).toMatch(/Sect Figure .*P/)
  expect(pdf.pages[0]?.structure.map((node) => node.alt)).toContain('A fox with a lantern under the moon')
  expect(pdf.pages[3]?.structure.map((node) => node.alt)).toContain('Pip in picture 1')
})

const bytes = async (which: BookToTypeset) => {
  const out = join(home, `bytes-${++count}.pdf`)
  await typeset(which, out, new AbortController().signal)
  return readFile(out)
}
const identifier = (pdf: Buffer) => pdf.toString('latin1').match(/\/ID \[<(\w+)>/)?.[1]

test('the same book gives the same bytes, another book another file identifier', async () => {
  const book = sampleBook(4, night)
  const [first, again] = await Promise.all([bytes(book), bytes(book)])
  expect(first.equals(again)).toBe(true)
  expect(identifier(await bytes({ ...book, id: 'another' }))).not.toBe(identifier(first))
})

test('a book in Russian can be searched in Russian', async () => {
  const text = 'Лисёнок взял фонарик и пошёл к пруду. — Добрый вечер, луна! — сказал он.'
  const book = sampleBook(4, day, { language: 'ru', title: 'Лисёнок и луна', subtitle: null })
  const { pdf, result } = await set({ ...book, pages: book.pages.map((page) => ({ ...page, text })) })
  expect(result.warnings).toEqual([])
  expect(pdf.pages[0]?.text).toBe('Лисёнок и луна')
  expect(pdf.pages[3]?.text.replaceAll('\u00a0', ' ')).toContain(text)
  expect(pdf.pages[7]?.text).toBe('Конец')
})

test('a missing or broken picture costs its page the picture, not the family the book', async () => {
  const broken = join(home, 'broken.jpg')
  await writeFile(broken, 'no picture')
  const book = sampleBook(4, day, { cover: null })
  const path = [day, null, broken, join(home, 'nowhere.jpg')]
  const pages = book.pages.map((page, index) => {
    const from = path[index] ?? null
    return { ...page, picture: from === null ? null : { path: from } }
  })
  const { pdf, result } = await set({ ...book, pages })
  expect(result.warnings.map((warning) => warning.replace(/\(.*/s, ''))).toEqual([
    'Cover: there is no picture.',
    'Page 2: there is no picture.',
    'Page 3: the picture cannot be read ',
    'Page 4: the picture cannot be read ',
  ])
  for (const index of [4, 5, 6]) {
    expect(pdf.pages[index]?.text).toContain('This picture is still to be painted.')
    expect(pdf.pages[index]?.text).toContain(`This is what page ${index - 2} tells.`)
    expect(pdf.pages[index]?.structure.map((node) => node.role)).not.toContain('Figure')
  }
})

const words = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => ['Pip', 'walked', 'through', 'the', 'wonderful', 'forest.'][index % 6],
  )

test.each(ageGroups)(
  'ages %s: the most words an age may have fit at its size, half an inch from every edge',
  async (age) => {
    const text = words(reading[age].page_words[1]).join(' ')
    const book = sampleBook(4, day, { age_group: age, title: 'W'.repeat(20) + ' very'.repeat(12) })
    const grounds = [day, night, day, night]
    const pages = book.pages.map((page, index) => {
      const text_zone = index < 2 ? ('top' as const) : ('bottom' as const)
      return { ...page, text, text_zone, picture: { path: grounds[index] ?? day } }
    })
    const { pdf, result } = await set({ ...book, pages })
    expect(result.warnings).toEqual([])
    for (const page of pdf.pages)
      for (const { str, x, y, width } of page.items.filter((item) => item.str.trim() !== '')) {
        expect(x, str).toBeGreaterThanOrEqual(36)
        expect(x + width, str).toBeLessThanOrEqual(612 - 36)
        expect(y, str).toBeGreaterThanOrEqual(36)
        expect(y, str).toBeLessThanOrEqual(612 - 36)
      }
    const items = pdf.pages.slice(3, 7).flatMap((page) => page.items.filter((item) => /[a-z]/.test(item.str)))
    const sizes = new Set(items.map((item) => item.size))
    expect(sizes.size, 'one size for the whole book').toBe(1)
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(reading[age].type[0])
  },
)

test('a text far too long is set small and whole, and the operator is told', async () => {
  const book = sampleBook(5, day, { age_group: '0-3' })
  const [first] = book.pages
  if (first) first.text = `${'word '.repeat(239)}last.`
  const { pdf, result } = await set(book)
  expect(result.warnings).toEqual([
    'Page 1: the text is too long for ages 0-3 and is set smaller than it should be.',
  ])
  expect(pdf.pages[3]?.text).toContain('word last.')
})

test('what no font has is left out and told; hostile text stays text', async () => {
  const nasty = ') Tj ET Q << /JS (x) >> \u202Eabc\u0000\u200B{}[]\\( 🦊 <script>'
  const book = sampleBook(4, day, {
    title: nasty,
    dedication: nasty,
    blurb: nasty,
    imprint: nasty,
    language: 'en',
  })
  const pages = book.pages.map((page) => ({
    ...page,
    text: page.number === 1 ? '🦊🌙' : `${nasty} ${'a'.repeat(300)}`,
  }))
  const { pdf, result, out } = await set({ ...book, pages })
  expect(pdf.pages[0]?.text).toContain(') Tj ET Q << /JS (x) >> abc{}[]\\( <script>')
  expect(result.warnings).toContain('Page 2: left out 🦊 (U+1F98A): no font of the book has it.')
  expect(pdf.pages[5]?.text.match(/a{10,}/g)?.join('').length).toBeGreaterThan(100)
  expect(await readFile(out, 'latin1')).not.toContain('/S /JavaScript')
})

test('an aborted book leaves nothing behind and gives the reason', async () => {
  const stop = new AbortController()
  const where = await folder()
  const setting = typeset(sampleBook(24, day), join(where, 'book.pdf'), stop.signal)
  // Once the first bytes are on disk, the thread is in the middle of its work.
  const begun = watch(where)[Symbol.asyncIterator]().next()
  const reason = new Error('enough')
  void begun.then(() => stop.abort(reason))
  await expect(setting).rejects.toBe(reason)
  expect(await readdir(where)).toEqual([])
  await expect(typeset(sampleBook(4, day), join(where, 'book.pdf'), stop.signal)).rejects.toBe(reason)
})

test('a place that cannot be written is an error, not half a book', async () => {
  const out = join(home, 'no', 'such', 'folder', 'book.pdf')
  await expect(typeset(sampleBook(4, day), out, new AbortController().signal)).rejects.toThrow(/ENOENT/)
})
