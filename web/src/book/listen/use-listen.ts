import { useEffect, useRef, useState } from 'react'
import { lookNow, setLook } from '../look/look-kept.ts'
import { useLook } from '../look/use-look.ts'
import { browserSpeech } from './browser-speech.ts'
import {
  readAloud,
  type PageText,
  type ReadAloud,
  type Reading,
  type Speech,
  type Spoken,
} from './read-aloud.ts'
import { useStayAwake } from './stay-awake.ts'
import { useVoice } from './use-voice.ts'

export type Listening = {
  state: Reading['state']
  /** There is a voice for the book's language. */
  can: boolean
  /** Why there is none, once that is sure. */
  why: string | null
  sentence: Spoken | null
  start(page: number): void
  pause(): void
  resume(): void
  stop(): void
  /** Pages turn by themselves while it is read. */
  follow: boolean
  setFollow(follow: boolean): void
}

type Asked = {
  pages: readonly PageText[]
  language: string
  /** Called before a page is read: show it, if it is not shown. */
  onPage: (page: number) => void
  /** The pages on view. Without `follow` reading ends with them; when they are turned by hand it goes on with the first new one. */
  visible?: readonly number[]
}

/** Reads the book aloud by a voice of the device. Leaving the tab pauses; stopping moves neither focus nor page. */
export function useListen(asked: Asked): Listening {
  const { voice, why } = useVoice(asked.language)
  const { follow } = useLook()
  const [reading, setReading] = useState<Reading>({ state: 'off', sentence: null })
  const [{ reader, give }] = useState(() => readerFor(setReading))
  useEffect(() => give(asked, voice))
  useStayAwake(reading.state === 'playing')
  useEffect(() => {
    const left = () => document.visibilityState === 'hidden' && reader.pause()
    document.addEventListener('visibilitychange', left)
    return () => {
      document.removeEventListener('visibilitychange', left)
      reader.stop()
    }
  }, [reader])
  useTurnedByHand(asked.visible, reading, reader)
  const setFollow = (follow: boolean) => setLook({ follow })
  return { ...reading, ...reader, can: voice !== null, why, follow, setFollow }
}

/** A reader that is given, after each render, what it reads from. */
function readerFor(changed: (reading: Reading) => void) {
  let asked: Asked | null = null
  let speech: Speech = nobody
  let by: SpeechSynthesisVoice | null = null
  const reader: ReadAloud = readAloud({
    speech: () => speech,
    pages: () => asked?.pages ?? [],
    language: () => asked?.language ?? '',
    next: (page) => asked && nextOf(asked, page, lookNow().follow),
    onPage: (page) => asked?.onPage(page),
    changed,
  })
  const give = (now: Asked, voice: SpeechSynthesisVoice | null) => {
    asked = now
    if (voice === by) return
    by = voice
    speech = voice ? browserSpeech(speechSynthesis, voice) : nobody
  }
  return { reader, give }
}

const nobody: Speech = { say: (_, { ended }) => ended(true), hush: () => {} }

function nextOf({ pages, visible }: Asked, page: number, follow: boolean): number | null {
  const next = pages.find(({ number }) => number > page)?.number ?? null
  return next !== null && (follow || visible?.includes(next)) ? next : null
}

/** Somebody turned the page while it was read: the reading goes with them. */
function useTurnedByHand(visible: readonly number[] | undefined, reading: Reading, reader: ReadAloud): void {
  const page = reading.state === 'playing' ? (reading.sentence?.page ?? null) : null
  const shown = visible?.join() ?? ''
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const [first] = visible ?? []
    if (page !== null && first !== undefined && !visible?.includes(page)) reader.start(first)
  }, [shown, page, visible, reader])
}
