import { describe, expect, it } from 'vitest'
import { writeBell } from '../../../src/queue/bell.ts'
import type { Ear } from '../../../src/queue/contract.ts'
import { PushRequests } from '../../../src/queue/push/requests.ts'

const bell = (queue = 'text', deployment = 'd') => writeBell({ v: 1, deployment, queue })
const stays = new AbortController().signal

/** A worker of which the test says when its claims and its work end. */
function worker(free = 10) {
  const claims: PromiseWithResolvers<void>[] = []
  const works: PromiseWithResolvers<void>[] = []
  let busy: PromiseWithResolvers<void> | null = null
  const heard: string[] = []
  const ear: Ear = {
    free: () => free,
    whenFree: async () => {},
    onMessage: (text) => {
      heard.push(text)
      if (text === 'garbage') return null
      const [claim, work] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      claims.push(claim)
      works.push(work)
      return { claimed: claim.promise, done: work.promise }
    },
    onReturn: () => {},
    busy: () => busy?.promise ?? null,
  }
  return {
    ear,
    heard,
    end: (n: number) => {
      claims[n]?.resolve()
      works[n]?.resolve()
    },
    claim: (n: number) => claims[n]?.resolve(),
    beBusy: () => void (busy = Promise.withResolvers<void>()),
    beIdle: () => {
      busy?.resolve()
      busy = null
    },
  }
}

const send = async (_queue: string, _text: string) => {}
function requests({ longest_ms = 60_000, again = send } = {}) {
  return new PushRequests({ deployment: 'd', longest_ms, again })
}

/** What an answer is by now. */
async function sofar(answer: Promise<number>): Promise<number | 'open'> {
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
  return await Promise.race([answer, Promise.resolve('open' as const)])
}

describe('a request that is a bell', () => {
  it('is answered when what was claimed is done, and not when it is claimed', async () => {
    const [all, one] = [requests(), worker()]
    all.add('text', one.ear)
    const answer = all.receive(bell(), stays)
    expect(await sofar(answer)).toBe('open')
    one.claim(0)
    expect(await sofar(answer)).toBe('open')
    one.end(0)
    expect(await answer).toBe(200)
  })

  it('stays open as the last one while anything runs, of any queue; the others go', async () => {
    const [all, texts, images] = [requests(), worker(), worker()]
    all.add('text', texts.ear)
    all.add('images', images.ear)
    const [a, b] = [all.receive(bell(), stays), all.receive(bell('images'), stays)]
    images.beBusy()
    // Together: neither may think that the other stays.
    texts.end(0)
    images.end(0)
    const answers = [await sofar(a), await sofar(b)]
    expect(new Set(answers)).toEqual(new Set([200, 'open']))
    // Done, but more was taken meanwhile.
    images.beIdle()
    images.beBusy()
    expect([await sofar(a), await sofar(b)]).toEqual(answers)
    images.beIdle()
    expect([await a, await b]).toEqual([200, 200])
  })

  it('stays open for what a worker that was sent away still finishes, of any queue', async () => {
    const [all, texts, images] = [requests(), worker(), worker()]
    const leave = [all.add('text', texts.ear), all.add('images', images.ear)]
    const answer = all.receive(bell(), stays)
    images.beBusy()
    for (const one of leave) one()
    texts.end(0)
    expect(await sofar(answer)).toBe('open')
    expect(await all.receive(bell(), stays)).toBe(503)
    images.beIdle()
    expect(await answer).toBe(200)
  })

  it('is refused where there is no room, and heard by who has some', async () => {
    const [all, full] = [requests(), worker(0)]
    all.add('text', full.ear)
    expect(await all.receive(bell(), stays)).toBe(429)
    const idle = worker()
    all.add('text', idle.ear)
    const answer = all.receive(bell(), stays)
    idle.end(0)
    expect(await answer).toBe(200)
    expect([full.heard.length, idle.heard.length]).toEqual([0, 1])
  })

  it('is put off where nobody listens: to this queue, any more, or at all', async () => {
    const [all, one] = [requests(), worker()]
    expect(await all.receive(bell(), stays)).toBe(503)
    const leave = all.add('text', one.ear)
    expect(await all.receive(bell('images'), stays)).toBe(503)
    leave()
    expect(await all.receive(bell(), stays)).toBe(503)
    all.add('text', one.ear)
    all.close()
    expect(await all.receive(bell(), stays)).toBe(503)
    expect(one.heard).toEqual([])
  })

  it('that is none of ours is acknowledged, and counted once', async () => {
    const [all, one, other] = [requests(), worker(), worker()]
    all.add('text', one.ear)
    all.add('images', other.ear)
    expect(await all.receive('garbage', stays)).toBe(200)
    expect(one.heard.length + other.heard.length).toBe(1)
  })

  it('is answered before the broker calls it lost, after another one was asked for', async () => {
    const asked: string[] = []
    const again = async (queue: string, text: string) => void asked.push(`${queue} ${text}`)
    const [all, one] = [requests({ longest_ms: 5, again }), worker()]
    all.add('text', one.ear)
    expect(await all.receive(bell(), stays)).toBe(200)
    expect(asked).toEqual([`text ${bell()}`])
  })

  it('is left to the broker to repeat, if no other could be asked for', async () => {
    const again = async () => await Promise.reject(new Error('the broker is away'))
    const [all, one] = [requests({ longest_ms: 5, again }), worker()]
    all.add('text', one.ear)
    expect(await all.receive(bell(), stays)).toBe(503)
  })

  it('is let go when its sender is gone, and does not count as the last one', async () => {
    const [all, one] = [requests(), worker()]
    all.add('text', one.ear)
    const left = new AbortController()
    const gone = all.receive(bell(), left.signal)
    const here = all.receive(bell(), stays)
    one.beBusy()
    left.abort()
    await gone
    one.end(1)
    expect(await sofar(here)).toBe('open')
    one.beIdle()
    expect(await here).toBe(200)
  })

  it('is answered at once when the worker closes', async () => {
    const [all, one] = [requests(), worker()]
    all.add('text', one.ear)
    const answer = all.receive(bell(), stays)
    all.close()
    expect(await answer).toBe(503)
  })
})
