import type { Answer } from '../../api/call.ts'

export type Overview = Answer<'GET /v1/admin/overview'>
export type QueueNow = Overview['queues'][number]
export type Alert = Overview['alerts'][number]
