import type { Row } from './answer.ts'

const openai = (
  status: number,
  code: string | null,
  type: string | null,
  message: string,
  more: object = {},
) => ({
  provider: 'openai',
  status,
  body: { error: { message, type, param: null, code, ...more } },
})
const good = { provider: 'openai', status: 200 }
const image = 'image_generation_user_error'
const unsafe =
  'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID wfr_19a. safety_violations=[sexual].'

const moderated = (moderation_stage: string) =>
  openai(400, 'moderation_blocked', image, unsafe, {
    moderation_details: { moderation_stage, categories: [] },
  })

export const openaiRows: Row[] = [
  {
    name: 'a wrong parameter',
    ...openai(
      400,
      null,
      'invalid_request_error',
      "Invalid value: '1025x1024'. Supported values are: '1024x1024'.",
      { param: 'size' },
    ),
    is: 'invalid_request request no invalid_request_error',
  },
  ...['context_length_exceeded', 'string_above_max_length'].map((code) => ({
    name: code,
    ...openai(400, code, 'invalid_request_error', "Invalid 'prompt': too long."),
    is: `invalid_request request no ${code}`,
  })),
  {
    name: '413',
    provider: 'openai',
    status: 413,
    body: '<html><head><title>413 Request Entity Too Large</title></head></html>',
    is: 'invalid_request request no http_413',
  },
  {
    name: '422',
    ...openai(422, null, 'invalid_request_error', 'Unprocessable'),
    is: 'invalid_request request no invalid_request_error',
  },
  {
    name: 'moderated prompt',
    ...moderated('input'),
    is: 'moderation_input request no moderation_blocked',
  },
  {
    name: 'moderated picture',
    ...moderated('output'),
    is: 'moderation_output request yes moderation_blocked',
  },
  {
    name: 'moderated somewhere',
    ...moderated('unknown'),
    is: 'moderation_input request possible moderation_blocked',
  },
  {
    name: 'moderated, without details',
    ...openai(400, 'moderation_blocked', image, unsafe),
    is: 'moderation_input request no moderation_blocked',
  },
  {
    name: 'content policy',
    ...openai(
      400,
      'content_policy_violation',
      'invalid_request_error',
      'Your request was rejected as a result of our safety system.',
    ),
    is: 'moderation_input request no content_policy_violation',
  },
  {
    name: 'wrong key',
    ...openai(
      401,
      'invalid_api_key',
      'invalid_request_error',
      'Incorrect API key provided: sk-proj-abc***********wxyz. You can find your API key at https://platform.openai.com/account/api-keys.',
    ),
    is: 'auth key no invalid_api_key',
  },
  {
    name: 'no member',
    ...openai(401, null, 'invalid_request_error', 'You must be a member of an organization to use the API.'),
    is: 'auth key no invalid_request_error',
  },
  {
    name: 'address not allowed',
    ...openai(401, 'ip_not_authorized', 'invalid_request_error', 'Your IP is not authorized.'),
    is: 'auth key no ip_not_authorized',
  },
  {
    name: 'country',
    ...openai(
      403,
      'unsupported_country_region_territory',
      'request_forbidden',
      'Country, region, or territory not supported',
    ),
    is: 'permission provider no unsupported_country_region_territory',
  },
  {
    name: 'not verified',
    ...openai(
      403,
      null,
      'invalid_request_error',
      'Your organization must be verified to use the model `gpt-image-2`.',
    ),
    is: 'permission model no organization_not_verified',
  },
  {
    name: 'not to be sampled from',
    ...openai(403, null, 'invalid_request_error', 'You are not allowed to sample from this model'),
    is: 'permission model no invalid_request_error',
  },
  {
    name: 'project without the model',
    ...openai(
      403,
      'model_not_found',
      'invalid_request_error',
      'Project `proj_x` does not have access to model `gpt-image-2`',
    ),
    is: 'permission model no model_not_found',
  },
  {
    name: 'no such model',
    ...openai(
      404,
      'model_not_found',
      'invalid_request_error',
      'The model `dall-e-3` does not exist or you do not have access to it.',
    ),
    is: 'model_gone model no model_not_found',
  },
  {
    name: 'retired model',
    ...openai(
      400,
      null,
      'invalid_request_error',
      'The model `gpt-image-1` has been deprecated, learn more here.',
    ),
    is: 'model_gone model no invalid_request_error',
  },
  {
    name: 'requests per minute',
    ...openai(
      429,
      'rate_limit_exceeded',
      'requests',
      'Rate limit reached for gpt-5 in organization org-x on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
    ),
    is: 'rate_limit group no rate_limit_exceeded',
  },
  {
    name: 'pictures per minute',
    ...openai(
      429,
      'rate_limit_exceeded',
      'images',
      'Rate limit reached for gpt-image-2 (for limit gpt-image) in organization org-x on images per min (IPM): Limit 5, Used 5, Requested 1. Please try again in 12s.',
    ),
    is: 'rate_limit group no rate_limit_exceeded',
  },
  {
    name: 'requests per day',
    ...openai(
      429,
      'rate_limit_exceeded',
      'requests',
      'Rate limit reached for gpt-5 on requests per day (RPD): Limit 200, Used 200, Requested 1. Please try again in 7m12s.',
    ),
    is: 'daily_quota group no rate_limit_exceeded',
  },
  {
    name: 'larger than a minute',
    ...openai(
      429,
      'rate_limit_exceeded',
      'tokens',
      'Request too large for gpt-5 in organization org-x on tokens per min (TPM): Limit 30000, Requested 41000.',
    ),
    is: 'invalid_request request no request_too_large',
  },
  {
    name: 'slow down',
    ...openai(429, 'slow_down', 'rate_limit_error', 'Your request rate increased too quickly.'),
    is: 'slow_down group no slow_down',
  },
  {
    name: 'slow down as it was',
    ...openai(503, 'slow_down', null, 'Slow Down'),
    is: 'slow_down group no slow_down',
  },
  ...[
    'credit_balance_exhausted',
    'organization_spend_limit_exceeded',
    'project_spend_limit_exceeded',
    'organization_usage_limit_exceeded',
    'insufficient_quota',
    'billing_not_active',
  ].map((code): Row => ({
    name: `money: ${code}`,
    ...openai(
      429,
      code,
      'insufficient_quota',
      'You exceeded your current quota, please check your plan and billing details.',
    ),
    is: `quota_exhausted group no ${code}`,
  })),
  {
    name: 'hard limit',
    ...openai(400, 'billing_hard_limit_reached', image, 'Billing hard limit has been reached.'),
    is: 'quota_exhausted group no billing_hard_limit_reached',
  },
  {
    name: '500',
    ...openai(500, 'server_error', 'server_error', 'The server had an error while processing your request.'),
    is: 'server_error provider possible server_error',
  },
  {
    name: '503',
    ...openai(
      503,
      'server_is_overloaded',
      'service_unavailable_error',
      'The server is currently overloaded.',
    ),
    is: 'overloaded model no server_is_overloaded',
  },
  {
    name: '503 by its type',
    ...openai(503, null, 'service_unavailable_error', 'Try later.'),
    is: 'overloaded model no service_unavailable_error',
  },
  {
    name: 'a failed job',
    ...good,
    body: { id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'Something broke.' } },
    polling: true,
    is: 'server_error provider possible server_error',
  },
  {
    name: 'a job without money',
    ...good,
    body: {
      id: 'resp_1',
      status: 'failed',
      error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' },
    },
    polling: true,
    is: 'quota_exhausted group no insufficient_quota',
  },
  {
    name: 'a truncated answer',
    ...good,
    body: {
      status: 'incomplete',
      error: null,
      incomplete_details: { reason: 'max_output_tokens' },
      output: [],
    },
    is: 'bad_output request yes truncated',
  },
  {
    name: 'a filtered answer',
    ...good,
    body: { choices: [{ finish_reason: 'content_filter', message: { content: '' } }] },
    is: 'moderation_output request yes content_filter',
  },
  {
    name: 'a refusal',
    ...good,
    body: { choices: [{ finish_reason: 'stop', message: { refusal: "I'm sorry, I can't." } }] },
    is: 'moderation_output request yes refusal',
  },
  {
    name: 'a refusal in a response',
    ...good,
    body: {
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }],
    },
    is: 'moderation_output request yes refusal',
  },
]
