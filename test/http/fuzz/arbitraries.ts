import fc, { type Arbitrary } from 'fast-check'

/** As much of JSON Schema as our document uses. */
export type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

const words = fc.constantFrom(
  'A fox who is afraid of the dark',
  'Fern',
  ' ',
  '',
  '\u0000',
  '\ud800',
  '\u202eright to left',
  'e\u0301',
  '👩‍👩‍👧',
  '../../etc/passwd',
  '%2e%2e%2f',
  "'; drop table books; --",
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  'null',
  '__proto__',
  '🦊'.repeat(1_000),
  'x'.repeat(2_000),
  'x'.repeat(2_001),
)
const text = fc.oneof(words, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, -1, 0.5, 1e21, 2 ** 31, 2 ** 53 + 1, Number.MIN_VALUE, Number.MAX_VALUE),
)
export const anything: Arbitrary<unknown> = fc.oneof(
  text,
  number,
  fc.constantFrom(null, true, false, [], {}, [null], { a: {} }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that a schema allows, its bounds more often than what lies between. */
export function fitting(schema: Schema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting))
  const [type] = [schema.type].flat()
  if (type === 'object') return anObject(schema)
  if (type === 'array') return fc.array(fitting(schema.items ?? {}), { maxLength: 5 })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer' || type === 'number') return aNumber(schema)
  return type === 'string' ? aString(schema) : anything
}

function anObject({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)]))
  const needed = Object.fromEntries(Object.entries(fields).filter(([name]) => required.includes(name)))
  return fc.oneof(fc.record(fields, { requiredKeys: required }), fc.record(needed))
}

function aNumber({ minimum = -1_000, maximum = 1_000 }: Schema): Arbitrary<unknown> {
  return fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: maximum }))
}

function aString({ pattern, maxLength }: Schema): Arbitrary<unknown> {
  if (pattern !== undefined) return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constant('en'))
  const some = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('A fox who is afraid of the dark', 'Fern') },
    text,
  )
  return maxLength === undefined ? some : some.map((one) => one.slice(0, maxLength))
}

/** Values that a schema may not allow: one thing wrong with one that fits, or nothing right at all. */
export function unfitting(schema: Schema): Arbitrary<unknown> {
  const beyond = fc.constantFrom((schema.minimum ?? 0) - 1, (schema.maximum ?? 0) + 1, 0.5)
  if ([schema.type].flat()[0] !== 'object') return fc.oneof(anything, beyond)
  const names = Object.keys(schema.properties ?? {})
  const whole = fitting(schema) as Arbitrary<Record<string, unknown>>
  const wrong = fc.tuple(whole, fc.constantFrom(...names, 'extra'), anything)
  return fc.oneof(
    wrong.map(([value, name, other]) => ({ ...value, [name]: other })),
    fc.tuple(whole, fc.constantFrom(...names, '')).map(([value, name]) => without(value, name)),
    fc.tuple(whole, fc.string(), anything).map(([value, name, other]) => ({ ...value, [name]: other })),
    ...names.map((name) =>
      fc
        .tuple(whole, unfitting(schema.properties?.[name] ?? {}))
        .map(([value, other]) => ({ ...value, [name]: other })),
    ),
    anything,
  )
}

const without = (value: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
