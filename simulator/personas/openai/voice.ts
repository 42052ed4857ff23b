import { json, type Dimension, type LimitState, type No, type Reply, type Voice } from '../../contract.ts'
import { bearer, header, seconds } from '../read.ts'

type Word = { type: string; message: string; param?: string }

const invalid = 'invalid_request_error'
const noMoney = 'insufficient_quota'

const words: Record<string, Word> = {
  invalid_value: { type: invalid, message: 'Invalid value.', param: 'size' },
  context_length_exceeded: {
    type: invalid,
    message: "This model's maximum context length is 400000 tokens.",
    param: 'messages',
  },
  string_above_max_length: {
    type: invalid,
    message: 'String too long: expected at most 32000 characters.',
    param: 'prompt',
  },
  content_policy_violation: {
    type: invalid,
    message: 'Your request was rejected as a result of our safety system.',
  },
  billing_hard_limit_reached: {
    type: 'billing_limit_user_error',
    message: 'Billing hard limit has been reached.',
  },
  invalid_api_key: {
    type: invalid,
    message: 'Incorrect API key provided. You can find your API key in your account.',
  },
  unsupported_country_region_territory: {
    type: 'request_forbidden',
    message: 'Country, region, or territory not supported',
  },
  model_not_found: {
    type: invalid,
    message: 'The model `{model}` does not exist or you do not have access to it.',
    param: 'model',
  },
  rate_limit_exceeded: { type: 'requests', message: 'Rate limit reached' },
  slow_down: {
    type: 'rate_limit_error',
    message: 'Your requests grow too fast. Reduce the rate, then raise it slowly.',
  },
  credit_balance_exhausted: {
    type: noMoney,
    message: 'Your credit balance is exhausted. Add credits to go on.',
  },
  organization_spend_limit_exceeded: {
    type: noMoney,
    message: 'Your organization has reached its spend limit.',
  },
  project_spend_limit_exceeded: { type: noMoney, message: 'This project has reached its spend limit.' },
  organization_usage_limit_exceeded: {
    type: noMoney,
    message: 'Your organization has reached its usage limit.',
  },
  insufficient_quota: {
    type: noMoney,
    message: 'You exceeded your current quota, please check your plan and billing details.',
  },
  billing_not_active: {
    type: 'billing_not_active',
    message: 'Your account is not active, please check your billing details.',
  },
  server_error: { type: 'server_error', message: 'The server had an error while processing your request.' },
  server_is_overloaded: {
    type: 'service_unavailable_error',
    message: 'Our servers are currently overloaded.',
  },
}

const short: Record<Dimension, [type: string, per: string]> = {
  requests: ['requests', 'requests per min (RPM)'],
  tokens: ['tokens', 'tokens per min (TPM)'],
  images: ['images', 'images per minute (IPM)'],
  day: ['requests', 'requests per day (RPD)'],
  concurrency: ['requests', 'concurrent requests'],
}

const typeOf = (status: number) =>
  status === 401
    ? 'authentication_error'
    : status === 429
      ? 'rate_limit_error'
      : status >= 500
        ? 'server_error'
        : invalid

/** `1h2m3s`, `6m0s`, `1.5s`, `120ms`: how Go writes how long. */
export function goDuration(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`
  const all = Math.ceil(ms / 10) / 100
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60)]
  const rest = `${Number((all % 60).toFixed(2))}s`
  return hours > 0 ? `${hours}h${minutes}m${rest}` : minutes > 0 ? `${minutes}m${rest}` : rest
}

function no({ status, code, model, message, reached, wait_ms, seq }: No): Reply {
  const dimension = Object.keys(short).find((one) => one === code) as Dimension | undefined
  if (reached || code === 'rate_limit_exceeded' || dimension)
    return limited(
      status,
      model,
      reached ?? { dimension: dimension ?? 'requests' },
      reached?.wait_ms ?? wait_ms ?? 1000,
    )
  if (code === 'moderation_blocked') return blocked('input', status, seq)
  const {
    type,
    message: usual,
    param,
  } = words[code] ?? { type: typeOf(status), message: `The request failed: ${code}.` }
  const error = {
    message: message ?? usual.replace('{model}', model),
    type,
    param: param ?? null,
    code: message ? null : code,
  }
  const slow = code === 'slow_down' ? { 'retry-after': String(seconds(wait_ms ?? 1000)) } : {}
  return json(status, { error }, slow)
}

function limited(
  status: number,
  model: string,
  reached: { dimension: LimitState['dimension']; limit?: number; used?: number; asked?: number },
  wait_ms: number,
): Reply {
  const [type, per] = short[reached.dimension]
  const { limit, used, asked } = reached
  // A refusal that was only told to happen names no limit: there is none.
  const numbers = limit === undefined ? '' : `: Limit ${limit}, Used ${used}, Requested ${asked}`
  const message = `Rate limit reached for ${model} in organization org-sim on ${per}${numbers}. Please try again in ${goDuration(wait_ms)}.`
  const wait = Math.ceil(wait_ms)
  return json(
    status,
    { error: { message, type, param: null, code: 'rate_limit_exceeded' } },
    { 'retry-after': String(seconds(wait)), 'retry-after-ms': String(wait) },
  )
}

/** How gpt-image says that it may not, and whether it found out before or after it drew. */
export function blocked(stage: 'input' | 'output', status = 400, seq = 0): Reply {
  const message = `Your request was rejected by the safety system. If you believe this is an error, contact us with the request ID req_sim_${seq}. safety_violations=[violence].`
  const moderation_details = { moderation_stage: stage, categories: ['violence'] }
  const error = {
    message,
    type: 'image_generation_user_error',
    param: null,
    code: 'moderation_blocked',
    moderation_details,
  }
  return json(status, { error })
}

const named = { requests: 'requests', tokens: 'tokens' } as const

export const openai: Voice = {
  name: 'openai',
  id_header: 'x-request-id',
  // Azure speaks as OpenAI does, under /openai/v1, and takes the key in a header of its own
  secretOf: (incoming) => bearer(incoming) ?? header(incoming, 'api-key'),
  causes: {
    key: { status: 401, code: 'invalid_api_key' },
    model: { status: 404, code: 'model_not_found' },
    money: { status: 429, code: 'credit_balance_exhausted' },
    cap: { status: 429, code: 'project_spend_limit_exceeded' },
    requests: { status: 429, code: 'rate_limit_exceeded' },
    tokens: { status: 429, code: 'rate_limit_exceeded' },
    images: { status: 429, code: 'rate_limit_exceeded' },
    day: { status: 429, code: 'rate_limit_exceeded' },
    concurrency: { status: 429, code: 'rate_limit_exceeded' },
  },
  no,
  // images per minute stand in no header; the message of a 429 is where a caller learns them
  limitHeaders: (limits) =>
    Object.fromEntries(
      limits.flatMap(({ dimension, limit, used, reset_ms }) => {
        const name = dimension === 'requests' || dimension === 'tokens' ? named[dimension] : null
        if (!name) return []
        return [
          [`x-ratelimit-limit-${name}`, String(limit)],
          [`x-ratelimit-remaining-${name}`, String(Math.max(0, limit - used))],
          [`x-ratelimit-reset-${name}`, goDuration(reset_ms)],
        ]
      }),
    ),
}
