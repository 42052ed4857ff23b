import { seeded, type Random } from '../../src/providers/demo/random.ts'
import { heeded } from './heeded.ts'
import { fitting } from './pattern.ts'

export type Schema = { [keyword: string]: unknown }

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : [])

const formats: Record<string, string> = {
  'date-time': '2026-11-23T12:00:00Z',
  date: '2026-11-23',
  time: '12:00:00Z',
  email: 'fern@example.com',
  uri: 'https://example.com/',
  uuid: '3f2b1c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
}

/** The smallest value a JSON schema takes: what must be there, as short as it may be. The same seed gives the same. */
export const instanceOf = (schema: Schema, seed: number | string): unknown =>
  make(schema, { root: schema, random: seeded(seed, 'instance') })

type Around = { root: Schema; random: Random }

function make(given: Schema, around: Around): unknown {
  const schema = heeded(given)
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return around.random.pick(schema['enum'])
  const other = alternative(schema, around.root)
  if (other) return make(other, around)
  switch (typeOf(schema)) {
    case 'object':
      return object(schema, around)
    case 'array':
      return list(schema, around)
    case 'string':
      return string(schema, around.random)
    case 'integer':
    case 'number':
      return number(schema)
    case 'boolean':
      return true
    default:
      return null
  }
}

/** `$ref`, `anyOf`, `oneOf`, `allOf`: the schema that stands behind one. Of several, the first that is not null. */
function alternative(schema: Schema, root: Schema): Schema | null {
  const ref = schema['$ref']
  if (typeof ref === 'string') return pointed(root, ref)
  const parts = schemas(schema['allOf'])
  if (parts.length > 0) return merged([{ ...schema, allOf: undefined }, ...parts])
  const options = [...schemas(schema['anyOf']), ...schemas(schema['oneOf'])]
  return options.find((one) => typeOf(one) !== 'null') ?? options[0] ?? null
}

function object(schema: Schema, around: Around): Record<string, unknown> {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'] : Object.keys(properties)
  return Object.fromEntries(
    required.map((name: string) => [name, make(isSchema(properties[name]) ? properties[name] : {}, around)]),
  )
}

function list(schema: Schema, around: Around): unknown[] {
  const fixed = schemas(schema['prefixItems']).map((one) => make(one, around))
  const items = isSchema(schema['items']) ? schema['items'] : { type: 'string' }
  const least = Math.max(Number(schema['minItems'] ?? 1), fixed.length)
  return [...fixed, ...Array.from({ length: least - fixed.length }, () => make(items, around))]
}

const typeOf = (schema: Schema): string => {
  const type = Array.isArray(schema['type'])
    ? schema['type'].find((one) => one !== 'null')
    : (schema['type'] ?? (schema['properties'] ? 'object' : schema['items'] ? 'array' : 'string'))
  return String(type).toLowerCase() // Gemini shouts them
}

function string(schema: Schema, random: Random): string {
  const [pattern, format] = [schema['pattern'], schema['format']]
  if (typeof pattern === 'string') return fitting(pattern, random)
  if (typeof format === 'string' && formats[format]) return formats[format]
  const word = random.pick(['a fox', 'a small boat', 'the moon', 'a warm lamp', 'the old tree'])
  const [least, most] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? Infinity)]
  return word.padEnd(least, '.').slice(0, most)
}

function number(schema: Schema): number {
  const above = schema['exclusiveMinimum']
  const least = typeof above === 'number' ? above + 1 : Number(schema['minimum'] ?? 1)
  const most = Number(schema['maximum'] ?? Infinity)
  const step = Number(schema['multipleOf'] ?? 0)
  const value = Math.min(Math.max(least, Math.min(1, most)), most)
  return step > 0 ? Math.ceil(value / step) * step : value
}

function pointed(root: Schema, ref: string): Schema {
  const found = ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<unknown>(
      (at, part) => (isSchema(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : null),
      root,
    )
  return isSchema(found) ? found : {}
}

function merged(parts: Schema[]): Schema {
  const properties = Object.assign({}, ...parts.map((one) => one['properties'])) as Schema
  const required = parts.flatMap((one) => (Array.isArray(one['required']) ? one['required'] : []))
  return { ...(Object.assign({}, ...parts) as Schema), properties, required, allOf: undefined }
}
