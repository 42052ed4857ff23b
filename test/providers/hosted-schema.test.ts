import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PageText, Plan } from '../../src/book/plan.ts'
import { readAnswer, sentSchema } from '../../src/providers/hosted/schema.ts'

type Json = { [name: string]: unknown }
const allowed = new Set(
  'type enum const description $ref $defs anyOf items properties required additionalProperties'.split(' '),
)

/** What the strict modes of all providers agree on; anything else is told. */
function complaints(schema: Json, path = '#'): string[] {
  const found = Object.keys(schema)
    .filter((name) => !allowed.has(name))
    .map((name) => `${path}: ${name}`)
  const properties = schema['properties'] as Record<string, Json> | undefined
  if (schema['type'] === 'object') {
    if (schema['additionalProperties'] !== false) found.push(`${path}: open`)
    const missing = Object.keys(properties ?? {}).filter(
      (name) => !(schema['required'] as string[]).includes(name),
    )
    found.push(...missing.map((name) => `${path}/${name}: optional`))
  }
  const inner: [string, Json][] = [
    ...Object.entries(properties ?? {}),
    ...Object.entries((schema['$defs'] as Record<string, Json> | undefined) ?? {}),
    ...((schema['anyOf'] as Json[] | undefined) ?? []).map((one, i): [string, Json] => [`any${i}`, one]),
    ...(schema['items'] ? [['items', schema['items'] as Json] as [string, Json]] : []),
  ]
  return [...found, ...inner.flatMap(([name, one]) => complaints(one, `${path}/${name}`))]
}

const Shape = z.object({
  kind: z.discriminatedUnion('type', [
    z.object({ type: z.literal('word'), word: z.string().max(5) }),
    z.object({ type: z.literal('number'), number: z.number().min(0).lt(10) }),
  ]),
  day: z.iso.date().optional(),
  nested: z.object({ note: z.string().nullish() }).optional(),
  list: z.array(z.object({ tag: z.string().optional() })).max(2),
  count: z.int().default(1),
})

describe('the schema that is sent', () => {
  it.each([
    ['a plan', Plan],
    ['a page', PageText],
    ['many shapes', Shape],
    ['a refined one', PageText.refine(() => true)],
    ['a transformed one', z.object({ a: z.string().transform(Number) })],
  ])('is strict: %s', (_, schema) => {
    expect(complaints(sentSchema(schema))).toEqual([])
  })

  it('tells the bounds in words', () => {
    const { properties } = sentSchema(Plan) as unknown as { properties: Record<string, Json> }
    expect(properties['title']).toEqual({ type: 'string', description: 'Not empty. At most 80 characters.' })
    expect(properties['lesson']!['description']).toBe(
      'Shown by the story, never preached. Not empty. At most 200 characters.',
    )
    expect(properties['palette']).toMatchObject({ description: 'At least 3 items. At most 7 items.' })
    const count = (sentSchema(Shape)['properties'] as Record<string, Json>)['count']
    expect(JSON.stringify(count)).not.toContain('9007199254740991')
  })
})

describe('an answer', () => {
  it('may say null for what is not there', () => {
    const answer = {
      kind: { type: 'word', word: 'fox' },
      day: null,
      nested: null,
      list: [{ tag: null }, { tag: 'a' }],
      count: null,
    }
    expect(readAnswer(Shape, answer).data).toEqual({
      kind: { type: 'word', word: 'fox' },
      list: [{}, { tag: 'a' }],
      count: 1,
    })
  })

  it('keeps a null that is meant', () => {
    const answer = { kind: { type: 'number', number: 3 }, nested: { note: null }, list: [], count: 2 }
    expect(readAnswer(Shape, answer).data).toEqual(answer)
  })

  it('is held to its bounds all the same', () => {
    const answer = { kind: { type: 'word', word: 'too long' }, list: [], count: 1 }
    expect(readAnswer(Shape, answer).success).toBe(false)
    expect(readAnswer(PageText, { text: '' }).success).toBe(false)
    expect(readAnswer(PageText, 'text').success).toBe(false)
    expect(readAnswer(PageText, null).success).toBe(false)
  })
})
