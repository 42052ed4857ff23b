import type { AgeGroup } from './order.ts'

/**
 * How much a child of each age can take: words on a page and in a sentence, and the type size (points) on a
 * 612-point page. Words per page and sentence lengths follow picture-book publishing guides.
 */
export const reading: Record<
  AgeGroup,
  { page_words: [number, number]; sentence_words: number; type: [number, number] }
> = {
  '0-3': { page_words: [3, 12], sentence_words: 7, type: [26, 36] },
  '3-5': { page_words: [15, 35], sentence_words: 9, type: [20, 28] },
  '5-7': { page_words: [30, 60], sentence_words: 12, type: [17, 23] },
  '7-9': { page_words: [60, 110], sentence_words: 16, type: [13.5, 18] },
}
