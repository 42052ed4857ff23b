import { describe, expect, it } from 'vitest'
import { readEvents, type Progress } from '../../client/events.ts'
import { orderOf, slug } from '../../src/cli/book.ts'
import { explain } from '../../src/cli/command.ts'
import { lineOf, Pictures } from '../../src/cli/progress.ts'
import { Problem } from '../../src/errors.ts'

const progress: Progress = {
  revision: 1,
  status: 'images_processing',
  progress_percent: 50,
  current_step: 'painting the pictures',
  steps_completed: 6,
  total_steps: 12,
  version: 9,
}

describe('an order from flags', () => {
  it('holds only what was given: the defaults are the service’s', () => {
    expect(orderOf({}, ['A fox'])).toEqual({ idea: 'A fox' })
    const values = {
      pages: '8',
      age: '3-5',
      hero: 'Fern, a red fox, small',
      seed: '0',
      out: 'x.pdf',
      json: true,
    }
    expect(orderOf(values, ['A fox'])).toEqual({
      idea: 'A fox',
      pages: 8,
      age_group: '3-5',
      hero: { name: 'Fern', look: 'a red fox, small' },
      seed: 0,
    })
  })
})

describe('a file name from a title', () => {
  it.each([
    ['Fern and the Dark!', 'fern-and-the-dark'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Лиса', 'лиса'],
    ['…', 'book'],
  ])('%s → %s', (title, name) => expect(slug(title)).toBe(name))
})

describe('live events', () => {
  const inPieces = (text: string, size: number) =>
    new Response(
      new ReadableStream({
        start(controller) {
          const bytes = new TextEncoder().encode(text)
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
          controller.close()
        },
      }),
    )

  it.each([1, 3, 1000])('are read in pieces of %i bytes', async (size) => {
    const text = `retry: 1000\n\nid: 1\nevent: snapshot\ndata: {"title":"Füchse"}\n\n: still here\n\nid: 2\ndata: {"version":2}\n\nid: 3\ndata: {"ha`
    const read: unknown[] = []
    for await (const event of readEvents(inPieces(text, size))) read.push(event)
    expect(read).toEqual([
      null,
      { id: '1', type: 'snapshot', data: { title: 'Füchse' } },
      null,
      { id: '2', type: 'message', data: { version: 2 } },
    ])
  })
})

describe('a stream that says nothing', () => {
  it('is given up', async () => {
    const silent = new Response(new ReadableStream())
    const read = readEvents(silent, { first: 10, later: 10 }).next()
    await expect(read).rejects.toThrow('The event stream fell silent')
  })
})

describe('progress', () => {
  it('shows a bar, what is made, counts, time and what is left', () => {
    expect(lineOf(progress, 30, '2 of 4 pictures')).toBe(
      '██████████████░░░░░░░░░░░░░░ painting the pictures · 6 of 12 steps · 2 of 4 pictures · 30 s · about 30 s left',
    )
  })

  it('says why it waits', () => {
    const waiting = { ...progress, waiting_for: { reason: 'backoff' as const, until: '' } }
    expect(lineOf(waiting, 300)).toMatch(/5 min.*waiting \(backoff\)/)
  })

  it('counts each picture once', () => {
    const pictures = new Pictures()
    const done = { number: 2, part: 'picture', status: 'done' }
    expect(pictures.after(progress)).toBe('')
    expect(
      pictures.after({ ...progress, page_count: 4, pages: [{ number: 1, picture_status: 'done' }] }),
    ).toBe('1 of 4 pictures')
    expect(pictures.after({ ...progress, pages: [done] })).toBe('2 of 4 pictures')
    expect(pictures.after({ ...progress, pages: [done, { number: 3, part: 'text', status: 'done' }] })).toBe(
      '2 of 4 pictures',
    )
  })
})

describe('what went wrong', () => {
  it.each([
    [new Problem('configuration', { detail: 'x' }), 2],
    [new Problem('home_in_use'), 2],
    [new Problem('database_unavailable'), 1],
    [new Error('x'), 1],
    [Object.assign(new Error('x'), { code: 'EADDRINUSE' }), 2],
  ])('%s → exit code', (error, code) => expect(explain(error).code).toBe(code))
})
