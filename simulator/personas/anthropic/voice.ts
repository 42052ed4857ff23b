import { json, type LimitState, type No, type Reply, type Voice } from '../../contract.ts'
import { bearer, header, seconds } from '../read.ts'

const types: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  409: 'conflict_error',
  413: 'request_too_large',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
}

const messages: Record<string, string> = {
  authentication_error: 'invalid x-api-key',
  billing_error: 'Your credit balance is too low to access the Anthropic API. Please add credits.',
  not_found_error: 'The requested resource could not be found.',
  overloaded_error: 'Overloaded',
  api_error: 'Internal server error',
  permission_error: 'Your API key does not have permission to use the specified resource.',
  request_too_large: 'Request exceeds the maximum size',
  // an own spend limit comes as a 400, and says so only in words
  usage_limits:
    'You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.',
  enforced_spend_limit_reached:
    'Your organization has reached its spend limit. Requests are refused until it is raised.',
}

function no({ status, code, model, message, reached, wait_ms, seq }: No): Reply {
  const type = types[status] ?? (Object.values(types).includes(code) ? code : 'api_error')
  const rate = type === 'rate_limit_error' && code !== 'enforced_spend_limit_reached'
  const words = rate
    ? `This request would exceed your organization's rate limit of ${reached?.limit ?? 50} ${reached?.dimension ?? 'requests'} per minute (model: ${model || 'any'}).`
    : (messages[code] ?? messages[type] ?? `The request failed: ${code}.`)
  const details = code === 'enforced_spend_limit_reached' ? { details: { error_code: code } } : {}
  const wait = reached?.wait_ms ?? wait_ms ?? 1000
  return json(
    status,
    {
      type: 'error',
      error: { type, message: message ?? words, ...details },
      request_id: `req_sim_${String(seq).padStart(8, '0')}`,
    },
    rate ? { 'retry-after': String(seconds(wait)) } : {},
  )
}

/** Tokens of both ways are one number here; each way is told the whole of it. */
const named = { requests: ['requests'], tokens: ['tokens', 'input-tokens', 'output-tokens'] }

function limitHeaders(limits: LimitState[]): Record<string, string> {
  const rows = limits.flatMap(({ dimension, limit, used, reset_ms }) => {
    const names = dimension === 'requests' || dimension === 'tokens' ? named[dimension] : []
    const reset = new Date(Date.now() + reset_ms).toISOString().replace(/\.\d+Z$/, 'Z')
    return names.flatMap((name) => [
      [`anthropic-ratelimit-${name}-limit`, String(limit)],
      [`anthropic-ratelimit-${name}-remaining`, String(Math.max(0, limit - used))],
      [`anthropic-ratelimit-${name}-reset`, reset],
    ])
  })
  return Object.fromEntries(rows) as Record<string, string>
}

const limited = { status: 429, code: 'rate_limit_error' }

export const anthropic: Voice = {
  name: 'anthropic',
  id_header: 'request-id',
  secretOf: (incoming) => header(incoming, 'x-api-key') ?? bearer(incoming),
  causes: {
    key: { status: 401, code: 'authentication_error' },
    model: { status: 404, code: 'not_found_error' },
    money: { status: 400, code: 'billing_error' },
    cap: { status: 429, code: 'enforced_spend_limit_reached' },
    requests: limited,
    tokens: limited,
    images: limited,
    day: limited,
    concurrency: limited,
  },
  no,
  limitHeaders,
}
