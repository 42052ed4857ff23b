import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanText } from '../../src/book/text.ts'
import { setBook } from '../../src/pipeline/typeset/set-book.ts'
import { drawPicture, folder, readPdf, sampleBook } from '../pipeline/typeset/sample.ts'
import { batches } from './batches.ts'
import { namesIn } from './pdf-names.ts'
import { hostile, payloads } from './payloads.ts'

let home: string
let picture: string
beforeAll(async () => {
  home = await folder()
  picture = await drawPicture(join(home, 'page.jpg'), '#cfe6f2', 64)
})
afterAll(async () => await rm(home, { recursive: true }))

// What would do something, go somewhere or bring something along when the book is opened.
const acts =
  /^(JavaScript|JS|OpenAction|AA|A|URI|Launch|Action|GoToR|GoToE|SubmitForm|ImportData|EmbeddedFiles?|Filespec|EF|RichMedia|XFA|AcroForm|Annots|AF|Rendition|Movie|Sound|Encrypt)$/

// Strings as they are stored, to be compared with what is read back.
const clean = hostile.map(cleanText).filter((text) => text !== '')
const texts = batches(clean, 330)
const alts = batches(clean, 290)
const papers = [
  ...(payloads['papers'] ?? []),
  ...(payloads['metadata'] ?? []),
  ...(payloads['headers'] ?? []),
]
  .map(cleanText)
  .filter((text) => text !== '')

const setAll = async (name: string, from: number, pages: number) => {
  const out = join(home, `${name}.pdf`)
  const book = sampleBook(pages, picture, {
    title: papers[from % papers.length]?.slice(0, 80) ?? '',
    subtitle: papers[(from + 1) % papers.length]?.slice(0, 120) ?? '',
    dedication: papers[(from + 2) % papers.length]?.slice(0, 200) ?? '',
    blurb: batches(papers, 400)[from % 3] ?? '',
    imprint: papers[(from + 3) % papers.length]?.slice(0, 80) ?? '',
  })
  for (const [index, page] of book.pages.entries()) {
    page.text = texts[(from + index) % texts.length] ?? ''
    page.alt = alts[(from + index) % alts.length] ?? ''
  }
  await setBook(book, out)
  return { out, book }
}

describe('a book full of hostile words', () => {
  it('has nothing in it that acts, asks or brings along', async () => {
    expect(texts.length).toBeLessThanOrEqual(32)
    const { out, book } = await setAll('all', 0, 32)
    const bytes = await readFile(out)
    const names = [...namesIn(bytes)]
    expect(names).toContain('Catalog')
    expect(names.filter((name) => acts.test(name))).toEqual([])
    const pdf = await getDocumentProxy(new Uint8Array(bytes))
    expect(pdf.numPages).toBe(37)
    expect([await pdf.getJSActions(), await pdf.getOpenAction(), await pdf.getAttachments()]).toEqual([
      null,
      null,
      null,
    ])
    for (let number = 1; number <= pdf.numPages; number++)
      expect(await (await pdf.getPage(number)).getAnnotations()).toEqual([])
    const read = await readPdf(out)
    expect(read.info).toMatchObject({ Title: book.title.replace(/\s+/g, ' '), Author: 'Storymill' })
    // What a screen reader is told is what was said, to the letter.
    const told = read.pages.flatMap((page) => page.structure.map((node) => node.alt))
    for (const { alt } of book.pages) expect(told).toContain(alt)
  })

  it('keeps every title to itself', async () => {
    for (let from = 0; from < papers.length; from += 4) {
      const { out, book } = await setAll(`title-${from}`, from, 4)
      const bytes = await readFile(out)
      expect(
        [...namesIn(bytes)].filter((name) => acts.test(name)),
        book.title,
      ).toEqual([])
      const { info, metadata } = await readPdf(out)
      // The same title in its XML, where another library would look.
      expect(metadata?.get('dc:title')).toBe(book.title.replace(/\s+/g, ' '))
      expect(info).toMatchObject({ Title: book.title.replace(/\s+/g, ' '), Creator: 'Storymill' })
    }
  })
})

describe('the reader of names', () => {
  const names = (text: string) => [...namesIn(Buffer.from(text, 'latin1'))]

  it('sees what acts, however it is spelt, and not what is only said', () => {
    expect(names('1 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj')).toEqual([
      'S',
      'JavaScript',
      'JS',
    ])
    expect(names('<< /Java#53cript 1 >>')).toEqual(['JavaScript'])
    expect(names('<< /Title (a \\) /URI ( /AA ) /JS) /Alt <2F4A53> >> % /Launch\n/Type')).toEqual([
      'Title',
      'Alt',
      'Type',
    ])
    expect(names('<< /Length 4 >> stream\n/AA \nendstream /Root')).toEqual(['Length', 'Root'])
  })
})
