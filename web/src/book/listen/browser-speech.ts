import type { Speech } from './read-aloud.ts'

/** No voice takes this long: it has fallen silent without telling (per character, and to begin). */
const silent_ms = { character: 250, start: 6_000 }

/** The device's own voice, made to keep the promise of `Speech` where browsers do not. */
export function browserSpeech(synthesis: SpeechSynthesis, voice: SpeechSynthesisVoice): Speech {
  // Held: an utterance that nothing refers to is collected while it is said, and its end is never told.
  let current: { utterance: SpeechSynthesisUtterance; watch: ReturnType<typeof setTimeout> } | null = null
  const leave = () => {
    clearTimeout(current?.watch)
    current = null
  }
  return {
    say: (words, { ended, word }) => {
      leave()
      const utterance = new SpeechSynthesisUtterance(words)
      utterance.voice = voice
      utterance.lang = voice.lang
      const finish = (fault: boolean) => {
        if (current?.utterance !== utterance) return
        leave()
        ended(fault)
      }
      utterance.addEventListener('end', () => finish(false))
      utterance.addEventListener('error', () => finish(true))
      utterance.addEventListener('boundary', ({ name, charIndex, charLength }) => {
        if (current?.utterance !== utterance || name !== 'word') return
        word({ from: charIndex, to: charIndex + (charLength || wordAt(words, charIndex)) })
      })
      const watch = setTimeout(
        () => {
          synthesis.cancel()
          finish(false)
        },
        silent_ms.start + words.length * silent_ms.character,
      )
      current = { utterance, watch }
      synthesis.speak(utterance)
    },
    hush: () => {
      leave()
      synthesis.cancel()
    },
  }
}

/** Safari tells where a word begins and not how long it is. */
const wordAt = (words: string, from: number): number => /^\S*/.exec(words.slice(from))?.[0].length ?? 0
