import type { ReactNode } from 'react'
import type { Stretch } from './sentences.ts'
import './spoken.css'

/** A page's text, with the sentence that is being said marked in it, and the word where the voice tells its words. */
export function SpokenText({
  text,
  sentence,
}: {
  text: string
  sentence: (Stretch & { word?: Stretch | null }) | null
}) {
  if (!sentence) return text
  const { from, to, word } = sentence
  return (
    <>
      {text.slice(0, from)}
      <span className="spoken">{word ? wordIn(text, sentence, word) : text.slice(from, to)}</span>
      {text.slice(to)}
    </>
  )
}

const wordIn = (text: string, sentence: Stretch, word: Stretch): ReactNode => (
  <>
    {text.slice(sentence.from, word.from)}
    <span className="spoken-word">{text.slice(word.from, word.to)}</span>
    {text.slice(word.to, sentence.to)}
  </>
)
