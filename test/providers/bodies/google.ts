import type { Row } from './answer.ts'

const gemini = (code: number, status: string, message: string, details: object[] = []) => ({
  provider: 'google',
  status: code,
  body: { error: { code, message, status, details } },
})
const quota = (quotaId: string, quotaValue: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [
    {
      quotaMetric: 'generativelanguage.googleapis.com/generate_requests',
      quotaId,
      quotaDimensions: { model: 'gemini-image' },
      quotaValue,
    },
  ],
})
const retry = (retryDelay: string) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay })
const spent = 'You exceeded your current quota, please check your plan and billing details.'

export const googleRows: Row[] = [
  {
    name: 'bad request',
    ...gemini(400, 'INVALID_ARGUMENT', 'Invalid aspect ratio.'),
    is: 'invalid_request request no invalid_argument',
  },
  {
    name: 'wrong key',
    ...gemini(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'API_KEY_INVALID',
        domain: 'googleapis.com',
      },
    ]),
    is: 'auth key no api_key_invalid',
  },
  {
    name: 'leaked key',
    ...gemini(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked.'),
    is: 'auth key no permission_denied',
  },
  {
    name: 'not allowed',
    ...gemini(403, 'PERMISSION_DENIED', 'Generative Language API has not been used in project 1 before.'),
    is: 'permission key no permission_denied',
  },
  {
    name: 'not with the model',
    ...gemini(403, 'PERMISSION_DENIED', 'You do not have permission to access the model gemini-3-pro-image.'),
    is: 'permission model no permission_denied',
  },
  {
    name: 'only for those who pay',
    ...gemini(400, 'INVALID_ARGUMENT', 'Imagen API is only accessible to billed users at this time.'),
    is: 'permission model no not_in_free_tier',
  },
  {
    name: 'the model is not for this place',
    ...gemini(400, 'FAILED_PRECONDITION', 'This model is not supported in your location.'),
    is: 'permission model no failed_precondition',
  },
  {
    name: 'place',
    ...gemini(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    is: 'permission group no failed_precondition',
  },
  {
    name: 'billing off',
    ...gemini(
      400,
      'FAILED_PRECONDITION',
      'Free tier is not available in your country. Please enable billing on your project.',
    ),
    is: 'quota_exhausted group no failed_precondition',
  },
  {
    name: 'prepaid',
    ...gemini(402, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted.'),
    is: 'quota_exhausted group no resource_exhausted',
  },
  {
    name: 'spend cap',
    ...gemini(429, 'RESOURCE_EXHAUSTED', 'Your project has exceeded its spending cap.'),
    is: 'quota_exhausted group no spend_cap_reached',
  },
  {
    name: 'minute',
    ...gemini(429, 'RESOURCE_EXHAUSTED', spent, [
      quota('GenerateRequestsPerMinutePerProjectPerModel', '10'),
      retry('55s'),
    ]),
    is: 'rate_limit group no resource_exhausted',
  },
  {
    name: 'day before minute',
    ...gemini(429, 'RESOURCE_EXHAUSTED', spent, [
      quota('GenerateRequestsPerMinutePerProjectPerModel', '10'),
      quota('GenerateRequestsPerDayPerProjectPerModel', '70'),
      retry('5s'),
    ]),
    is: 'daily_quota group no daily_quota_exhausted',
  },
  {
    name: 'no free pictures',
    ...gemini(
      429,
      'RESOURCE_EXHAUSTED',
      `${spent} * Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 0`,
      [quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '0')],
    ),
    is: 'permission model no not_in_free_tier',
  },
  {
    name: 'no such model',
    ...gemini(404, 'NOT_FOUND', 'models/imagen-2 is not found for API version v1beta.'),
    is: 'model_gone model no not_found',
  },
  {
    name: 'broken',
    ...gemini(500, 'INTERNAL', 'An internal error has occurred.'),
    is: 'server_error provider possible internal',
  },
  {
    name: 'overloaded',
    ...gemini(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    is: 'overloaded model no unavailable',
  },
  {
    name: 'slow',
    ...gemini(504, 'DEADLINE_EXCEEDED', 'Deadline expired.'),
    is: 'server_error provider possible deadline_exceeded unknown',
  },
  {
    name: 'in a list',
    provider: 'google',
    status: 429,
    body: [gemini(429, 'RESOURCE_EXHAUSTED', spent).body],
    is: 'rate_limit group no resource_exhausted',
  },
  {
    name: 'prompt blocked',
    provider: 'google',
    status: 200,
    body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } },
    is: 'moderation_input request possible prompt_blocked',
  },
  ...[
    'SAFETY',
    'PROHIBITED_CONTENT',
    'IMAGE_SAFETY',
    'IMAGE_PROHIBITED_CONTENT',
    'IMAGE_RECITATION',
    'IMAGE_OTHER',
  ].map((finishReason): Row => ({
    name: finishReason,
    provider: 'google',
    status: 200,
    body: { candidates: [{ finishReason }] },
    is: `moderation_output request yes ${finishReason.toLowerCase()}`,
  })),
  {
    name: 'no picture',
    provider: 'google',
    status: 200,
    body: { candidates: [{ finishReason: 'NO_IMAGE' }] },
    is: 'bad_output request yes no_image',
  },
]
