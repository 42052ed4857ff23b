import { z } from 'zod'
import { styleIds } from './styles.ts'
import { cleanText } from './text.ts'
import { WebhookUrl } from './webhook.ts'

/** Ages a book is written for; each has its own words per page and sentence length (`reading.ts`). */
export const ageGroups = ['0-3', '3-5', '5-7', '7-9'] as const
export type AgeGroup = (typeof ageGroups)[number]

export const mostPages = 32

/** What a person may type into a field: cleaned, not empty, of so many characters at most. */
export const typed = (max: number) => z.string().transform(cleanText).pipe(z.string().min(1).max(max))

/** What a person orders: the body of `POST /v1/books`. Unknown fields are refused. */
export const Order = z.strictObject({
  idea: typed(2000).describe('What the story is about, in any words. 1–2 000 characters.'),
  pages: z.int().min(4).max(mostPages).default(8).describe('Story pages, cover and title page not counted.'),
  age_group: z.enum(ageGroups).default('3-5'),
  style: z.enum(styleIds).default('watercolour').describe('One of `GET /v1/styles`.'),
  theme: typed(100).optional().describe('What the story is about underneath, e.g. "friendship".'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "en"')
    .default('en'),
  hero: z.strictObject({ name: typed(40), look: typed(200) }).optional(),
  dedication: typed(200).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional().describe('Same seed and order, same demo book.'),
  webhook_url: WebhookUrl.optional().describe(
    'Told how the book ends, by POST (Standard Webhooks). A public https address.',
  ),
  on_missing_picture: z.enum(['partial', 'fail']).default('partial'),
})
export type Order = z.infer<typeof Order>
