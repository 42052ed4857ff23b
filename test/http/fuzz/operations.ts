import fc, { type Arbitrary } from 'fast-check'
import { anything, fitting, unfitting, type Schema } from './arbitraries.ts'

type Content = Record<string, { schema?: Schema }>
type Parameter = { in: string; name: string; schema: Schema }
type Described = {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
export type Document = {
  paths: Record<string, Record<string, Described>>
  components?: { schemas?: Record<string, unknown> }
}
export type Operation = Described & { name: string; method: string; path: string }

/** A request as it is sent. `plain`: its path is one of the operation, so its answer must be one too. */
export type Request = {
  operation: Operation
  path: string
  headers: Record<string, string>
  body: string | undefined
  plain: boolean
}

/** Every operation, with what it refers to in its place. */
export const operationsOf = (document: Document): Operation[] =>
  Object.entries(inPlace(document.paths, document) as Document['paths']).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, one]) => {
      const method = verb.toUpperCase()
      return { ...one, name: `${method} ${path}`, method, path }
    }),
  )

function inPlace(part: unknown, document: Document): unknown {
  if (Array.isArray(part)) return part.map((one) => inPlace(one, document))
  if (typeof part !== 'object' || part === null) return part
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(String((part as { $ref?: unknown }).$ref)) ?? []
  if (name !== undefined) return inPlace(document.components?.schemas?.[name], document)
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inPlace(value, document)]))
}

/** What requests are made of besides the document: ids that are there, and ways to say who asks. */
export type Known = {
  ids: string[]
  groups: string[]
  good: Record<string, string>
  bad: Record<string, string>[]
}

const nobody = '01890000-0000-7000-8000-000000000000'

export function requests(operation: Operation, known: Known): Arbitrary<Request> {
  return fc
    .tuple(pathOf(operation, known), queryOf(operation), headersOf(operation, known), bodyOf(operation))
    .map(([[path, plain], query, headers, [type, body]]) => ({
      operation,
      path: `${path}${query}`,
      headers: { ...headers, ...(type === null ? {} : { 'content-type': type }) },
      body,
      plain,
      [fc.toStringMethod]: () =>
        JSON.stringify([operation.method, path, query, headers, body])?.slice(0, 1_000),
    }))
}

function pathOf({ path, parameters = [] }: Operation, known: Known): Arbitrary<[string, boolean]> {
  const values = parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) =>
      fc
        .oneof(
          { weight: 6, arbitrary: there(name, schema, known) },
          { weight: 1, arbitrary: fc.oneof(fc.constant(nobody), anything.map(asText)) },
        )
        .map((value) => [name, value] as const),
    )
  return fc.tuple(...values).map((all) => {
    let plain = true
    let filled = path
    for (const [name, value] of all) {
      // Dots and nothing at all make it another path.
      if (/^\.{0,2}$/.test(value)) plain = false
      filled = filled.replace(`{${name}}`, encoded(value))
    }
    return [filled, plain]
  })
}

const there = (name: string, schema: Schema, { ids, groups }: Known): Arbitrary<string> => {
  // Ids are made while we ask: looked up when the request is drawn.
  if (name === 'id' && !schema.enum) return fc.nat().map((n) => ids[n % ids.length] ?? nobody)
  return name === 'group' ? fc.constantFrom(...groups) : fitting(schema).map(asText)
}

function queryOf({ parameters = [] }: Operation): Arbitrary<string> {
  const named = parameters.filter((one) => one.in === 'query')
  const fields = named.map(({ name, schema }) =>
    fc.option(
      fc.oneof(fitting(schema), anything).map((value) => `${name}=${encoded(asText(value))}`),
      { nil: '' },
    ),
  )
  const more = fc.constantFrom('', '', 'extra=1', 'limit=1&limit=2', '%zz', 'a[b]=c', '=')
  return fc.tuple(...fields, more).map((all) => {
    const query = all.filter((one) => one !== '').join('&')
    return query === '' ? '' : `?${query}`
  })
}

function headersOf({ parameters = [] }: Operation, { good, bad }: Known): Arbitrary<Record<string, string>> {
  const who = fc.oneof(
    { weight: 9, arbitrary: fc.constant(good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  )
  const named = parameters
    .filter((one) => one.in === 'header')
    .map(({ name }) =>
      fc.option(
        fc.oneof(fc.uuid(), printable).map((value) => [name, value] as const),
        { nil: null },
      ),
    )
  const extra = fc.constantFrom<Record<string, string>>(
    {},
    {},
    { 'if-none-match': '"1"' },
    { 'last-event-id': '99999999999999' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'content-encoding': 'gzip' },
    { accept: 'text/html' },
  )
  return fc.tuple(who, extra, ...named).map(([caller, more, ...own]) => ({
    ...caller,
    ...more,
    ...Object.fromEntries((own as ([string, string] | null)[]).filter((one) => one !== null)),
  }))
}

const printable = fc.stringMatching(/^[\x20-\x7e]{0,300}$/)

function bodyOf({ method, requestBody }: Operation): Arbitrary<[string | null, string | undefined]> {
  if (method === 'GET') return fc.constant([null, undefined])
  const schema = requestBody?.content['application/json']?.schema ?? {}
  const json = (weight: number, values: Arbitrary<unknown>) => ({
    weight,
    arbitrary: values.map((value): [string, string] => ['application/json', JSON.stringify(value) ?? '']),
  })
  const odd = fc.constantFrom<[string | null, string | undefined]>(
    [null, undefined],
    ['application/json', ''],
    ['application/json', '{'],
    ['application/json', '['.repeat(50_000)],
    ['application/json', '{"__proto__":{}}'],
    ['application/json', '{"idea":1e400}'],
    ['application/json', '{"idea":"a","idea":"b"}'],
    ['application/json', JSON.stringify({ idea: 'x'.repeat(300_000) })],
    ['application/json; charset=latin1', '{}'],
    ['text/plain', 'hello'],
    ['multipart/form-data; boundary=x', '--x--'],
  )
  return fc.oneof(json(4, fitting(schema)), json(4, unfitting(schema)), { weight: 1, arbitrary: odd })
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** A lone half of a character cannot be sent; it goes as the sign that stands for it. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed())
