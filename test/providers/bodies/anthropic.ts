import type { Row } from './answer.ts'

const claude = (status: number, type: string, message: string, details?: object) => ({
  provider: 'anthropic',
  status,
  body: { type: 'error', error: { type, message, ...(details && { details }) }, request_id: 'req_011C' },
})

export const anthropicRows: Row[] = [
  {
    name: 'bad request',
    ...claude(400, 'invalid_request_error', 'max_tokens: Field required'),
    is: 'invalid_request request no invalid_request_error',
  },
  {
    name: 'own spend limit',
    ...claude(
      400,
      'invalid_request_error',
      'You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.',
    ),
    is: 'quota_exhausted group no usage_limit_reached',
  },
  {
    name: 'credit',
    ...claude(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
    is: 'quota_exhausted group no credit_balance_too_low',
  },
  {
    name: 'enforced spend limit',
    ...claude(429, 'rate_limit_error', 'Spend limit reached.', {
      error_code: 'enforced_spend_limit_reached',
    }),
    is: 'quota_exhausted group no enforced_spend_limit_reached',
  },
  {
    name: 'billing',
    ...claude(402, 'billing_error', 'There is an issue with your payment.'),
    is: 'quota_exhausted group no billing_error',
  },
  {
    name: 'wrong key',
    ...claude(401, 'authentication_error', 'invalid x-api-key'),
    is: 'auth key no authentication_error',
  },
  {
    name: 'not allowed',
    ...claude(403, 'permission_error', 'Your API key does not have permission.'),
    is: 'permission key no permission_error',
  },
  {
    name: 'not with the model',
    ...claude(
      403,
      'permission_error',
      'Your organization does not have access to the model claude-opus-4-6.',
    ),
    is: 'permission model no permission_error',
  },
  {
    name: 'disabled',
    ...claude(400, 'invalid_request_error', 'This organization has been disabled.'),
    is: 'permission group no organization_disabled',
  },
  {
    name: 'no such model',
    ...claude(404, 'not_found_error', 'model: claude-2'),
    is: 'model_gone model no not_found_error',
  },
  {
    name: 'too large',
    ...claude(413, 'request_too_large', 'Request exceeds the maximum size'),
    is: 'invalid_request request no request_too_large',
  },
  {
    name: 'conflict',
    ...claude(409, 'conflict_error', 'Conflict'),
    is: 'server_error request no conflict_error',
  },
  {
    name: 'rate',
    ...claude(
      429,
      'rate_limit_error',
      'This request would exceed your rate limit of 50 requests per minute.',
    ),
    is: 'rate_limit group no rate_limit_error',
  },
  {
    name: 'acceleration',
    ...claude(429, 'rate_limit_error', 'You have hit the acceleration limit.'),
    is: 'slow_down group no rate_limit_error',
  },
  {
    name: 'parallel',
    ...claude(429, 'rate_limit_error', 'Number of concurrent connections has exceeded your rate limit.'),
    is: 'concurrency_limit group no rate_limit_error',
  },
  {
    name: 'broken',
    ...claude(500, 'api_error', 'Internal server error'),
    is: 'server_error provider possible api_error',
  },
  {
    name: 'slow',
    ...claude(504, 'timeout_error', 'Request timed out'),
    is: 'server_error provider possible timeout_error unknown',
  },
  {
    name: 'overloaded',
    ...claude(529, 'overloaded_error', 'Overloaded'),
    is: 'overloaded model no overloaded_error',
  },
  {
    name: 'a refusal',
    provider: 'anthropic',
    status: 200,
    body: { type: 'message', stop_reason: 'refusal', content: [] },
    is: 'moderation_output request yes refusal',
  },
]
