import { piecesOf, type Piece, type Stretch } from './sentences.ts'

/** A voice that says one thing at a time. */
export type Speech = {
  /**
   * Says it; `ended` is called once, when it was said or could not be. `word` is called where the voice tells its words, with their
   * place in what it says. Nothing is called after `hush`.
   */
  say(words: string, told: { ended: (fault: boolean) => void; word: (at: Stretch) => void }): void
  hush(): void
}

export type PageText = { number: number; text: string }
export type Spoken = Stretch & { page: number; word: Stretch | null }
export type Reading = { state: 'off' | 'playing' | 'paused'; sentence: Spoken | null }

export type ReadAloud = {
  start(page: number): void
  pause(): void
  resume(): void
  stop(): void
}

type Asked = {
  speech: () => Speech
  pages: () => readonly PageText[]
  language: () => string
  /** The page after one that was read to its end; null ends the reading. */
  next(page: number): number | null
  /** A page is about to be read. */
  onPage(page: number): void
  changed(reading: Reading): void
}

const off: Reading = { state: 'off', sentence: null }

/**
 * Reads pages aloud sentence by sentence. Pausing keeps the sentence and resuming says it from its start: browsers' own pause
 * loses the voice on many devices. What was stopped says nothing more, however late its voice answers.
 */
export function readAloud(asked: Asked): ReadAloud {
  const reader = new Reader(asked)
  return {
    start: (page) => reader.start(page),
    pause: () => reader.pause(),
    resume: () => reader.resume(),
    stop: () => reader.stop(),
  }
}

class Reader {
  readonly #asked: Asked
  #reading: Reading = off
  #at: { page: PageText; pieces: Piece[]; index: number } | null = null
  /** Answers of a voice that was told to stop are for an earlier turn. */
  #turn = 0

  constructor(asked: Asked) {
    this.#asked = asked
  }

  start(page: number): void {
    this.#asked.speech().hush()
    this.#open(page)
  }

  pause(): void {
    const { state, sentence } = this.#reading
    if (state !== 'playing') return
    this.#turn += 1
    this.#asked.speech().hush()
    this.#show({ state: 'paused', sentence: sentence && { ...sentence, word: null } })
  }

  resume(): void {
    const { state, sentence } = this.#reading
    if (state !== 'paused' || !this.#at) return
    // From the sentence's start, of however many pieces it is.
    const first = this.#at.pieces.findIndex((piece) => piece.sentence.from === sentence?.from)
    this.#at.index = Math.max(first, 0)
    this.#say()
  }

  stop(): void {
    if (this.#reading.state === 'off') return
    this.#asked.speech().hush()
    this.#end()
  }

  #open(number: number): void {
    const page = this.#asked.pages().find((one) => one.number === number)
    if (!page) return this.#end()
    this.#at = { page, pieces: piecesOf(page.text, this.#asked.language()), index: 0 }
    this.#asked.onPage(number)
    this.#say()
  }

  #say(): void {
    if (!this.#at) return
    const { page, pieces, index } = this.#at
    const piece = pieces[index]
    if (!piece) {
      const following = this.#asked.next(page.number)
      return following === null ? this.#end() : this.#open(following)
    }
    const mine = ++this.#turn
    const sentence = { page: page.number, ...piece.sentence, word: null }
    this.#show({ state: 'playing', sentence })
    this.#asked.speech().say(page.text.slice(piece.from, piece.to), {
      word: ({ from, to }) => {
        if (mine !== this.#turn) return
        const word = { from: piece.from + from, to: piece.from + to }
        this.#show({ state: 'playing', sentence: { ...sentence, word } })
      },
      ended: (fault) => mine === this.#turn && this.#said(fault),
    })
  }

  /** A voice that cannot say one sentence can say none: it would race through the book in silence. */
  #said(fault: boolean): void {
    if (fault || !this.#at) return this.#end()
    this.#at.index += 1
    this.#say()
  }

  #end(): void {
    this.#turn += 1
    this.#at = null
    this.#show(off)
  }

  #show(reading: Reading): void {
    this.#reading = reading
    this.#asked.changed(reading)
  }
}
