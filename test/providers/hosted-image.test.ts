import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import {
  callWith,
  failureOf,
  fakeProvider,
  jpeg,
  modelsAt,
  pictureRequest,
  png,
  webp,
  type FakeProvider,
  type Reply,
} from './fake-provider.ts'
import { addresses } from './replies.ts'

const usage = { input_tokens: 100, output_tokens: 1_056, total_tokens: 1_156 }
const drawn = (bytes: Buffer): Reply => ({
  headers: { 'x-request-id': 'req_2' },
  json: { created: 1, data: [{ b64_json: bytes.toString('base64') }], usage },
})

let fake: FakeProvider
afterEach(async () => await fake.stop())

async function draw(
  reply: Reply | ((path: string) => Reply),
  { env = addresses.openai, model = 'openai:gpt-image-2', references = [] as Uint8Array[] } = {},
) {
  fake = await fakeProvider((request) => (typeof reply === 'function' ? reply(request.path) : reply))
  const { image, key } = await modelsAt(env, fake, { image: model })
  return await image.run(pictureRequest(references), callWith(key))
}

describe('a picture of OpenAI', () => {
  it('is a JPEG of a known price', async () => {
    const answer = await draw(drawn(jpeg))
    expect(answer).toMatchObject({
      ok: true,
      value: { media_type: 'image/jpeg', width: 64, height: 64 },
      usage: { request_id: 'req_2', units: { input_tokens: 100, output_tokens: 1_056, images: 1 } },
    })
    if (!answer.ok) return
    expect(answer.usage.usd).toBeCloseTo((100 * 8 + 1_056 * 30) / 1e6, 8)
    expect(Buffer.from(answer.value.bytes).equals(jpeg)).toBe(true)
    const [sent] = fake.seen
    expect(sent!.path).toBe('/v1/images/generations')
    expect(sent!.headers['idempotency-key']).toBe('book-1:picture:1')
    expect(sent!.json).toMatchObject({
      model: 'gpt-image-2',
      n: 1,
      size: '1024x1024',
      quality: 'medium',
      output_format: 'jpeg',
    })
    expect(sent!.json).not.toHaveProperty('response_format')
  })

  it('is drawn by its references', async () => {
    const answer = await draw(drawn(png), { references: [jpeg, png] })
    expect(answer).toMatchObject({ ok: true, value: { media_type: 'image/png' } })
    const [sent] = fake.seen
    expect(sent!.path).toBe('/v1/images/edits')
    const form = await new Response(new Uint8Array(sent!.body), {
      headers: { 'content-type': sent!.headers['content-type']! },
    }).formData()
    const pictures = form.getAll('image[]') as File[]
    expect(pictures.map(({ type, size }) => [type, size])).toEqual([
      ['image/jpeg', jpeg.byteLength],
      ['image/png', png.byteLength],
    ])
    expect(form.get('prompt')).toBe('A fox in the rain.')
    expect([form.get('quality'), form.get('output_format')]).toEqual(['medium', 'jpeg'])
  })

  it('becomes a JPEG if it is WebP', async () => {
    const answer = await draw(drawn(webp))
    expect(answer).toMatchObject({ ok: true, value: { media_type: 'image/jpeg', width: 64, height: 64 } })
    if (answer.ok) expect((await sharp(answer.value.bytes).metadata()).format).toBe('jpeg')
  })

  it.each([
    ['a JPEG that ends early', jpeg.subarray(0, jpeg.byteLength - 400)],
    ['a PNG that ends early', png.subarray(0, png.byteLength >> 1)],
    ['a WebP that ends early', webp.subarray(0, webp.byteLength >> 1)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('is no good as %s, and paid', async (_, bytes) => {
    const failure = failureOf(await draw(drawn(bytes)))
    expect(failure).toMatchObject({ class: 'bad_output', charge: 'yes', sent: 'yes' })
    expect(failure.usage?.usd).toBeGreaterThan(0.03)
    expect(fake.seen).toHaveLength(1)
  })

  it('that is not there was paid, and is not asked for again', async () => {
    const failure = failureOf(await draw({ json: { created: 1, data: [], usage } }))
    expect(failure).toMatchObject({ class: 'bad_output', code: 'no_image', charge: 'yes' })
    expect(failure.usage).toMatchObject({ units: { output_tokens: 1_056, images: 0 } })
    expect(fake.seen).toHaveLength(1)
  })

  it.each([
    ['input', 'moderation_input'],
    ['output', 'moderation_output'],
  ])('that is moderated says at which stage: %s', async (moderation_stage, kind) => {
    const error = {
      message: 'Your request was rejected by the safety system.',
      type: 'image_generation_user_error',
      code: 'moderation_blocked',
      moderation_details: { moderation_stage, categories: ['violence'] },
    }
    expect(failureOf(await draw({ status: 400, json: { error } }))).toMatchObject({ class: kind })
  })

  it('is known to be lost when the answer breaks off', async () => {
    const failure = failureOf(await draw({ ...drawn(png), cut: 'within' }))
    expect(failure).toMatchObject({ class: 'cut_after_200', charge: 'yes' })
  })
})

it('Azure is asked with its own header', async () => {
  const answer = await draw(drawn(jpeg), { env: addresses.azure, model: 'azure:gpt-image-2' })
  expect(answer.ok).toBe(true)
  expect(fake.seen[0]!.path).toBe('/openai/v1/images/generations')
  expect(fake.seen[0]!.headers).toMatchObject({ 'api-key': expect.stringContaining('sk-test') as string })
  expect(fake.seen[0]!.headers.authorization).toBeUndefined()
})

describe('a picture of Gemini', () => {
  const gemini = { env: addresses.google, model: 'google:gemini-3.1-flash-image-preview' }
  const candidate = (parts: object[], finishReason = 'STOP'): Reply => ({
    json: {
      candidates: [{ content: { role: 'model', parts }, finishReason }],
      usageMetadata: { promptTokenCount: 1_300, candidatesTokenCount: 1_120, totalTokenCount: 2_420 },
    },
  })

  it('is drawn by its references', async () => {
    const inlineData = { mimeType: 'image/png', data: png.toString('base64') }
    const answer = await draw(candidate([{ inlineData }]), { ...gemini, references: [jpeg] })
    expect(answer).toMatchObject({ ok: true, value: { media_type: 'image/png', width: 64 } })
    if (answer.ok) expect(answer.usage.usd).toBeCloseTo((1_300 * 0.5 + 1_120 * 60) / 1e6, 8)
    const { contents, generationConfig } = fake.seen[0]!.json as unknown as {
      contents: { parts: { text?: string; inlineData?: { mimeType: string } }[] }[]
      generationConfig: object
    }
    expect(contents[0]!.parts.map((part) => part.text ?? part.inlineData?.mimeType)).toEqual([
      'A fox in the rain.',
      'image/jpeg',
    ])
    expect(generationConfig).toMatchObject({ imageConfig: { aspectRatio: '1:1' } })
  })

  it.each(['IMAGE_SAFETY', 'PROHIBITED_CONTENT'])('may be withheld: %s', async (finish) => {
    const failure = failureOf(await draw(candidate([], finish), gemini))
    expect(failure).toMatchObject({ class: 'moderation_output' })
    expect(fake.seen).toHaveLength(1)
  })
})

describe('a picture of a compatible server', () => {
  const compatible = { env: addresses.compatible, model: 'openai-compatible:sdxl' }

  it('may be an address, which is fetched at once and without the key', async () => {
    const answer = await draw(
      (path) =>
        path === '/v1/images/generations'
          ? { json: { data: [{ url: `${fake.url}/files/1.png` }] } }
          : { bytes: png },
      compatible,
    )
    expect(answer).toMatchObject({ ok: true, value: { media_type: 'image/png' } })
    expect(fake.seen.map(({ path }) => path)).toEqual(['/v1/images/generations', '/files/1.png'])
    expect(fake.seen[1]!.headers.authorization).toBeUndefined()
  })

  it('that cannot be fetched was paid all the same', async () => {
    const reply = (path: string): Reply =>
      path === '/v1/images/generations'
        ? { json: { data: [{ url: `${fake.url}/files/1.png` }] } }
        : { status: 404, json: {} }
    const failure = failureOf(await draw(reply, compatible))
    expect(failure.sent).toBe('yes')
    expect(failure.charge).not.toBe('no')
  })
})
