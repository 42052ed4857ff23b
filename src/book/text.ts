/**
 * Makes a text storable and comparable: NFC, no NUL, no lone surrogates, no control characters but the line feed,
 * trimmed. PostgreSQL refuses U+0000 and lone surrogates, and a paid answer that cannot be stored would be bought
 * for ever.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- removing control characters is the point
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
      .trim()
  )
}

/** The same value with every text in it made storable. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]))
}

/** Whether a text can be looked for as it is: PostgreSQL refuses U+0000, and half letters are in nothing that is stored. */
export const isReadable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
