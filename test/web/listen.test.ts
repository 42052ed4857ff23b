import { describe, expect, it } from 'vitest'
import { chooseVoice, nameOfLanguage } from '../../web/src/book/listen/choose-voice.ts'
import { readAloud, type PageText, type Reading, type Speech } from '../../web/src/book/listen/read-aloud.ts'
import { piecesOf, sentencesOf } from '../../web/src/book/listen/sentences.ts'

const voice = (name: string, lang: string, localService = true, chosen = false) => ({
  name,
  lang,
  localService,
  default: chosen,
})

describe('the voice', () => {
  const online = voice('Google US English', 'en-US', false, true)
  it.each([
    [
      'on the device before one of the same region that is not',
      [online, voice('Kate', 'en-GB')],
      'en-US',
      'Kate',
    ],
    [
      'of the same region before the device’s choice',
      [voice('A', 'en-AU', true, true), voice('B', 'en-GB')],
      'en-GB',
      'B',
    ],
    ['the device’s choice of two alike', [voice('A', 'cy-GB'), voice('B', 'cy-GB', true, true)], 'cy', 'B'],
    ['as Android writes its language', [voice('C', 'cy_GB')], 'cy', 'C'],
    ['one from elsewhere rather than none', [online], 'en', 'Google US English'],
    ['none of another language', [online, voice('Kate', 'en-GB')], 'cy', undefined],
  ])('%s', (_, voices, language, name) => {
    expect(chooseVoice(voices, language)?.name).toBe(name)
  })

  it('is missed by the name of its language', () => {
    expect(nameOfLanguage('cy')).toBe('Welsh')
    expect(nameOfLanguage('not a tag')).toBe('not a tag')
  })
})

describe('sentences', () => {
  it('are as they stand in the text, without the space around them', () => {
    const text = ' “Go on,” she said. And up it came!  …\n“Why?” '
    const found = sentencesOf(text, 'en').map(({ from, to }) => text.slice(from, to))
    expect(found).toEqual(['“Go on,” she said.', 'And up it came!', '“Why?”'])
  })

  it('of a language without spaces are found too', () => {
    const text = '狐狸怕黑。妈妈来了！'
    expect(sentencesOf(text, 'zh').map(({ from, to }) => text.slice(from, to))).toEqual([
      '狐狸怕黑。',
      '妈妈来了！',
    ])
  })

  it('that are long are said in pieces that no voice falls silent in, and nothing of them is lost', () => {
    const text = `${'She walked and walked, over the hill, under the moon, past the mill, '.repeat(5)}and slept.`
    const pieces = piecesOf(text, 'en')
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text)
    expect(Math.max(...pieces.map(({ from, to }) => to - from))).toBeLessThanOrEqual(140)
    expect(pieces.every(({ sentence }) => sentence.from === 0 && sentence.to === text.length)).toBe(true)
    expect(pieces.slice(0, -1).every(({ to }) => text[to - 1] === ',')).toBe(true)
  })
})

const book: PageText[] = [
  { number: 1, text: 'Fern liked the day. The day had bees.' },
  { number: 2, text: 'But the night came. It was soft.' },
  { number: 4, text: 'Then it was day.' },
]

/** A reading by a voice that answers when it is told to. */
function reading(next: (page: number) => number | null = () => null) {
  const said: string[] = []
  const turned: number[] = []
  let now: Reading = { state: 'off', sentence: null }
  const every: Parameters<Speech['say']>[1][] = []
  let hushed = 0
  const speech: Speech = {
    say: (words, answers) => {
      said.push(words)
      every.push(answers)
    },
    hush: () => void hushed++,
  }
  const aloud = readAloud({
    speech: () => speech,
    pages: () => book,
    language: () => 'en',
    next,
    onPage: (page) => void turned.push(page),
    changed: (reading) => void (now = reading),
  })
  return {
    aloud,
    said,
    turned,
    now: () => now,
    end: (fault = false) => every.at(-1)?.ended(fault),
    word: (from: number, to: number) => every.at(-1)?.word({ from, to }),
    every,
    hushed: () => hushed,
  }
}

describe('reading aloud', () => {
  it('says a page sentence by sentence, shows which, and ends with it', () => {
    const { aloud, said, now, end, turned } = reading()
    aloud.start(1)
    expect(now()).toEqual({ state: 'playing', sentence: { page: 1, from: 0, to: 19, word: null } })
    end()
    expect(now().sentence).toMatchObject({ from: 20, to: 37 })
    end()
    expect([now(), said, turned]).toEqual([
      { state: 'off', sentence: null },
      ['Fern liked the day.', 'The day had bees.'],
      [1],
    ])
  })

  it('goes on to the next page where it may', () => {
    const { aloud, end, turned, said, now } = reading((page) => (page < 4 ? page * 2 : null))
    aloud.start(1)
    for (let count = 0; count < 5; count++) end()
    expect([turned, said.length, now().state]).toEqual([[1, 2, 4], 5, 'off'])
  })

  it('pauses at the sentence and says it again from its start', () => {
    const { aloud, said, now, end, hushed } = reading()
    aloud.start(1)
    end()
    aloud.pause()
    expect([now().state, now().sentence?.from, hushed()]).toEqual(['paused', 20, 2])
    aloud.resume()
    expect([now().state, said]).toEqual([
      'playing',
      ['Fern liked the day.', 'The day had bees.', 'The day had bees.'],
    ])
  })

  it('does not hear a voice that answers late', () => {
    const { aloud, said, now, every } = reading()
    aloud.start(1)
    aloud.pause()
    every[0]?.ended(false)
    every[0]?.word({ from: 0, to: 4 })
    expect([now().state, now().sentence?.word, said.length]).toEqual(['paused', null, 1])
    aloud.resume()
    every[0]?.ended(true)
    expect([now().state, said.length]).toEqual(['playing', 2])
    aloud.stop()
    every[1]?.ended(false)
    expect([now(), said.length]).toEqual([{ state: 'off', sentence: null }, 2])
  })

  it('shows words where the voice tells them, at their place on the page', () => {
    const { aloud, now, end, word } = reading()
    aloud.start(1)
    end()
    word(4, 7)
    expect(now().sentence).toEqual({ page: 1, from: 20, to: 37, word: { from: 24, to: 27 } })
  })

  it('stops at a voice that can say nothing, and does not race through the book', () => {
    const { aloud, now, end, said } = reading((page) => page + 1)
    aloud.start(1)
    end(true)
    expect([now().state, said.length]).toEqual(['off', 1])
  })

  it('of a page that has no words yet ends, and starts elsewhere at once', () => {
    const { aloud, now, turned } = reading()
    aloud.start(3)
    expect([now().state, turned]).toEqual(['off', []])
    aloud.start(1)
    aloud.start(2)
    expect([now().sentence?.page, turned]).toEqual([2, [1, 2]])
  })
})
