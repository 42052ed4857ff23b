import { json, type Dimension, type No, type Reply, type Voice } from '../../contract.ts'
import { header } from '../read.ts'

const statuses: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  402: 'RESOURCE_EXHAUSTED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

const messages: Record<string, string> = {
  API_KEY_INVALID: 'API key not valid. Please pass a valid API key.',
  FAILED_PRECONDITION: 'User location is not supported for the API use.',
  payment_required:
    'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.',
  spend_cap: 'Your project has exceeded its monthly spending cap. Please go to AI Studio to raise it.',
  NOT_FOUND: 'The model is not found for API version v1beta, or is not supported for generateContent.',
  UNAVAILABLE: 'The model is overloaded. Please try again later.',
  INTERNAL: 'An internal error has occurred.',
  DEADLINE_EXCEEDED: 'The service was unable to finish processing within the deadline.',
}

const quota: Record<Dimension, string> = {
  requests: 'GenerateRequestsPerMinutePerProjectPerModel',
  tokens: 'GenerateContentInputTokensPerModelPerMinute',
  images: 'GenerateImagesPerMinutePerProjectPerModel',
  day: 'GenerateRequestsPerDayPerProjectPerModel',
  concurrency: 'ConcurrentRequestsPerProjectPerModel',
}

const kind = 'type.googleapis.com/google.rpc.'

/** Which quota it was and when to come back stand in the body; there are no headers for either. */
function exhausted({ code, model, reached, wait_ms }: No): object[] {
  const dimension = reached?.dimension ?? (/day/i.test(code) ? 'day' : 'requests')
  const quotaDimensions = { location: 'global', model }
  const violation = {
    quotaMetric: 'generativelanguage.googleapis.com/requests',
    quotaId: quota[dimension],
    quotaDimensions,
  }
  const wait = reached?.wait_ms ?? wait_ms ?? 1000
  return [
    {
      '@type': `${kind}QuotaFailure`,
      violations: [{ ...violation, quotaValue: String(reached?.limit ?? 50) }],
    },
    { '@type': `${kind}RetryInfo`, retryDelay: `${Number((Math.ceil(wait) / 1000).toFixed(3))}s` },
  ]
}

const money = new Set(['payment_required', 'spend_cap'])

function no(said: No): Reply {
  const { status: code, code: word, message } = said
  const known = Object.values(statuses).includes(word) || word === 'FAILED_PRECONDITION'
  const status = known ? word : (statuses[code] ?? 'UNKNOWN')
  const limited = code === 429 && !money.has(word)
  const details = limited
    ? exhausted(said)
    : word === 'API_KEY_INVALID' || word === 'payment_required'
      ? [{ '@type': `${kind}ErrorInfo`, reason: word, domain: 'googleapis.com' }]
      : []
  const words =
    message ??
    messages[word] ??
    messages[status] ??
    (limited ? 'You exceeded your current quota.' : `The request failed: ${word}.`)
  return json(code, { error: { code, message: words, status, ...(details.length > 0 && { details }) } })
}

const limited = { status: 429, code: 'RESOURCE_EXHAUSTED' }

export const gemini: Voice = {
  name: 'gemini',
  id_header: 'x-request-id',
  secretOf: (incoming) => header(incoming, 'x-goog-api-key') ?? incoming.query.get('key'),
  causes: {
    // Google says 400 to a key it does not know; only a broken OAuth token gets a 401
    key: { status: 400, code: 'API_KEY_INVALID' },
    model: { status: 404, code: 'NOT_FOUND' },
    money: { status: 402, code: 'payment_required' },
    cap: { status: 429, code: 'spend_cap' },
    requests: limited,
    tokens: limited,
    images: limited,
    day: limited,
    concurrency: limited,
  },
  no,
  limitHeaders: () => ({}),
}
