import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

const forbidden = { ...kinds.forbidden, scope: 'model' } as const

const refused = /(?:\b(?:not|no|cannot|denied)|n['’]t)\b/.source
const granted =
  /\b(?:access(?:ible)?|allowed|permi(?:ssion|tted)|authori[sz]ed|enabled|entitled|available|sample)\b/.source
const model = /\b(?:model|deployment)s?\b/.source
const words = [
  `${refused}.{0,40}${granted}.{0,60}${model}`,
  `${model}.{0,100}${refused}.{0,40}${granted}`,
  `${granted}.{0,20}${model}.{0,100}${refused}`,
]

/**
 * What a key, project or organisation may not do with one model: it draws and writes on with every other, so neither the key
 * nor its group is given up. Before all other rules, because the codes that come with it mean the key elsewhere.
 */
export const oneModelRules: readonly Rule[] = [
  {
    name: 'organisation must be verified',
    when: { message: /organization must be verified/i },
    is: { ...forbidden, code: 'organization_not_verified' },
  },
  { name: 'project may not use the model', when: { status: 403, code: 'model_not_found' }, is: forbidden },
  // LiteLLM, which says it of keys with 401.
  {
    name: 'key may not use the model',
    when: { code: /^(key|user|team|org|project|tag)_model_access_denied$/ },
    is: forbidden,
  },
  {
    name: 'key may not use the model, by its words',
    when: { status: [400, 401, 403], message: /\b(key|team|user) not allowed to access model\b/i },
    is: forbidden,
  },
  {
    name: 'key out of its budget for the model',
    when: { status: [400, 401, 403, 429], message: /\bexceeded budget for model\b/i },
    is: { ...kinds.money, scope: 'model' },
  },
  {
    name: 'only for those who pay',
    when: { status: [400, 403], message: /\bonly (?:accessible|available) to billed users\b/i },
    is: { ...forbidden, code: 'not_in_free_tier' },
  },
  {
    name: 'may not use the model, by its words',
    when: {
      status: 403,
      message: new RegExp(words.join('|'), 'i'),
    },
    is: forbidden,
  },
  // fal: a private app, or one that must be asked for.
  {
    name: 'may not use the application',
    provider: 'fal',
    when: { status: 403, message: /\b(?:access|use) (?:the |this )?application\b/i },
    is: forbidden,
  },
  {
    name: 'not here with this model',
    when: { code: 'FAILED_PRECONDITION', status: 400, message: /\bmodel\b/i },
    is: forbidden,
  },
]
