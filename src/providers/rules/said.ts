import { scrub } from '../scrub.ts'
import { snakeCase } from './rule.ts'

/** What the body of an answer says went wrong. */
export type Said = {
  /** Every word its error goes by, the most telling first; `stage:…` is where a moderation happened, `quota:…` a limit. */
  codes: string[]
  type: string
  message: string
  /** Why the model stopped. */
  finish: string | null
}

type Fields = Record<string, unknown>
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : [])
const word = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const first = (...values: unknown[]): string => values.map(word).find((value) => value !== '') ?? ''

/** Reads the error bodies of all providers alike: they use the same few places for the same things. Never throws. */
export function readSaid(body: unknown): Said {
  const root = fields(Array.isArray(body) ? body[0] : body)
  const error = fields(root['error'])
  const problems = list(root['detail'])
  const type = first(error['type'], problems[0]?.['type'], root['type'] === 'error' ? '' : root['type'])
  return {
    codes: codesOf(root, error, type),
    type,
    message: messageOf(root, error, problems),
    finish: finishOf(root),
  }
}

function codesOf(root: Fields, error: Fields, type: string): string[] {
  const details = list(error['details'])
  const inner = fields(error['innererror'] ?? error['inner_error'])
  const stage = word(fields(error['moderation_details'] ?? root['moderation_details'])['moderation_stage'])
  const quotas = details.flatMap((detail) => list(detail['violations']))
  const words = [
    fields(error['details'])['error_code'],
    ...details.map((detail) => detail['reason']),
    error['code'],
    error['status'],
    root['code'],
    root['name'],
    type,
    inner['code'],
    fields(root['incomplete_details'])['reason'],
    root['status'],
    stage && `stage:${stage}`,
    ...quotas.map((quota) => word(quota['quotaId']) && `quota:${word(quota['quotaId'])}`),
  ]
  // A number is the HTTP status once more.
  return words.map(word).filter((code) => code !== '' && !/^\d+$/.test(code))
}

function messageOf(root: Fields, error: Fields, problems: Fields[]): string {
  const errors = Array.isArray(root['errors']) ? root['errors'] : []
  return first(
    error['message'],
    root['error'],
    root['message'],
    root['detail'],
    problems.map((problem) => first(problem['msg'], problem['message'])).join('; '),
    errors.map((one) => first(one, fields(one)['message'])).join('; '),
    fields(root['incomplete_details'])['reason'],
    root['title'],
    fields(root['details'])['message'],
  )
}

/** In the words of chat completions, responses, messages and generateContent. A refusal is a reason of its own. */
function finishOf(root: Fields): string | null {
  const choice = list(root['choices'])[0] ?? {}
  const content = list(root['output']).flatMap((item) => list(item['content']))
  const refused =
    word(fields(choice['message'])['refusal']) !== '' || content.some((part) => part['type'] === 'refusal')
  const blocked = word(fields(root['promptFeedback'])['blockReason'])
  const reason = first(
    refused && 'refusal',
    blocked && `blocked:${blocked}`,
    choice['finish_reason'],
    root['stop_reason'],
    list(root['candidates'])[0]?.['finishReason'],
    root['finish_reason'],
    fields(root['incomplete_details'])['reason'],
  )
  return reason || null
}

/** Whether an answer says by itself that it is an error, whatever its status: an error, or a job that failed. */
export function saysError(body: unknown): boolean {
  const root = fields(Array.isArray(body) ? body[0] : body)
  const error = root['error']
  const failed = /^(failed|error|cancell?ed|aborted|.*moderated|task not found)$/i.test(word(root['status']))
  return failed || (error !== undefined && error !== null && error !== '') || root['type'] === 'error'
}

/** A body that is no JSON: the title of a page, or its first words. */
export function plainWords(text: string): string {
  const start = text.slice(0, 4_096)
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(start)?.[1]
  return (title ?? start.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim().slice(0, 200)
}

/** The first of the codes that may stand for the failure in rows and on pages: a word, and nothing that looks secret. */
export const ownCode = (codes: readonly string[], secrets: readonly string[] = []): string => {
  const words = codes.filter((code) => !/^(stage|quota):/.test(code) && scrub(code, secrets, 64) === code)
  return words.map(snakeCase).find((code) => code !== '') ?? ''
}
