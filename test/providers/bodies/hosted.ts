import type { Row } from './answer.ts'

const stability = (status: number, name: string, error: string) => ({
  provider: 'stability',
  status,
  body: { id: 'a1', name, errors: [error] },
})
const replicate = (status: number, detail: string) => ({
  provider: 'replicate',
  status,
  body: { title: 'Error', detail, status },
})
const prediction = (error: string, status = 'failed') => ({
  provider: 'replicate',
  status: 200,
  polling: true as const,
  body: { id: 'p1', status, error, output: null },
})
const fal = (status: number, type: string, msg: string, headers = {}) => ({
  provider: 'fal',
  status,
  headers,
  body: { detail: [{ loc: ['body', 'prompt'], msg, type, input: 'x' }] },
})
const bfl = (status: string) => ({
  provider: 'black-forest-labs',
  status: 200,
  polling: true as const,
  body: { id: 't1', status, result: null, details: { 'Moderation Reasons': ['x'] } },
})

export const hostedRows: Row[] = [
  {
    name: 'bad request',
    ...stability(400, 'bad_request', 'prompt: cannot be blank'),
    is: 'invalid_request request no bad_request',
  },
  {
    name: 'wrong key',
    ...stability(401, 'unauthorized', 'missing key'),
    is: 'auth key no unauthorized',
  },
  {
    name: 'no money',
    ...stability(402, 'payment_required', 'You lack sufficient credits to make this request.'),
    is: 'quota_exhausted group no payment_required',
  },
  {
    name: 'refused',
    ...stability(
      403,
      'content_moderation',
      'Your request was denied by our moderation system and you were not charged.',
    ),
    is: 'moderation_input request no content_moderation',
  },
  {
    name: 'rate',
    ...stability(
      429,
      'rate_limit_exceeded',
      'You have exceeded the rate limit of 150 requests within a 10 second period',
    ),
    is: 'rate_limit group no rate_limit_exceeded',
  },
  {
    name: 'broken',
    ...stability(500, 'internal_error', 'An unexpected error occurred'),
    is: 'server_error provider possible internal_error',
  },
  {
    name: 'filtered',
    provider: 'stability',
    status: 200,
    headers: { 'finish-reason': 'CONTENT_FILTERED' },
    body: '',
    is: 'moderation_output request yes content_filtered',
  },

  {
    name: 'wrong key',
    ...replicate(401, 'You did not pass a valid authentication token'),
    is: 'auth key no http_401',
  },
  {
    name: 'no money',
    ...replicate(402, 'You have insufficient credit to run this model.'),
    is: 'quota_exhausted group no http_402',
  },
  {
    name: 'no such model',
    ...replicate(404, 'The requested resource could not be found.'),
    is: 'model_gone model no http_404',
  },
  {
    name: 'no such version',
    ...replicate(422, 'Invalid version or not permitted'),
    is: 'model_gone model no http_422',
  },
  {
    name: 'bad input',
    ...replicate(422, '- input: prompt is required'),
    is: 'invalid_request request no http_422',
  },
  {
    name: 'rate',
    ...replicate(429, 'Request was throttled. Your rate limit resets in ~30s.'),
    is: 'rate_limit group no http_429',
  },
  {
    name: 'flagged',
    ...prediction('NSFW content detected. Try running it again, or try a different prompt.'),
    is: 'moderation_output request yes content_flagged',
  },
  {
    name: 'flagged by code',
    ...prediction(
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
    ),
    is: 'moderation_output request yes content_flagged',
  },
  {
    name: 'failed',
    ...prediction('Prediction interrupted; please retry (code: PA)'),
    is: 'server_error model possible prediction_failed',
  },
  {
    name: 'lost',
    ...replicate(404, 'Not found'),
    polling: true,
    is: 'server_error request possible job_lost',
  },
  {
    name: 'poll throttled',
    ...replicate(429, 'Request was throttled. Your rate limit resets in ~2s.'),
    polling: true,
    is: 'rate_limit group possible http_429',
  },

  {
    name: 'refused',
    ...fal(
      422,
      'content_policy_violation',
      'The content could not be processed because it contained material flagged by a content checker.',
    ),
    is: 'moderation_input request possible content_policy_violation',
  },
  {
    name: 'bad input',
    ...fal(422, 'missing', 'Field required'),
    is: 'invalid_request request possible missing',
  },
  {
    name: 'balance',
    provider: 'fal',
    status: 403,
    body: {
      detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
    },
    is: 'quota_exhausted group no exhausted_balance',
  },
  {
    name: 'private app',
    provider: 'fal',
    status: 403,
    body: { detail: 'Cannot access application "somebody/theirs".' },
    is: 'permission model no http_403',
  },
  {
    name: 'parallel',
    provider: 'fal',
    status: 429,
    body: { detail: 'Too many concurrent requests' },
    is: 'concurrency_limit group no http_429',
  },
  {
    name: 'broken',
    ...fal(500, 'internal_server_error', 'Internal server error'),
    is: 'server_error model no internal_server_error',
  },
  {
    name: 'behind it',
    ...fal(503, 'downstream_service_unavailable', 'Downstream service unavailable'),
    is: 'overloaded model no downstream_service_unavailable',
  },
  {
    name: 'our deadline',
    provider: 'fal',
    status: 504,
    headers: { 'x-fal-request-timeout-type': 'user' },
    body: { detail: 'Request timed out' },
    is: 'timeout request possible request_timeout',
  },

  {
    name: 'no money',
    provider: 'black-forest-labs',
    status: 402,
    body: { detail: 'Insufficient credits.' },
    is: 'quota_exhausted group no http_402',
  },
  {
    name: 'wrong key',
    provider: 'black-forest-labs',
    status: 403,
    body: { detail: 'Not authenticated' },
    is: 'auth key no http_403',
  },
  {
    name: 'parallel',
    provider: 'black-forest-labs',
    status: 429,
    body: { detail: 'Too many active tasks.' },
    is: 'concurrency_limit group no http_429',
  },
  {
    name: 'bad input',
    provider: 'black-forest-labs',
    status: 422,
    body: { detail: [{ loc: ['body', 'width'], msg: 'must be a multiple of 32', type: 'value_error' }] },
    is: 'invalid_request request no value_error',
  },
  {
    name: 'prompt moderated',
    ...bfl('Request Moderated'),
    is: 'moderation_input request no request_moderated',
  },
  {
    name: 'picture moderated',
    ...bfl('Content Moderated'),
    is: 'moderation_output request yes content_moderated',
  },
  {
    name: 'expired',
    ...bfl('Task not found'),
    is: 'server_error request possible task_not_found',
  },
  { name: 'failed', ...bfl('Error'), is: 'server_error model possible task_failed' },
]
