import type { Answer } from '../../api/call.ts'

export type Spent = Answer<'GET /v1/admin/money'>
export const ranges = ['24h', '7d', '30d'] as const
