import Pdf from 'pdfkit'
import { firstFont } from './faces.ts'
import { catalogueOf, keepXmlWhole, type Doc } from './pdfkit-inside.ts'
import type { BookToTypeset } from './typeset.ts'

/** An empty book: what a library, a screen reader and a search engine read about it. */
export function openDocument(book: BookToTypeset): Doc {
  const title = book.title.replace(/\s+/g, ' ').toWellFormed()
  const doc = new Pdf({
    autoFirstPage: false,
    pdfVersion: '1.7',
    font: firstFont(),
    tagged: true,
    lang: book.language,
    displayTitle: true,
    // The file identifier is made from these, so the same book is the same file and another book another.
    info: {
      Title: title,
      Author: 'Storymill',
      Subject: firstSentence(book.blurb.toWellFormed()),
      Keywords: `picture book, ages ${book.age_group}, ${book.language}, storymill:${book.id}`,
      Creator: 'Storymill',
      Producer: 'Storymill with PDFKit',
      CreationDate: book.created,
      ModDate: book.created,
    },
  })
  keepXmlWhole(doc)
  return doc
}

const firstSentence = (text: string) => text.replace(/\s+/g, ' ').match(/^.*?[.!?…](?=\s|$)/u)?.[0] ?? text

// A String object: pdfkit writes primitive strings as PDF names.
const named = (name: string) => ({ P: new String(name) })

/**
 * Names the pages as readers count them: cover, i, ii, then 1 to `story`. pdfkit has no call for it. `after` are the
 * names of the pages behind the story.
 */
export function labelPages(doc: Doc, story: number, after: readonly string[]) {
  const Nums: unknown[] = [0, named('Cover'), 1, { S: 'r' }, 3, { S: 'D' }]
  for (const [index, name] of after.entries()) Nums.push(3 + story + index, named(name))
  catalogueOf(doc)['PageLabels'] = { Nums }
}
