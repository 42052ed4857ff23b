import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/commands.ts'
import { listenIn } from '../support/said.ts'

const { out, err } = listenIn()

const names = ['book', 'serve', 'api', 'worker', 'migrate', 'doctor', 'audit', 'users', 'keys', 'recommend']

describe('storymill', () => {
  it('lists its commands', async () => {
    expect(await run(['help'])).toBe(0)
    for (const name of names) expect(out.join('\n')).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  it('lists them for a command it does not know, too', async () => {
    expect(await run(['bok'])).toBe(2)
    expect(err).toHaveLength(1)
    for (const name of names) expect(err[0]).toContain(name)
  })

  it.each(names)('%s --help has an example, and does nothing else', async (name) => {
    expect(await run([name, '--help'])).toBe(0)
    expect(out.join('\n')).toMatch(new RegExp(`Usage: storymill ${name}[^]*Example: .*storymill ${name}`))
    expect(err).toEqual([])
  })

  it.each([
    ['an idea that is missing', ['book'], /what the book is about/],
    ['an idea of blanks', ['book', '  '], /what the book is about/],
    ['an idea without quotes', ['book', 'A', 'fox'], /unexpected "fox"/],
    ['a flag that is not known', ['book', 'A fox', '--colour', 'red'], /--colour/],
    ['a flag without its value', ['book', 'A fox', '--pages'], /--pages/],
    ['pages in words', ['book', 'A fox', '--pages', 'eight'], /--pages must be a whole number/],
    ['half a page', ['book', 'A fox', '--pages', '4.5'], /--pages must be a whole number/],
    ['a folder that is not there', ['book', 'A fox', '--out', '/no/such/folder/x.pdf'], /no folder/],
    ['a URL that is none', ['book', 'A fox', '--url', 'there'], /--url must be an address/],
    ['a service that is not there', ['book', 'A fox', '--url', 'http://127.0.0.1:1'], /no Storymill at/],
    ['no concurrency', ['worker', '--concurrency', '0'], /--concurrency must be a whole number/],
    ['a word too many', ['audit', 'now'], /unexpected "now"/],
    ['users alone', ['users'], /say list, add, credit after users/],
    ['a verb that is not known', ['users', 'drop'], /say list, add, credit after users/],
    ['a user without a name', ['users', 'add'], /needs a NAME/],
    [
      'a tier that is not known',
      ['users', 'add', 'mia', '--tier', 'gold'],
      /--tier must be one of free, paid, /,
    ],
    [
      'a role that is not known',
      ['users', 'add', 'mia', '--role', 'boss'],
      /--role must be one of user, admin/,
    ],
    ['keys alone', ['keys'], /say list, add, revoke after keys/],
    ['a key of nobody', ['keys', 'add'], /needs a USER/],
    [
      'a scope that is not known',
      ['keys', 'add', 'mia', '--scopes', 'books:read,all'],
      /--scopes .* not "all"/,
    ],
    ['a time that is none', ['keys', 'add', 'mia', '--expires', 'soon'], /--expires .* not "soon"/],
    ['a time without end', ['keys', 'add', 'mia', '--expires', '9999d'], /at most ten years/],
    ['no key to revoke', ['keys', 'revoke'], /needs an ID/],
    ['an id that is none', ['keys', 'revoke', 'mia'], /needs an ID/],
    ['an option of another verb', ['keys', 'list', '--expires', '1d'], /keys list takes no --expires/],
    ['negative credits', ['users', 'add', 'mia', '--credits', '-1'], /--credits must be a whole number/],
    ['no amount', ['users', 'credit', 'mia'], /either an AMOUNT or --unlimited/],
    [
      'an amount and no limit',
      ['users', 'credit', 'mia', '5', '--unlimited'],
      /either an AMOUNT or --unlimited/,
    ],
    ['half a credit', ['users', 'credit', 'mia', '0.5'], /AMOUNT must be a whole number/],
    ['an amount of another verb', ['users', 'list', '--credits', '5'], /users list takes no --credits/],
  ])('answers %s with one line and exit code 2', async (_what, args, says) => {
    expect(await run(args)).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(says)
    expect(err[0]).not.toContain('\n')
    expect(out).toEqual([])
  })
})
