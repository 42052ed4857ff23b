import type { Schema } from './instance.ts'

const numbers = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
] as const

/** `minItems` as it is said: "min items: 2". */
const said = (keyword: string) => keyword.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/**
 * Some APIs know fewer keywords, and SDKs then put the others into the description: "min items: 2; max items: 7." A good
 * model reads them there, and so do we.
 */
export function heeded(schema: Schema): Schema {
  const last =
    typeof schema['description'] === 'string' ? (schema['description'].split('\n').at(-1) ?? '') : ''
  const found: Schema = {}
  for (const keyword of numbers) {
    const value = new RegExp(`(?:^|; )${said(keyword)}: (-?[\\d.]+?)(?:;|\\.?$)`).exec(last)?.[1]
    if (value !== undefined) found[keyword] = Number(value)
  }
  const pattern = /(?:^|; )pattern: (.+?)(?:; [a-z ]+: .*)?\.$/.exec(last)?.[1]
  return { ...(pattern !== undefined && { pattern }), ...found, ...schema }
}
