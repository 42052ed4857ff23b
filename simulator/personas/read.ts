import { z } from 'zod'
import { BadRequest, type Incoming } from '../contract.ts'

/** The body, if it is what the persona can read; what it does not know it leaves alone, as the real ones do. */
export function parsed<T>(schema: z.ZodType<T>, incoming: Incoming): T {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(incoming.body).toString('utf8'))
  } catch {
    throw new BadRequest('We could not parse the JSON body of your request.')
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new BadRequest(`Invalid value for '${issue?.path.join('.') ?? ''}': ${issue?.message ?? ''}`)
}

export const bearer = ({ headers }: Incoming): string | null =>
  /^(?:Bearer|Token|Key)\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null

export const header = ({ headers }: Incoming, name: string): string | null => {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

/** Text as every API sends it: a text, or parts of which some have text. */
export const Words: z.ZodType<string> = z
  .union([z.string(), z.array(z.looseObject({ text: z.string().optional() })), z.null()])
  .transform((one) =>
    one === null ? '' : typeof one === 'string' ? one : one.map((part) => part.text ?? '').join('\n'),
  )

export const AnySchema = z.record(z.string(), z.unknown())

/** `1024x1536`; null for `auto`, which is ours to choose. */
export function sizeOf(size: string | undefined): { width: number | null; height: number | null } {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(size ?? '') ?? []
  return { width: width ? Number(width) : null, height: height ? Number(height) : null }
}

/** Ids that look like the provider's, and tell which arrival made them. */
export const idOf = (prefix: string, seq: number): string => `${prefix}${seq.toString(16).padStart(24, '0')}`

export const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
