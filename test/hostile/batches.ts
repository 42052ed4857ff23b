/** The texts joined, line by line, into as few as fit into so many characters each; none is cut but one longer than that. */
export function batches(texts: readonly string[], most: number): string[] {
  const made: string[] = []
  let now = ''
  for (const text of texts.map((one) => one.slice(0, most))) {
    if (now !== '' && now.length + 1 + text.length > most) {
      made.push(now)
      now = ''
    }
    now = now === '' ? text : `${now}\n${text}`
  }
  return [...made, now]
}
