import type { Trace } from '../../../src/providers/transport.ts'

/** An answer as a provider gives it, and what it is: `class scope charge code`, and `sent` where it is not `yes`. */
export type Row = {
  name: string
  provider: string
  status: number
  headers?: Record<string, string>
  body: unknown
  polling?: true
  is: string
}

export const traceOf = (given: Partial<Trace> = {}): Trace => ({
  phase: 'done',
  method: 'POST',
  status: null,
  headers: null,
  body: null,
  too_large: false,
  sent_at: 0,
  headers_at: 0,
  ever_sent: true,
  accepted: false,
  ...given,
})

export const traceOfRow = ({ status, headers, body }: Row): Trace =>
  traceOf({
    status,
    headers: new Headers(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
