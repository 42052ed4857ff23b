import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { drawPicture, folder, sampleBook } from './sample.ts'

test('a book of 24 pages is set in less than 350 MB', async () => {
  const home = await folder()
  const book = sampleBook(24, null)
  const drawn = [
    await drawPicture(join(home, '1.jpg'), '#cfe6f2'),
    await drawPicture(join(home, '2.jpg'), '#141c44'),
  ]
  for (const page of book.pages) page.picture = { path: drawn[page.number % 2] ?? '' }
  const module = new URL('../../../src/pipeline/typeset/typeset.ts', import.meta.url)
  const program = `
    const { typeset } = await import(${JSON.stringify(module.href)})
    const book = ${JSON.stringify(book)}
    book.created = new Date(book.created)
    const { pages } = await typeset(book, ${JSON.stringify(join(home, 'book.pdf'))}, new AbortController().signal)
    console.log(JSON.stringify({ pages, peak: process.resourceUsage().maxRSS / 1024 }))`
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  const { pages, peak } = JSON.parse(run.stdout) as { pages: number; peak: number }
  expect(pages).toBe(29)
  expect(peak).toBeLessThan(350)
})
