// Copy to `storymill.config.ts` in the folder you start Storymill from. The environment wins over it; every key is optional,
// and a key that is not known is an error. In a checkout of Storymill itself run `npm run build` once first.
import { defineConfig } from 'storymill'

export default defineConfig({
  // A book that is not made by then fails; milliseconds. Every wait counts.
  book_deadline_ms: 24 * 3_600_000,
  // How long a worker that is told to stop lets its steps finish before it gives them back; milliseconds.
  drain_ms: 10_000,
  // Steps a worker has in hand at once, per queue; without a number the worker chooses by its cores.
  concurrency: { text: 32, images: 8, generation: 2 },
  // Credits a user pays for each asset, by the kind of step that makes it; a book keeps the prices it was ordered at.
  credits: { page_text: 1, picture: 5, cover: 5, plan: 0, character_sheet: 0, pdf: 0 },
})
