import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '../../src/providers/contract.ts'
import { dialect as fal } from '../../src/providers/polled/fal.ts'
import {
  callWith,
  failureOf,
  fakeProvider,
  jpeg,
  modelsAt,
  pictureRequest,
  png,
  secret,
  type FakeProvider,
  type Reply,
  type Request,
} from './fake-provider.ts'
import { houses, type House } from './polled-houses.ts'

let fake: FakeProvider
afterEach(async () => await fake.stop())

const isFile = ({ path }: Request) => path.startsWith('/files/')
/** The last answer of fal is not the job's state but its result. */
const isResult = ({ path }: Request) => path.endsWith('/requests/j1')

/** Polls are answered one after another; the last again and again. */
async function provider(
  house: House,
  polls: (Reply | ((url: string) => Reply))[],
  file: Reply = { bytes: png },
) {
  let polled = 0
  fake = await fakeProvider((request) => {
    if (request.method === 'POST') return house.accepted(fake.url)
    if (isFile(request)) return file
    if (isResult(request) && house.submit.startsWith('/fal'))
      return { json: { images: [{ url: `${fake.url}/files/1.png` }] } }
    const reply = polls[Math.min(polled++, polls.length - 1)]!
    return typeof reply === 'function' ? reply(fake.url) : reply
  })
  const { image, key } = await modelsAt(house.env, fake, { image: house.model })
  return { image, key }
}
const sends = () => fake.seen.filter(({ method }) => method === 'POST').length

describe.each(Object.entries(houses))('a picture of %s', (_, house) => {
  it('is not followed to another origin with the key, and the job is not given up', async () => {
    const other = await fakeProvider(() => house.done(''))
    const { image, key } = await provider(house, [
      { status: 302, headers: { location: `${other.url}/stolen` }, json: {} },
    ])
    const failure = failureOf(await image.run(pictureRequest(), callWith(key)))
    await other.stop()
    expect(other.seen).toEqual([])
    expect(failure).toMatchObject({
      class: 'server_error',
      code: 'redirected',
      scope: 'request',
      charge: 'possible',
    })
    expect(sends()).toBe(1)
  })

  it('is submitted once, kept before it is polled, and fetched at once', async () => {
    const { image, key } = await provider(house, [house.pending, house.done])
    const kept: [Job, number][] = []
    const saveJob = async (job: Job) => void kept.push([job, fake.seen.length])
    const answer = await image.run(pictureRequest([jpeg]), callWith(key, { saveJob }))
    expect(answer).toMatchObject({
      ok: true,
      value: { media_type: 'image/png', width: 64, height: 64 },
      usage: { usd: house.usd, units: { images: 1 }, request_id: 'j1' },
    })
    expect(kept).toEqual([[house.job(fake.url), 1]])
    expect(sends()).toBe(1)
    const [sent] = fake.seen
    expect(sent!.path.startsWith(house.submit)).toBe(true)
    expect(sent!.headers[house.auth[0]]).toBe(house.auth[1])
    expect(sent!.headers['idempotency-key']).toBe('book-1:picture:1')
    expect(JSON.stringify(sent!.json)).toContain('A fox in the rain.')
    const file = fake.seen.find(isFile)
    expect(file!.headers[house.auth[0]]).toBeUndefined()
  })

  it('that is under way is polled after a crash, never submitted again', async () => {
    const { image, key } = await provider(house, [house.done])
    const answer = await image.run(pictureRequest(), callWith(key, { job: house.job(fake.url) }))
    expect(answer.ok).toBe(true)
    expect(sends()).toBe(0)
  })

  it('is polled on when a poll fails', async () => {
    const { image, key } = await provider(house, [{ cut: 'before' }, { status: 503, json: {} }, house.done])
    const answer = await image.run(pictureRequest(), callWith(key))
    expect(answer.ok).toBe(true)
    expect(sends()).toBe(1)
  })

  it('is an end when the job says so', async () => {
    for (const [reply, expected] of house.failed) {
      const { image, key } = await provider(house, [reply])
      const failure = failureOf(await image.run(pictureRequest(), callWith(key)))
      expect(failure, JSON.stringify(reply)).toMatchObject({ sent: 'yes', ...expected })
      expect(sends()).toBe(1)
      await fake.stop()
    }
  })

  it('that is not waited for may have cost something', async () => {
    const { image, key } = await provider(house, [house.pending])
    const late = await image.run(pictureRequest(), callWith(key, { signal: AbortSignal.timeout(150) }))
    expect(failureOf(late)).toMatchObject({ class: 'timeout', sent: 'yes', charge: 'possible' })
    const gone = callWith(key, { signal: AbortSignal.abort(), job: house.job(fake.url) })
    expect(failureOf(await image.run(pictureRequest(), gone))).toMatchObject({
      class: 'cancelled',
      sent: 'yes',
      charge: 'possible',
    })
  })

  it('of a wrong key cost nothing if it was not taken, and no failure tells the key', async () => {
    fake = await fakeProvider(() => ({ status: 401, json: { detail: `No such key: ${secret}` } }))
    const { image, key } = await modelsAt(house.env, fake, { image: house.model })
    const failure = failureOf(await image.run(pictureRequest(), callWith(key)))
    expect(failure).toMatchObject({ class: 'auth', charge: 'no', scope: 'key' })
    const job = house.job(fake.url)
    const polled = failureOf(await image.run(pictureRequest(), callWith(key, { job })))
    expect(polled).toMatchObject({ class: 'auth', charge: 'possible', sent: 'yes' })
    expect(JSON.stringify([failure, polled])).not.toContain('SECRET')
  })

  it('that ends early was paid', async () => {
    const half = { bytes: png.subarray(0, png.byteLength >> 1) }
    const { image, key } = await provider(house, [house.done], half)
    const failure = failureOf(await image.run(pictureRequest(), callWith(key)))
    expect(failure).toMatchObject({ class: 'bad_output', charge: 'yes', usage: { usd: house.usd } })
  })
})

describe('the queue of fal', () => {
  const queue = houses['fal']!

  it('does not send again by itself, and has its own place for pictures drawn by others', async () => {
    const { image, key } = await provider(queue, [queue.done])
    await image.run(pictureRequest([jpeg, png]), callWith(key))
    const [sent] = fake.seen
    expect(sent!.path).toBe('/fal-ai/nano-banana/edit')
    expect(sent!.headers['x-fal-no-retry']).toBe('1')
    expect(sent!.json['image_urls']).toEqual([
      expect.stringMatching(/^data:image\/jpeg;base64,/),
      expect.stringMatching(/^data:image\/jpeg;base64,/),
    ])
  })

  it.each([
    [422, { detail: [{ msg: 'flagged', type: 'content_policy_violation', loc: [] }] }, 'moderation_input'],
    [500, { detail: 'worker died' }, 'server_error'],
  ])('tells with the result that the job failed: %i', async (status, json, kind) => {
    fake = await fakeProvider((request) => {
      if (request.method === 'POST') return queue.accepted(fake.url)
      return isResult(request) ? { status, json } : queue.done(fake.url)
    })
    const { image, key } = await modelsAt(queue.env, fake, { image: queue.model })
    expect(failureOf(await image.run(pictureRequest(), callWith(key))).class).toBe(kind)
    expect(sends()).toBe(1)
  })

  it('may find its own picture unsafe', async () => {
    fake = await fakeProvider((request) => {
      if (request.method === 'POST') return queue.accepted(fake.url)
      const json = { images: [{ url: `${fake.url}/files/1.png` }], has_nsfw_concepts: [true] }
      return isResult(request) ? { json } : queue.done(fake.url)
    })
    const { image, key } = await modelsAt(queue.env, fake, { image: queue.model })
    expect(failureOf(await image.run(pictureRequest(), callWith(key)))).toMatchObject({
      class: 'moderation_output',
      charge: 'yes',
    })
  })
})

it.each([
  ['fal-ai/flux/dev', 0, '/fal-ai/flux/dev'],
  ['fal-ai/flux-2-pro', 0, '/fal-ai/flux-2-pro'],
  ['fal-ai/flux-2-pro/edit', 0, '/fal-ai/flux-2-pro'],
  ['fal-ai/flux-2-pro/edit', 1, '/fal-ai/flux-2-pro/edit'],
  ['fal-ai/flux-pro/kontext', 0, '/fal-ai/flux-pro/kontext/text-to-image'],
  ['fal-ai/flux-pro/kontext', 1, '/fal-ai/flux-pro/kontext'],
  ['fal-ai/bytedance/seedream/v4/text-to-image', 1, '/fal-ai/bytedance/seedream/v4/edit'],
])('fal draws with %s by %i references at %s', (model, count, path) => {
  const references = Array.from({ length: count }, () => 'data:image/jpeg;base64,/9j/')
  expect(fal.submit('', model, 'A fox.', references).url).toBe(path)
})

describe('a job', () => {
  const bfl = houses['black forest labs']!

  it('that could not be kept is polled all the same', async () => {
    const { image, key } = await provider(bfl, [bfl.done])
    const saveJob = () => Promise.reject(new Error('the database is away'))
    expect((await image.run(pictureRequest(), callWith(key, { saveJob }))).ok).toBe(true)
  })

  it('is asked for at the provider’s own address if it names a foreign one: the key stays there', async () => {
    const { image, key } = await provider(bfl, [bfl.done])
    const job = { id: 'j1', url: 'http://127.0.0.2:9/v1/get_result?id=j1' }
    expect((await image.run(pictureRequest(), callWith(key, { job }))).ok).toBe(true)
    expect(fake.seen[0]!.path).toBe('/v1/get_result?id=j1')
  })

  it('is asked for at no neighbour of the same name', async () => {
    const neighbour = await fakeProvider(() => bfl.done(fake.url))
    await provider(bfl, [bfl.done])
    const named = ({ url }: { url: string }) => url.replace('127.0.0.1', 'localhost')
    const { image, key } = await modelsAt(bfl.env, { url: named(fake) }, { image: bfl.model })
    const job = { id: 'j1', url: `${named(neighbour)}/v1/get_result?id=j1` }
    const answer = await image.run(pictureRequest(), callWith(key, { job }))
    await neighbour.stop()
    expect(neighbour.seen).toEqual([])
    expect(answer.ok).toBe(true)
  })

  it('that could not be submitted through a broken gateway says so in plain words', async () => {
    const text = '<html><head><title>502 Bad Gateway</title></head></html>'
    fake = await fakeProvider(() => ({ status: 502, text }))
    const { image, key } = await modelsAt(bfl.env, fake, { image: bfl.model })
    const failure = failureOf(await image.run(pictureRequest(), callWith(key)))
    expect(failure).toMatchObject({ class: 'server_error', charge: 'possible' })
    expect(failure.message).toBe('black-forest-labs failed: 502 Bad Gateway.')
  })

  it('whose submission was cut may be under way', async () => {
    fake = await fakeProvider(() => ({ cut: 'before' }))
    const { image, key } = await modelsAt(bfl.env, fake, { image: bfl.model })
    expect(failureOf(await image.run(pictureRequest(), callWith(key)))).toMatchObject({
      class: 'cut',
      sent: 'unknown',
      charge: 'possible',
    })
    expect(sends()).toBe(1)
  })

  it('shows its references without the head of a data URL', async () => {
    const { image, key } = await provider(bfl, [bfl.done])
    await image.run(pictureRequest([jpeg, png]), callWith(key))
    const { input_image, input_image_2 } = fake.seen[0]!.json
    for (const shown of [input_image, input_image_2]) expect(shown).toMatch(/^\/9j\//)
  })
})
