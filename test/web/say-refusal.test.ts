import { expect, it } from 'vitest'
import { catalogue } from '../../src/errors.ts'
import { Refusal } from '../../web/src/api/call.ts'
import { sayFieldError, sayRefusal } from '../../web/src/api/say-refusal.ts'

it('has a whole sentence for every code there is, and none tells of HTTP', () => {
  for (const [code, [status, title]] of Object.entries(catalogue)) {
    const says = sayRefusal(new Refusal(status, { code, title }))
    expect(says, code).toMatch(/^[A-Z].*\.$/)
    expect(says, code).not.toMatch(/\bHTTP|\b[45]\d\d\b|undefined/)
  }
})

it('says of a fault of ours, of a code of tomorrow and of what is no refusal no more than it knows', () => {
  const ours = 'Something went wrong on our side. Nothing of yours is lost.'
  expect(sayRefusal(new Refusal(500, { code: 'new_fault', title: 'Secret' }))).toBe(ours)
  expect(sayRefusal(new Error('Secret'))).toBe(ours)
  expect(sayRefusal(new Refusal(409, { code: 'new_rule', title: 'the moon is full' }))).toBe(
    'The moon is full.',
  )
})

it.each([
  ['has letters the fonts do not cover: Arabic', "Our books can't print these letters yet: Arabic."],
  ['the story model writes only: en, pl', 'Stories here are written in: English, Polish.'],
  ['asks for graphic violence', 'This asks for graphic violence.'],
  ['Too big: expected number to be <=32', 'Please look at this again.'],
])('of a field: %s → %s', (message, says) => expect(sayFieldError({ field: 'idea', message })).toBe(says))
