import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanText } from '../../src/book/text.ts'
import { openDocument } from '../../src/pipeline/typeset/document.ts'
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

describe('a book full of hostile words', () => {
  it('has nothing in it that acts, asks or brings along', async () => {
    expect(texts.length).toBeLessThanOrEqual(32)
    const out = join(home, 'all.pdf')
    const [title = '', subtitle = '', dedication = '', imprint = ''] = papers
    const book = sampleBook(32, picture, { title, subtitle, dedication, imprint })
    for (const [index, page] of book.pages.entries()) {
      page.text = texts[index % texts.length] ?? ''
      page.alt = alts[index % alts.length] ?? ''
    }
    await setBook({ ...book, blurb: batches(papers, 400)[1] ?? '' }, out)
    const bytes = await readFile(out)
    const names = [...namesIn(bytes)]
    expect(names).toContain('Catalog')
    expect(names.filter((name) => acts.test(name))).toEqual([])
    const pdf = await getDocumentProxy(new Uint8Array(bytes))
    expect(pdf.numPages).toBe(37)
    const active = [await pdf.getJSActions(), await pdf.getOpenAction(), await pdf.getAttachments()]
    expect(active).toEqual([null, null, null])
    for (let number = 1; number <= pdf.numPages; number++)
      expect(await (await pdf.getPage(number)).getAnnotations()).toEqual([])
    // What a screen reader is told is what was said, to the letter.
    const { pages } = await readPdf(out)
    const told = pages.flatMap((page) => page.structure.map((node) => node.alt))
    for (const { alt } of book.pages) expect(told).toContain(alt)
  })

  it('says its title as it is, in both places where a library looks, and no more', async () => {
    for (const [index, title] of papers.entries()) {
      const doc = openDocument(sampleBook(4, null, { title, blurb: papers[index - 1] ?? title }))
      doc.addPage()
      doc.end()
      const bytes = await buffer(doc)
      expect(
        [...namesIn(bytes)].filter((name) => acts.test(name)),
        title,
      ).toEqual([])
      const { info, metadata } = await (await getDocumentProxy(new Uint8Array(bytes))).getMetadata()
      const said = title.replace(/\s+/g, ' ')
      expect(info).toMatchObject({ Title: said, Author: 'Storymill', Creator: 'Storymill' })
      expect(metadata?.get('dc:title')).toBe(said)
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
