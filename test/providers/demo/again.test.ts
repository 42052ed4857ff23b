import { describe, expect, it } from 'vitest'
import { PageText } from '../../../src/book/plan.ts'
import { readability } from '../../../src/book/readability.ts'
import type { Again } from '../../../src/providers/contract.ts'
import { parseDemo } from '../../../src/providers/demo/behaviour.ts'
import { demoText } from '../../../src/providers/demo/demo-text.ts'
import { compose } from '../../../src/providers/demo/pictures/compose.ts'
import { heeded } from '../../../src/providers/demo/pictures/heed-note.ts'
import { wordsOf } from '../../../src/providers/demo/story/measure.ts'
import { aCall } from '../../support/call.ts'
import { book, ideas, order } from './books.ts'

const model = demoText(parseDemo('latency=0-0'))

async function told(idea: string, page: number, again: Again): Promise<string> {
  const { plan } = book(idea, 7)
  const asked = plan.pages[page - 1]
  if (!asked) throw new Error(`no page ${page}`)
  const ask = { kind: 'page_text', order: order(idea, 7), plan, page: asked, again } as const
  const answer = await model.run({ ask, system: '', prompt: '', schema: PageText }, aCall())
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value.text
}

describe('the demo provider, asked again', () => {
  it('tells a page in other words each time, and still for its readers', async () => {
    for (const idea of ideas.slice(0, 4)) {
      const { texts } = book(idea, 7)
      for (const page of [1, 4, 8]) {
        const first = texts[page - 1] ?? ''
        const second = await told(idea, page, { take: 2, note: null, instead_of: first })
        const third = await told(idea, page, { take: 3, note: null, instead_of: second })
        expect(new Set([first, second, third]).size).toBe(3)
        for (const text of [second, third]) expect(readability(text, '3-5', 'en').findings).toEqual([])
      }
    }
  })

  it('tells it the same way for the same take', async () => {
    const wish = { take: 2, note: null }
    expect(await told('a lost mitten', 2, wish)).toBe(await told('a lost mitten', 2, wish))
  })

  it('heeds a note about its length', async () => {
    const words = async (note: string) => wordsOf(await told('a lost mitten', 3, { take: 2, note })).length
    expect(await words('Shorter, please')).toBeLessThan(await words('A bit longer, please'))
  })

  it('draws another picture of the same scene', () => {
    const { plan } = book('a lost mitten', 7)
    const { characters, palette, cover: scene } = plan
    const drawn = (seed: number) =>
      compose({ kind: 'picture', style: 'gouache', characters, palette, scene, seed })
    expect(drawn(2028)).not.toEqual(drawn(10))
  })

  it.each([
    ['make it a rainy night', { time: 'night', weather: 'rain' }],
    ['closer, and let her smile', { camera: 'close', cast: [{ mood: 'happy' }, {}] }],
    ['with a kite, without the lantern', { props: ['kite', 'teacup'] }],
    ['more pizzazz', {}],
  ])('understands "%s" as far as it can', (note, change) => {
    const { plan } = book('two penguins building a sandcastle', 7)
    const role = { character: 'a', pose: 'stand', mood: 'sad', action: 'waits' } as const
    const scene = {
      ...plan.cover,
      time: 'day',
      weather: 'clear',
      camera: 'wide',
      cast: [role, role],
      props: ['lantern', 'teacup'],
    } as const
    const { cast, ...rest } = heeded({ ...scene, cast: [role, role], props: [...scene.props] }, note)
    expect({ ...rest, cast }).toMatchObject({ ...scene, ...change })
  })
})
