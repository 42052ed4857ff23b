import { describe, expect, test } from 'vitest'
import { reading } from '../../../src/book/reading.ts'
import { PageText, Plan } from '../../../src/book/plan.ts'
import { longestSentence, sentencesOf, wordsOf } from '../../../src/providers/demo/story/measure.ts'
import { ages, book, ideas } from './books.ts'
import { grade } from './readability.ts'

const lengths = [4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 28, 32]

/** Every idea at every age, page counts and seeds going round, so that all parts of all stories are met. */
const sweep = Array.from({ length: 16 }, (_, seed) => seed).flatMap((seed) =>
  ideas.flatMap((idea, i) =>
    ages.map((age, a) => {
      const pages = lengths[(seed + i + a) % lengths.length] ?? 8
      return { idea, age, pages, seed, ...book(idea, seed * 7919, { age_group: age, pages }) }
    }),
  ),
)

describe('every page of every story', () => {
  test('has the words and sentences its readers can take', () => {
    for (const { idea, age, seed, texts } of sweep) {
      const { page_words, sentence_words } = reading[age]
      for (const text of texts) {
        const where = `${idea}, ${age}, seed ${seed}: ${text}`
        expect(wordsOf(text).length, where).toBeGreaterThanOrEqual(page_words[0])
        expect(wordsOf(text).length, where).toBeLessThanOrEqual(page_words[1])
        expect(longestSentence(text), where).toBeLessThanOrEqual(sentence_words)
      }
    }
  })

  test('is clean English: slots filled, articles right, quotes closed', () => {
    for (const { texts } of sweep) {
      for (const text of texts) {
        expect(PageText.safeParse({ text }).success).toBe(true)
        expect(text).not.toMatch(/[{}<>|"]|undefined|\s\s|\s[,.!?]|\.\.(?!\.)/)
        expect(text).not.toMatch(/\b[Aa] [aeioAEIO](?!ne\b|nce\b)|\b[Aa]n [bcdfgjklmnpqrstvwxyz]/)
        expect(text.split('“').length, text).toBe(text.split('”').length)
        expect(text).toMatch(/^[“A-Z]/)
        expect(text).toMatch(/[.!?]”?$/)
      }
    }
  })

  test('says nothing twice', () => {
    for (const { texts } of sweep) {
      const long = texts.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > 2)
      const twice = long.filter((sentence, i) => long.indexOf(sentence) !== i)
      expect(twice).toEqual([])
    }
  })

  test('is as easy to read as its age needs, in the mean', () => {
    const limits = { '3-5': 1.5, '5-7': 2.5, '7-9': 4 } as const
    for (const [age, limit] of Object.entries(limits)) {
      const grades = sweep.filter((one) => one.age === age).map((one) => grade(one.texts.join(' ')))
      expect(grades.reduce((sum, one) => sum + one, 0) / grades.length, age).toBeLessThanOrEqual(limit)
    }
  })
})

describe('the plan', () => {
  test('fits the schema, with one entry per page', () => {
    for (const { plan, pages, idea } of sweep) {
      expect(Plan.safeParse(plan).error?.message, idea).toBeUndefined()
      expect(plan.pages.map((page) => page.number)).toEqual(Array.from({ length: pages }, (_, i) => i + 1))
      expect(plan.pages[0]?.beat).toBe('opening')
      expect(plan.pages.at(-1)?.beat).toBe('cosy close')
      expect(plan.palette).toHaveLength(5)
    }
  })

  test('shows only people who are there, and whoever the text names', () => {
    const unseen: string[] = []
    let seen = 0
    for (const { plan, texts } of sweep) {
      const ids = plan.characters.map((one) => one.id)
      expect(new Set(plan.characters.map((one) => one.name)).size).toBe(ids.length)
      const friend = plan.characters.find((one) => one.id === 'friend')
      plan.pages.forEach((page, i) => {
        const cast = page.scene.cast.map((role) => role.character)
        for (const id of cast) expect(ids).toContain(id)
        expect(cast).toContain('hero')
        const named = friend !== undefined && new RegExp(`\\b${friend.name}\\b(?!’s)`).test(texts[i] ?? '')
        if (named && cast.includes('friend')) seen += 1
        // Now and then somebody is only spoken of: "she could not look at Pip now".
        else if (named && i > 0) unseen.push(`page ${i + 1}: ${texts[i]}`)
      })
    }
    expect(unseen.length, unseen[0]).toBeLessThan(seen * 0.03)
  })

  test('moves the camera and stays in a few places', () => {
    for (const { plan, pages } of sweep) {
      const scenes = plan.pages.map((page) => page.scene)
      expect(scenes[0]?.camera).toBe('wide')
      expect(scenes.at(-1)?.camera).toBe('wide')
      expect(new Set(scenes.map((scene) => scene.setting)).size).toBeLessThanOrEqual(5)
      if (pages >= 8) expect(new Set(scenes.map((scene) => scene.camera)).size).toBeGreaterThan(1)
      for (const scene of scenes) expect(scene.alt).not.toMatch(/[{}]|undefined/)
    }
  })
})
