import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { typesOf, type Document } from './types-of.ts'

const root = resolve(import.meta.dirname, '../..')

/** As the formatter would have it. */
function formatted(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'storymill-types-'))
  try {
    const file = join(folder, 'api.ts')
    writeFileSync(file, text)
    execFileSync(join(root, 'node_modules/.bin/oxfmt'), ['-c', join(root, '.oxfmtrc.json'), file])
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('client/api.ts says what /openapi.json says', async () => {
  const app = await startTestApp({ worker: false })
  try {
    const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document
    await expect(formatted(typesOf(document))).toMatchFileSnapshot('../../client/api.ts')
  } finally {
    await app.stop()
  }
})

it('writes a type for each form of a schema', () => {
  const written = typesOf({
    paths: {
      '/x/{id}': {
        get: {
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: {
                      kind: { enum: ['a', 'b'] },
                      'odd-name': { type: ['integer', 'null'], description: 'Ends */ here.' },
                      list: {
                        type: 'array',
                        items: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Thing' }] },
                      },
                      rest: { type: 'object', additionalProperties: { type: 'boolean' } },
                      one: { const: 1 },
                    },
                    required: ['kind', 'list'],
                  },
                },
              },
            },
            404: {},
          },
        },
        delete: { responses: { 204: {} } },
      },
    },
    components: { schemas: { Thing: { allOf: [{ type: 'object' }, {}] }, Unused: { type: 'string' } } },
  })
  expect(formatted(written)).toMatchInlineSnapshot(`
    "// Made from /openapi.json by test/client/types-of.ts. Not to be edited; \`npm run client:types\` makes it anew.

    export type Thing = Record<string, unknown> & unknown

    /** Every call of the API: what it takes and what it answers. \`Response\`: bytes. */
    export type Operations = {
      'GET /x/{id}': {
        params: {
          id: string
        }
        query: Record<string, unknown>
        body: undefined
        answer: {
          kind: 'a' | 'b'
          /** Ends * / here. */
          'odd-name'?: number | null | undefined
          list: (string | Thing)[]
          rest?: Record<string, boolean> | undefined
          one?: 1 | undefined
        }
      }
      'DELETE /x/{id}': {
        params: Record<string, unknown>
        query: Record<string, unknown>
        body: undefined
        answer: null
      }
    }
    "
  `)
})
