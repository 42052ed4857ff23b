import { describe, expect, it } from 'vitest'
import { changed, inRange, missingIn, nextDraft, orderOf, readDraft } from '../../web/src/order/draft.ts'

const draft = readDraft(null)

describe('a draft', () => {
  it('has a key that holds until something is changed, and is another with each change', () => {
    expect(draft.key).toMatch(/^[0-9a-f]{32}$/)
    expect(changed(draft, { idea: '' })).toBe(draft)
    const one = changed(draft, { idea: 'A fox' })
    const back = changed(one, { idea: '' })
    expect(new Set([draft.key, one.key, back.key]).size).toBe(3)
  })

  it('is read as it was kept, and comes whole out of anything else', () => {
    const full = changed(draft, {
      idea: 'A fox',
      pages: 12,
      age_group: '7-9',
      hero_name: 'Fern',
      theme: 'luck',
    })
    expect(readDraft(JSON.stringify(full))).toEqual(full)
    for (const text of ['', 'x', '[]', 'null', '3', '{"pages":"many","idea":7,"age_group":"old","key":1}'])
      expect(readDraft(text)).toEqual({ ...draft, key: expect.stringMatching(/^[0-9a-f]{32}$/) as string })
  })

  it('after the order keeps the taste and nothing of the story', () => {
    const given = changed(draft, {
      idea: 'A fox',
      style: 'crayon',
      pages: 5,
      theme: 'luck',
      dedication: 'Mia',
    })
    const next = nextDraft(given)
    expect(next).toMatchObject({ idea: '', style: 'crayon', pages: 5, theme: '', dedication: '' })
    expect(next.key).not.toBe(given.key)
  })

  it('is sent without what is empty, and with a hero only when it is whole', () => {
    expect(orderOf(changed(draft, { idea: '  A fox ', hero_name: 'Fern' }))).toEqual({
      idea: 'A fox',
      style: 'watercolour',
      age_group: '3-5',
      pages: 8,
      language: 'en',
      theme: undefined,
      dedication: undefined,
    })
    const hero = { hero_name: 'Fern', hero_look: 'red' }
    expect(orderOf(changed(draft, hero)).hero).toEqual({ name: 'Fern', look: 'red' })
  })

  it.each([
    [{ idea: ' ' }, ['idea']],
    [{ idea: 'x'.repeat(2001) }, ['idea']],
    [{ idea: 'x'.repeat(2000) }, []],
    [{ idea: 'A fox', hero_name: 'Fern' }, ['hero_look']],
    [{ idea: 'A fox', hero_look: 'red' }, ['hero_name']],
  ])('%o lacks %o', (part, fields) => {
    expect(Object.keys(missingIn(changed(draft, part)))).toEqual(fields)
  })

  it.each([
    [3, 4],
    [33, 32],
    [8.4, 8],
    [NaN, 8],
  ])('of %s pages has %s', (pages, are) => expect(inRange(pages)).toBe(are))
})
