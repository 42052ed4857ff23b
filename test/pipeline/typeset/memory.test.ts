import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { drawPicture, folder, sampleBook } from './sample.ts'

test('a book of 24 pages is set in less than 350 MB', async () => {
  const home = await folder()
  const book = sampleBook(24, null)
  // Each its own file, as a model would draw them.
  for (const page of book.pages.slice(0, 4))
    page.picture = { path: await drawPicture(join(home, `${page.number}.jpg`), '#cfe6f2') }
  for (const page of book.pages) page.picture = book.pages[page.number % 4]?.picture ?? null
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
