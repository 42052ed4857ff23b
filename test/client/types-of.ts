/** As much of JSON Schema as our document uses. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  description?: string
}
type Content = { content?: Record<string, { schema?: Schema }> }
type Parameter = { in: string; name: string; required?: boolean; schema?: Schema }
type OperationOf = {
  summary?: string
  parameters?: Parameter[]
  requestBody?: Content
  responses?: Record<string, Content>
}
export type Document = {
  paths: Record<string, Record<string, OperationOf>>
  components?: { schemas?: Record<string, Schema> }
}

/** The types of the client, from the API's own document. */
export function typesOf(document: Document): string {
  const used = new Set<string>()
  const operations = Object.entries(document.paths)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => operationType(method, path, operation, used)),
    )
  const schemas = document.components?.schemas ?? {}
  const written = new Map<string, string>()
  for (const name of used) {
    if (!schemas[name]) throw new Error(`the document has no schema ${name}`)
    // A set goes on over what is added to it: schemas that only other schemas use come too.
    written.set(name, `export type ${shown(name)} = ${typeOf(schemas[name], used)}\n`)
  }
  return `// Made from /openapi.json by test/client/types-of.ts. Not to be edited; \`npm run client:types\` makes it anew.

${[...written]
  .toSorted(([one], [other]) => one.localeCompare(other))
  .map(([, text]) => text)
  .join('\n')}
/** Every call of the API: what it takes and what it answers. \`Response\`: bytes. */
export type Operations = {
${operations.join('\n')}
}
`
}

function operationType(method: string, path: string, operation: OperationOf, used: Set<string>): string {
  const { summary, parameters = [], requestBody, responses = {} } = operation
  const body = requestBody?.content?.['application/json']?.schema
  const of = (place: string) =>
    typeOf(
      {
        type: 'object',
        properties: Object.fromEntries(
          parameters.filter((one) => one.in === place).map((one) => [one.name, one.schema ?? {}]),
        ),
        required: parameters.filter((one) => one.required).map((one) => one.name),
      },
      used,
    )
  return `${summary === undefined ? '' : `/** ${summary} */\n`}'${method.toUpperCase()} ${path}': {
    params: ${of('path')}
    query: ${of('query')}
    body: ${body ? typeOf(body, used) : 'undefined'}
    answer: ${answerType(responses, used)}
  }`
}

/** Of all answers that are a success. */
function answerType(responses: Record<string, Content>, used: Set<string>): string {
  const types = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema
      if (schema) return typeOf(schema, used)
      return status === '204' ? 'null' : 'Response'
    })
  return [...new Set(types)].join(' | ') || 'Response'
}

// Where a schema is only ever sent, its name need not say so.
const shown = (name: string): string => name.replace(/Input$/, '')

function typeOf(schema: Schema, used: Set<string>): string {
  const inner = (one: Schema) => typeOf(one, used)
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) {
    used.add(name)
    return shown(name)
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const some = schema.anyOf ?? schema.oneOf
  if (some) return [...new Set(some.map(inner))].join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => `(${inner(one)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => inner({ ...schema, type })).join(' | ')
  if (schema.type === 'array') return `(${inner(schema.items ?? {})})[]`
  if (schema.type === 'object') return objectType(schema, inner)
  if (schema.type === 'integer') return 'number'
  return schema.type ?? 'unknown'
}

function objectType(schema: Schema, inner: (one: Schema) => string): string {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties).map(([name, one]) => {
    const note = one.description === undefined ? '' : `/** ${one.description.replaceAll('*/', '* /')} */\n`
    const key = /^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name)
    return required.includes(name)
      ? `${note}${key}: ${inner(one)}`
      : `${note}${key}?: ${inner(one)} | undefined`
  })
  const open =
    typeof additionalProperties === 'object' ? `Record<string, ${inner(additionalProperties)}>` : null
  if (fields.length === 0) return open ?? 'Record<string, unknown>'
  return `{\n${fields.join('\n')}\n}${open === null ? '' : ` & ${open}`}`
}
