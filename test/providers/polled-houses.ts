import type { Job } from '../../src/providers/contract.ts'
import { secret, type Reply } from './fake-provider.ts'

/** One provider that takes jobs, as its documentation has it. */
export type House = {
  env: [string, string, string]
  model: string
  auth: [string, string]
  submit: string
  /** What the provider answers a submission, what it says of the job meanwhile and when it is done. */
  accepted(url: string): Reply
  job(url: string): Job
  pending: Reply
  done(url: string): Reply
  failed: [Reply, object][]
  usd: number
}

const bflDone = { id: 'j1', status: 'Ready' }
export const houses: Record<string, House> = {
  fal: {
    env: ['FAL_KEY', 'FAL_BASE_URL', ''],
    model: 'fal:fal-ai/nano-banana',
    auth: ['authorization', `Key ${secret}`],
    submit: '/fal-ai/nano-banana',
    accepted: (url) => ({
      json: {
        status: 'IN_QUEUE',
        request_id: 'j1',
        status_url: `${url}/fal-ai/nano-banana/requests/j1/status`,
        response_url: `${url}/fal-ai/nano-banana/requests/j1`,
      },
    }),
    job: (url) => ({ id: 'j1', url: `${url}/fal-ai/nano-banana/requests/j1/status` }),
    pending: { status: 202, json: { status: 'IN_PROGRESS' } },
    done: (url) => ({
      json: { status: 'COMPLETED', response_url: `${url}/fal-ai/nano-banana/requests/j1` },
    }),
    failed: [[{ json: { status: 'CANCELED' } }, { charge: 'possible' }]],
    usd: 0.04,
  },
  replicate: {
    env: ['REPLICATE_API_TOKEN', 'REPLICATE_BASE_URL', '/v1'],
    model: 'replicate:google/nano-banana',
    auth: ['authorization', `Bearer ${secret}`],
    submit: '/v1/models/google/nano-banana/predictions',
    accepted: (url) => ({
      status: 201,
      json: { id: 'j1', status: 'starting', urls: { get: `${url}/v1/predictions/j1` }, error: null },
    }),
    job: (url) => ({ id: 'j1', url: `${url}/v1/predictions/j1` }),
    pending: { json: { id: 'j1', status: 'processing', output: null } },
    done: (url) => ({ json: { id: 'j1', status: 'succeeded', output: [`${url}/files/1.png`] } }),
    failed: [
      [{ json: { id: 'j1', status: 'failed', error: 'CUDA out of memory' } }, { class: 'server_error' }],
      [{ json: { id: 'j1', status: 'canceled', error: null } }, { charge: 'possible' }],
      [
        { json: { id: 'j1', status: 'failed', error: 'NSFW content detected.' } },
        { class: 'moderation_output', charge: 'yes' },
      ],
      [{ json: { id: 'j1', status: 'succeeded', output: null } }, { class: 'bad_output', charge: 'yes' }],
    ],
    usd: 0.04,
  },
  'black forest labs': {
    env: ['BFL_API_KEY', 'BFL_BASE_URL', '/v1'],
    model: 'black-forest-labs:flux-2-pro',
    auth: ['x-key', secret],
    submit: '/v1/flux-2-pro',
    accepted: (url) => ({ json: { id: 'j1', polling_url: `${url}/v1/get_result?id=j1` } }),
    job: (url) => ({ id: 'j1', url: `${url}/v1/get_result?id=j1` }),
    pending: { json: { id: 'j1', status: 'Pending', result: null } },
    done: (url) => ({ json: { ...bflDone, result: { sample: `${url}/files/1.png` } } }),
    failed: [
      [{ json: { id: 'j1', status: 'Request Moderated' } }, { class: 'moderation_input', charge: 'no' }],
      [{ json: { id: 'j1', status: 'Content Moderated' } }, { class: 'moderation_output', charge: 'yes' }],
      [{ json: { id: 'j1', status: 'Error' } }, { class: 'server_error' }],
      [{ json: { id: 'j1', status: 'Task not found' } }, { class: 'server_error', charge: 'possible' }],
      [
        { status: 404, json: { id: 'j1', status: 'Task not found' } },
        { charge: 'possible', sent: 'yes' },
      ],
    ],
    usd: 0.045,
  },
}
