export function SpokenText({
  text,
  sentence,
}: {
  text: string
  sentence: { from: number; to: number } | null
}) {
  if (!sentence) return text
  return (
    <>
      {text.slice(0, sentence.from)}
      <mark>{text.slice(sentence.from, sentence.to)}</mark>
      {text.slice(sentence.to)}
    </>
  )
}
