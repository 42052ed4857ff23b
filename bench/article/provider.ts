import { createHash } from 'node:crypto'
import OpenAI from 'openai'

/** What a call made. `asset` names what was paid for as the simulator's ledger does: by the body that was sent. */
export type Made = { text: string; asset: string; id: string }
export type Wish = { idea: string; pages: number }
export type Caller = { client: OpenAI; signal?: AbortSignal | undefined }

/** As a prototype has it: the SDK with its own retries, which are two. */
export const clientOf = (baseURL: string, apiKey: string): OpenAI => new OpenAI({ baseURL, apiKey })

const assetOf = (body: object) => createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16)

async function write({ client, signal }: Caller, content: string): Promise<Made> {
  const body = { model: 'gpt-5-mini', messages: [{ role: 'user' as const, content }] }
  const answer = await client.chat.completions.create(body, { signal })
  const text = answer.choices[0]?.message.content ?? ''
  return { text, asset: assetOf(body), id: answer.id }
}

/** The story in outline. A real model tells another one each time it is asked; `id` is of this telling. */
export const outline = async (caller: Caller, { idea, pages }: Wish): Promise<Made> =>
  await write(caller, `Outline a picture book of ${pages} pages for small children about this: ${idea}`)

export const pageText = async (caller: Caller, wish: Wish, page: number, story: string): Promise<Made> =>
  await write(caller, `${wish.idea}. The story: ${story}\nWrite page ${page} of ${wish.pages}.`)

export async function picture(caller: Caller, wish: Wish, page: number, text: string): Promise<Made> {
  const prompt = `A watercolour for page ${page} of a picture book (${wish.idea}): ${text}`
  const body = { model: 'gpt-image-2', prompt, size: '1024x1024' as const, output_format: 'jpeg' as const }
  const answer = await caller.client.images.generate(body, { signal: caller.signal })
  const bytes = answer.data?.[0]?.b64_json
  if (!bytes) throw new Error('the answer holds no picture')
  return { text: `${bytes.length}`, asset: assetOf(body), id: '' }
}
