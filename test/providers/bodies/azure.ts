import type { Row } from './answer.ts'

const azure = (status: number, body: object) => ({ provider: 'azure', status, body })

export const azureRows: Row[] = [
  {
    name: 'content filter',
    ...azure(400, {
      error: {
        message:
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: { violence: { filtered: true, severity: 'medium' } },
        },
      },
    }),
    is: 'moderation_input request yes content_filter',
  },
  {
    name: 'no deployment',
    ...azure(404, {
      error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' },
    }),
    is: 'model_gone model no deployment_not_found',
  },
  {
    name: 'wrong key',
    ...azure(401, {
      error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' },
    }),
    is: 'auth key no http_401',
  },
  {
    name: 'quota of the gateway',
    ...azure(403, {
      statusCode: 403,
      message: 'Out of call volume quota. Quota will be replenished in 02:12:10.',
    }),
    is: 'daily_quota group no quota_exceeded',
  },
  {
    name: 'token quota',
    ...azure(403, { statusCode: 403, message: 'Token quota is exceeded.' }),
    is: 'quota_exhausted group no quota_exceeded',
  },
  {
    name: 'billing',
    ...azure(429, { error: { code: '429', message: 'The subscription exceeded its billing limit.' } }),
    is: 'quota_exhausted group no http_429',
  },
  {
    name: 'rate',
    ...azure(429, {
      error: {
        code: '429',
        message:
          'Requests to the ImageGenerations_Create Operation have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 6 seconds.',
      },
    }),
    is: 'rate_limit group no http_429',
  },
  {
    name: 'gateway gave up',
    ...azure(408, { error: { code: 'Timeout', message: 'The operation was timeout.' } }),
    is: 'timeout request possible timeout unknown',
  },
  {
    name: 'broken',
    ...azure(500, {
      error: {
        code: 'InternalServerError',
        type: 'server_error',
        message: 'Backend returned unexpected response.',
      },
    }),
    is: 'server_error provider possible internal_server_error',
  },
  {
    name: 'unavailable',
    ...azure(503, { error: { code: 'ServiceUnavailable', message: 'Try again.' } }),
    is: 'overloaded model no service_unavailable',
  },
]
