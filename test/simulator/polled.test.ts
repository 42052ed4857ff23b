import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { key, post, simulator, type Fault, type Said } from './simulator.ts'

type Persona = {
  submit: string
  body: object
  headers: Record<string, string>
  /** Where to ask, from the first answer. */
  poll(first: Said): string
  /** `wait`, the link of a picture, or what went wrong. */
  read(status: number, said: Said): { wait: true } | { url: string } | { wrong: string }
}

const flux: Persona = {
  submit: '/v1/flux-2-pro',
  body: { prompt: 'A fox', width: 96, height: 48 },
  headers: { 'x-key': key },
  poll: (first) => first.polling_url as string,
  read: (_status, { status, result }) =>
    status === 'Pending'
      ? { wait: true }
      : status === 'Ready'
        ? { url: result.sample as string }
        : { wrong: status as string },
}
const fal: Persona = {
  submit: '/fal-ai/flux/dev',
  body: { prompt: 'A fox', image_size: { width: 96, height: 48 } },
  headers: { authorization: `Key ${key}` },
  poll: (first) => first.response_url as string,
  read: (status, said) =>
    status === 400
      ? { wait: true }
      : status === 200
        ? { url: said.images[0].url as string }
        : { wrong: said.detail[0].type as string },
}
const replicate: Persona = {
  submit: '/v1/models/black-forest-labs/flux-schnell/predictions',
  body: { input: { prompt: 'A fox', width: 96, height: 48 } },
  headers: { authorization: `Bearer ${key}` },
  poll: (first) => first.urls.get as string,
  read: (_status, { status, output, error }) =>
    status === 'succeeded'
      ? { url: output[0] as string }
      : status === 'failed'
        ? { wrong: error as string }
        : { wait: true },
}
const personas = { flux, fal, replicate }

async function run(persona: Persona, faults: Fault[] = []) {
  const { url, report } = await simulator({ faults, latency: { image: 'fixed:30' } })
  const first = await post(url, persona.submit, persona.body, persona.headers)
  const poll = persona.poll(first.json())
  for (;;) {
    const answer = await fetch(poll, { headers: persona.headers })
    const now = persona.read(answer.status, await answer.json())
    if (!('wait' in now)) return { url, now, report: report() }
  }
}

describe.each(Object.entries(personas))('submit and poll: %s', (name, persona) => {
  it('answers at once, and is not done yet', async () => {
    const { url } = await simulator({ latency: { image: 'fixed:60000' } })
    const first = await post(url, persona.submit, persona.body, persona.headers)
    const answer = await fetch(persona.poll(first.json()), { headers: persona.headers })
    expect(persona.read(answer.status, await answer.json())).toEqual({ wait: true })
  })

  it('works on, and has a picture behind a link', async () => {
    const { now, report } = await run(persona)
    if (!('url' in now)) throw new Error(`no picture: ${JSON.stringify(now)}`)
    const file = await fetch(now.url)
    const { width, height } = await sharp(Buffer.from(await file.arrayBuffer())).metadata()
    expect([width, height]).toEqual([64, 32])
    expect((await fetch(now.url)).status).toBe(name === 'flux' ? 404 : 200)
    expect(report).toMatchObject({ charges: 1, by_kind: { image: { arrivals: 1 } } })
  })

  it('knows what may not be shown', async () => {
    expect((await run(persona, [{ what: 'moderated_output' }])).now).toMatchObject({
      wrong: expect.stringMatching(/Moderated|NSFW|content_policy/) as string,
    })
    const input = await run(persona, [{ what: 'moderated_input' }])
    expect(input).toMatchObject({ now: { wrong: expect.any(String) as string }, report: { charges: 0 } })
  })

  it('fails a job', async () => {
    expect((await run(persona, [{ what: 'job_failed:out_of_memory' }])).now).toHaveProperty('wrong')
  })

  it('keeps what it took when the answer is cut, and knows no stranger', async () => {
    const { url, report } = await simulator({ faults: [{ on: 'image', what: 'cut_after_charge' }] })
    await expect(post(url, persona.submit, persona.body, persona.headers)).rejects.toThrow()
    expect(report()).toMatchObject({ charges: 1 })
    const other = await post(url, persona.submit, persona.body, {
      authorization: 'Key nobody',
      'x-key': 'nobody',
    })
    expect([401, 403]).toContain(other.status)
  })

  it('is out of money', async () => {
    const { url } = await simulator({ projects: { main: { keys: [key], balance_usd: 0 } } })
    const { status } = await post(url, persona.submit, persona.body, persona.headers)
    expect(status).toBe(name === 'fal' ? 403 : 402)
  })
})

it('cancels at fal and Replicate', async () => {
  const { url } = await simulator({ latency: { image: 'fixed:60000' } })
  const at = async (method: string, address: string, headers: Record<string, string>) =>
    (await (await fetch(address, { method, headers })).json()) as Said
  const first = (await post(url, fal.submit, fal.body, fal.headers)).json()
  expect(await at('GET', first.status_url, fal.headers)).toMatchObject({ status: 'IN_PROGRESS' })
  expect(await at('PUT', first.cancel_url, fal.headers)).toEqual({ status: 'CANCELLATION_REQUESTED' })
  expect(await at('GET', first.status_url, fal.headers)).toMatchObject({ status: 'COMPLETED' })
  const second = (await post(url, replicate.submit, replicate.body, replicate.headers)).json()
  expect(second.status).toBe('starting')
  expect(await at('POST', second.urls.cancel, replicate.headers)).toMatchObject({ status: 'canceled' })
})
