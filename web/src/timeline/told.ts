import type { Answer } from '../api/call.ts'

export type BookTold = Answer<'GET /v1/admin/books/{id}'>
export type Timeline = Answer<'GET /v1/admin/books/{id}/timeline'>
export type Step = Timeline['steps'][number]
export type Span = Step['spans'][number]
export type Call = Span['calls'][number]
