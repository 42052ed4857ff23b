import type { Row } from './answer.ts'

const gateway = (status: number, body: unknown) => ({ provider: 'openai-compatible', status, body })

export const gatewayRows: Row[] = [
  {
    name: 'law',
    ...gateway(451, { error: { message: 'Unavailable for legal reasons' } }),
    is: 'moderation_input request no http_451',
  },
  {
    name: 'words of refusal',
    ...gateway(403, {
      error: { code: 403, message: 'The input was flagged for "violence". No credits were charged.' },
    }),
    is: 'moderation_input request possible http_403',
  },
  {
    name: 'key limit',
    ...gateway(403, { error: { code: 403, message: 'Key limit exceeded (total limit).' } }),
    is: 'quota_exhausted key no http_403',
  },
  {
    name: 'key without the model',
    ...gateway(401, {
      error: {
        type: 'key_model_access_denied',
        code: '401',
        message: "key not allowed to access model. This key can only access models=['gpt-5-mini'].",
      },
    }),
    is: 'permission model no key_model_access_denied',
  },
  {
    name: 'a model that is not in the plan',
    ...gateway(403, { error: { message: 'The model sdxl is not available on your plan.' } }),
    is: 'permission model no http_403',
  },
  {
    name: 'access denied',
    ...gateway(403, { error: { message: 'Access to the model sdxl was denied.' } }),
    is: 'permission model no http_403',
  },
  {
    name: 'a key that may do nothing',
    ...gateway(403, { error: { message: 'This key is not allowed to do that.' } }),
    is: 'permission key no http_403',
  },
  {
    name: 'budget for one model',
    ...gateway(400, {
      error: {
        type: 'budget_exceeded',
        message: 'LiteLLM Virtual Key: 88d, exceeded budget for model=gpt-5',
      },
    }),
    is: 'quota_exhausted model no budget_exceeded',
  },
  {
    name: 'budget',
    ...gateway(400, {
      error: {
        type: 'budget_exceeded',
        message: 'Budget has been exceeded! Current cost: 10.1, Max budget: 10.0',
      },
    }),
    is: 'quota_exhausted key no budget_exceeded',
  },
  {
    name: 'user quota',
    ...gateway(403, {
      error: { type: 'new_api_error', code: 'insufficient_user_quota', message: 'user quota is not enough' },
    }),
    is: 'quota_exhausted group no insufficient_user_quota',
  },
  {
    name: '402',
    ...gateway(402, { error: { message: 'Pay.' } }),
    is: 'quota_exhausted group no http_402',
  },
  { name: '408', ...gateway(408, ''), is: 'timeout request possible http_408 unknown' },
  { name: '409', ...gateway(409, { error: 'busy' }), is: 'server_error request no http_409' },
  { name: '418', ...gateway(418, 'teapot'), is: 'unknown request possible http_418' },
  { name: '302', ...gateway(302, ''), is: 'model_gone provider no redirected' },
  {
    name: '404 of a wrong address',
    ...gateway(404, '<html><title>404 Not Found</title></html>'),
    is: 'model_gone model no http_404',
  },
  {
    name: '502',
    ...gateway(502, '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'),
    is: 'server_error provider possible http_502 unknown',
  },
  {
    name: '504',
    ...gateway(504, 'upstream request timeout'),
    is: 'server_error provider possible http_504 unknown',
  },
  { name: '522', ...gateway(522, ''), is: 'overloaded provider no http_522' },
  {
    name: '529',
    ...gateway(529, { error: { message: 'busy' } }),
    is: 'overloaded model no http_529',
  },
  {
    name: 'an error within a 200',
    ...gateway(200, { error: { code: 'shell_api_error', message: 'upstream failed' } }),
    is: 'unknown request possible shell_api_error',
  },
]
