import { useEffect, useState } from 'react'
import { words } from '../../words.ts'
import { chooseVoice, nameOfLanguage } from './choose-voice.ts'

/** Some browsers bring their voices a moment after they are first asked; longer than this they have none. */
const late_ms = 1_500

/** The voice for a language; `why` there is none, once that is sure. */
export function useVoice(language: string): { voice: SpeechSynthesisVoice | null; why: string | null } {
  const synthesis = 'speechSynthesis' in window ? speechSynthesis : null
  const [voices, setVoices] = useState(() => synthesis?.getVoices() ?? [])
  const [sure, setSure] = useState(synthesis === null || voices.length > 0)
  useEffect(() => {
    if (!synthesis) return
    const look = () => {
      setVoices(synthesis.getVoices())
      setSure(true)
    }
    synthesis.addEventListener('voiceschanged', look)
    const timer = setTimeout(look, late_ms)
    return () => {
      synthesis.removeEventListener('voiceschanged', look)
      clearTimeout(timer)
    }
  }, [synthesis])
  const voice = chooseVoice(voices, language)
  if (voice || !sure) return { voice, why: null }
  return { voice, why: synthesis ? words.listen.noVoice(nameOfLanguage(language)) : words.listen.cannot }
}
