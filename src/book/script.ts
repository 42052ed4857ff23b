/**
 * Which letters the books can be set in. The fonts Storymill ships cover Latin and Cyrillic; anything else would
 * print as empty boxes, so it is refused at the door, before anyone pays for it.
 */
const supported = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u

/** Only for the error message: a person reads "Arabic" faster than a letter they may not have a font for. */
const named = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Han',
  'Hangul',
  'Hebrew',
  'Hiragana',
  'Kannada',
  'Katakana',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thai',
  'Tibetan',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/**
 * The script (or, when it is a rare one, the letter) that no book can be set in; null when all letters can.
 * Emoji, digits and signs are no letters: those without a glyph are left out of the book with a warning.
 */
export function unsupportedLetters(text: string): string | null {
  for (const [letter] of text.matchAll(/\p{L}/gu)) {
    if (supported.test(letter)) continue
    return named.find(([, pattern]) => pattern.test(letter))?.[0] ?? letter
  }
  return null
}

/** The script a language is usually written in, e.g. `sr` → Cyrillic, `sr-Latn` → Latin. */
export function languageScript(language: string): 'Latin' | 'Cyrillic' | 'other' {
  try {
    const { script } = new Intl.Locale(language).maximize()
    return script === 'Latn' ? 'Latin' : script === 'Cyrl' ? 'Cyrillic' : 'other'
  } catch {
    return 'other'
  }
}
