import { expect, test } from 'vitest'
import { languageScript, unsupportedLetters } from '../../../src/book/script.ts'
import { openDocument } from '../../../src/pipeline/typeset/document.ts'
import { facesFor, type Face } from '../../../src/pipeline/typeset/faces.ts'
import { letter } from '../../../src/pipeline/typeset/letters.ts'
import { sampleBook } from './sample.ts'

const faces = facesFor(openDocument(sampleBook(4, null)), '3-5')
const nameOf = (face: Face) => face.path.split('/').at(-1)

test('letters no book can be set in are named before anyone pays', () => {
  expect(unsupportedLetters('Łódź, Ærø, Việt Nam, Лисёнок, їжак — “1 + 1” 🦊 x² №')).toBeNull()
  expect(unsupportedLetters('The fox 狐 ran')).toBe('Han')
  expect(unsupportedLetters('שלום')).toBe('Hebrew')
  expect(unsupportedLetters('مرحبا')).toBe('Arabic')
  expect(unsupportedLetters('Ω')).toBe('Greek')
  expect(unsupportedLetters('ᚠuthark')).toBe('ᚠ')
})

test('a language tells its usual script', () => {
  expect(['en', 'pl', 'vi', 'sr-Latn', 'uz'].map(languageScript)).toEqual(Array(5).fill('Latin'))
  expect(['ru', 'uk', 'sr', 'kk', 'be'].map(languageScript)).toEqual(Array(5).fill('Cyrillic'))
  expect(['ja', 'ar', 'el', 'he', 'not a tag!'].map(languageScript)).toEqual(Array(5).fill('other'))
})

test('a text takes the first face that has all its letters', () => {
  expect(nameOf(letter('The Fox', faces.title).face)).toBe('Fredoka_600SemiBold.ttf')
  expect(nameOf(letter('Лисёнок', faces.title).face)).toBe('Nunito_900Black.ttf')
  expect(nameOf(letter('Żółw', faces.title).face)).toBe('Nunito_900Black.ttf')
  const pangrams =
    'Съешь ещё этих мягких французских булок. Щёголь Ґалаґан, їжак і єнот. Příliš žluťoučký kůň. Ưu điểm: “tốt” — ß, ğ, ő, ț'
  for (const role of ['title', 'body', 'italic'] as const)
    expect(letter(pangrams, faces[role]).dropped).toEqual([])
})

test('what no face has is left out without a trace in the spacing', () => {
  const { text, dropped } = letter('Hello 🦊 fox 👩‍🚀! Good night ⭐.', faces.body)
  expect(text).toBe('Hello fox! Good night.')
  expect(dropped).toEqual(['🦊', '👩‍🚀', '⭐'])
  expect(letter('ﬁne', faces.title).dropped).toEqual([])
})

test('invisible marks are gone, line feeds stay', () => {
  expect(letter('a\u200bb\u202ec\u00ad\u0007\r\nd\te', faces.body).text).toBe('abc\nd e')
})
