import { z, type ZodType } from 'zod'

type Json = Record<string, unknown>

// What every provider's strict mode takes. Everything else is told in words, and checked when the answer is there.
const kept = new Set(['type', 'enum', 'const', 'description', '$ref'])
const told: Record<string, (value: unknown) => string> = {
  minLength: (value) => (Number(value) === 1 ? 'Not empty.' : `At least ${String(value)} characters.`),
  maxLength: (value) => `At most ${String(value)} characters.`,
  pattern: (value) => `Must match ${String(value)}.`,
  format: (value) => `Format: ${String(value)}.`,
  minimum: (value) => `At least ${String(value)}.`,
  maximum: (value) => `At most ${String(value)}.`,
  exclusiveMinimum: (value) => `More than ${String(value)}.`,
  exclusiveMaximum: (value) => `Less than ${String(value)}.`,
  multipleOf: (value) => `A multiple of ${String(value)}.`,
  minItems: (value) => `At least ${String(value)} items.`,
  maxItems: (value) => `At most ${String(value)} items.`,
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The JSON schema that is sent for a zod schema: one that the strict modes of all providers take. Each property is required
 * (an optional one may be null instead), objects are closed, and bounds are words in the description.
 */
export const sentSchema = (schema: ZodType): Json =>
  strict(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))

function strict(schema: unknown): Json {
  if (!isJson(schema)) return {}
  const out: Json = {}
  const words: string[] = []
  for (const [name, value] of Object.entries(schema)) {
    const tell = told[name]
    if (kept.has(name)) out[name] = value
    else if (tell && !(Math.abs(Number(value)) >= Number.MAX_SAFE_INTEGER)) words.push(tell(value))
    else if (name === 'items') out['items'] = strict(value)
    else if ((name === 'anyOf' || name === 'oneOf') && Array.isArray(value)) out['anyOf'] = value.map(strict)
    else if (name === '$defs' && isJson(value)) out['$defs'] = mapped(value, strict)
  }
  if (isJson(schema['properties'])) Object.assign(out, closed(schema, schema['properties']))
  if (words.length > 0) out['description'] = [out['description'], ...words].filter(Boolean).join(' ')
  return out
}

function closed(schema: Json, properties: Json): Json {
  const required = requiredOf(schema)
  return {
    properties: mapped(properties, (value, name) =>
      required.has(name) ? strict(value) : { anyOf: [strict(value), { type: 'null' }] },
    ),
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

/**
 * Checks an answer to `sentSchema`. A null that only stands for "not there" is taken away first; the answer itself is tried
 * before, because a null may be meant.
 */
export function readAnswer<T>(schema: ZodType<T>, answer: unknown): z.ZodSafeParseResult<T> {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed
  return schema.safeParse(
    withoutFillers(answer, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  )
}

function withoutFillers(value: unknown, schema: unknown): unknown {
  if (!isJson(schema)) return value
  if (Array.isArray(value)) return value.map((one) => withoutFillers(one, schema['items']))
  const properties = schema['properties']
  if (!isJson(value) || !isJson(properties)) return value
  const required = requiredOf(schema)
  const there = Object.entries(value).filter(([name, one]) => one !== null || required.has(name))
  return Object.fromEntries(there.map(([name, one]) => [name, withoutFillers(one, properties[name])]))
}

const requiredOf = (schema: Json): Set<unknown> =>
  new Set(Array.isArray(schema['required']) ? schema['required'] : [])

const mapped = (object: Json, change: (value: unknown, name: string) => unknown): Json =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]))
