import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Step, StepInput, Tools } from '../contract.ts'
import { typeset, type BookToTypeset } from '../typeset/typeset.ts'
import { blobOf, planOf, textOf } from './inputs.ts'

const Bound = z.strictObject({
  pages: z.int().min(1),
  warnings: z.array(z.string()),
  missing_pictures: z.array(z.int()),
})

/** Puts the book together from what is there: a page without a picture says so. */
export const pdf: Step = {
  output: Bound,
  fingerprint: (input) => ({ order: input.order, done: input.done }),
  async run(input, tools) {
    const folder = await mkdtemp(join(tmpdir(), 'storymill-pdf-'))
    try {
      const out = join(folder, 'book.pdf')
      const book = await bookToTypeset(input, tools, folder)
      const { pages, warnings } = await typeset(book, out, tools.signal)
      const missing_pictures = book.pages.filter((page) => !page.picture).map((page) => page.number)
      const bytes = await readFile(out)
      return {
        ok: true,
        value: { pages, warnings, missing_pictures },
        blob: { bytes, media_type: 'application/pdf' },
      }
    } catch (error) {
      if (!tools.signal.aborted) throw error
      const message = 'The typesetting was stopped.'
      return {
        ok: false,
        failure: { class: 'cancelled', code: 'aborted', message, sent: 'no', charge: 'no', scope: 'request' },
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function bookToTypeset(input: StepInput, tools: Tools, folder: string): Promise<BookToTypeset> {
  const plan = planOf(input)
  const { order } = input
  // On disk for the typesetter, which reads one picture at a time.
  const local = async (key: string | null, name: string) => {
    if (!key) return null
    const path = join(folder, `${name}${extname(key)}`)
    await writeFile(path, await tools.read(key))
    return { path }
  }
  const cover = await local(blobOf(input, 'cover'), 'cover')
  const pages: BookToTypeset['pages'] = []
  for (const { number, scene } of plan.pages) {
    const picture = await local(blobOf(input, 'picture', number), String(number))
    pages.push({ number, text: textOf(input, number), picture, alt: scene.alt, text_zone: scene.text_zone })
  }
  return {
    id: input.book.id,
    title: plan.title,
    subtitle: plan.subtitle,
    dedication: order.dedication ?? null,
    blurb: plan.blurb,
    language: order.language,
    age_group: order.age_group,
    palette: plan.palette,
    imprint: imprint(tools),
    created: input.book.created_at,
    cover: cover && { ...cover, alt: plan.cover.alt },
    pages,
  }
}

const imprint = ({ models: { text, image } }: Tools): string =>
  text === 'demo' && image === 'demo'
    ? 'Demo: drawn by code, no AI used'
    : `Made with AI: words by ${text}, pictures by ${image}`
