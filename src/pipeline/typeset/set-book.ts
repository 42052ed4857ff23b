import { createWriteStream } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { backPage, endPage } from './back-pages.ts'
import { coverPage } from './cover-page.ts'
import { labelPages, openDocument } from './document.ts'
import { facesFor } from './faces.ts'
import { dedicationPage, titlePage } from './front-pages.ts'
import { bookSize } from './manner.ts'
import type { Doc } from './pdfkit-inside.ts'
import { readPicture, type Picture } from './picture.ts'
import type { Press } from './press.ts'
import { storyPage } from './story-page.ts'
import { tonesOf } from './tones.ts'
import { partOf, type BookToTypeset, type Typeset } from './typeset.ts'
import { wordsFor } from './words.ts'

/** Sets a whole book in this thread; see `typeset`. */
export async function setBook(book: BookToTypeset, out: string): Promise<Typeset> {
  const doc = openDocument(book)
  const written = pipeline(doc, createWriteStream(partOf(out)))
  // Awaited below; until then a full disk must not end the process as an unhandled rejection.
  written.catch(() => {})
  const press = pressFor(book, doc)
  await setPages(press, book)
  press.root.end()
  labelPages(doc, book.pages.length, ['The End', 'Back'])
  doc.end()
  await written
  await rename(partOf(out), out)
  const { size } = await stat(out)
  return { pages: book.pages.length + 5, bytes: size, warnings: press.warnings }
}

function pressFor(book: BookToTypeset, doc: Doc): Press {
  const root = doc.struct('Document', { title: book.title.toWellFormed() })
  doc.addStructure(root)
  return {
    doc,
    root,
    faces: facesFor(doc, book.age_group),
    tones: tonesOf(book.palette),
    age: book.age_group,
    words: wordsFor(book.language),
    warnings: [],
  }
}

async function setPages(press: Press, book: BookToTypeset) {
  const cover = await pictureOf(press, 'Cover', book.cover)
  coverPage(press, { title: book.title, subtitle: book.subtitle, alt: book.cover?.alt ?? '', picture: cover })
  titlePage(press, book.title, book.subtitle)
  dedicationPage(press, book.dedication, book.imprint, book.created)
  const size = bookSize(press, book.pages)
  for (const page of book.pages) {
    const picture = await pictureOf(press, `Page ${page.number}`, page.picture)
    storyPage(press, page, picture, size)
  }
  endPage(press)
  backPage(press, book)
}

/** A picture that cannot be read must not cost the family the book: its page says that it is still to be painted. */
async function pictureOf(
  { warnings }: Press,
  name: string,
  from: { path: string } | null,
): Promise<Picture | null> {
  if (from === null) {
    warnings.push(`${name}: there is no picture.`)
    return null
  }
  try {
    return await readPicture(from.path)
  } catch (error) {
    warnings.push(
      `${name}: the picture cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    )
    return null
  }
}
