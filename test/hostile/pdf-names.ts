/**
 * Every name in the objects of a PDF: what is neither inside a text (in brackets or hexadecimal), a stream nor a comment.
 * Objects packed into streams would hide theirs; then this throws.
 */
export function namesIn(pdf: Uint8Array): Set<string> {
  const text = Buffer.from(pdf).toString('latin1')
  const names = new Set<string>()
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? ''
    if (char === '(') at = afterText(text, at)
    else if (char === '<' && text[at + 1] === '<') at += 2
    else if (char === '<') at = after(text, '>', at)
    else if (char === '%') at = afterLine(text, at)
    else if (text.startsWith('stream', at) && /[\r\n]/.test(text[at + 6] ?? ''))
      at = after(text, 'endstream', at)
    else if (char === '/') {
      const [, name = ''] = /^\/([^\s()<>[\]{}/%]*)/.exec(text.slice(at, at + 130)) ?? []
      names.add(
        name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
      )
      at += name.length + 1
    } else at += 1
  }
  if (names.has('ObjStm')) throw new Error('there are objects in streams, which are not read here')
  return names
}

const after = (text: string, end: string, from: number): number => {
  const found = text.indexOf(end, from)
  return found < 0 ? text.length : found + end.length
}

const afterLine = (text: string, from: number): number => {
  const found = text.slice(from).search(/[\r\n]/)
  return found < 0 ? text.length : from + found
}

/** A text in brackets: those inside it count, unless a backslash stands before. */
function afterText(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error('a text in brackets has no end')
}
