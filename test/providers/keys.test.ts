import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keyVariables, readEndpoints, readKeys } from '../../src/providers/keys.ts'

const refOf = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 8)

describe('keys', () => {
  it('are read from single variables and pools, each once, without blanks', () => {
    const keys = readKeys({ OPENAI_API_KEY: ' sk-a ', OPENAI_API_KEYS: 'sk-b, sk-a,,sk-c ,' })
    expect(keys.map(({ secret }) => secret)).toEqual(['sk-a', 'sk-b', 'sk-c'])
    expect(keys[0]).toEqual({ provider: 'openai', ref: `openai:${refOf('sk-a')}`, secret: 'sk-a' })
  })

  it('go by several names where people know several', () => {
    const env = {
      GEMINI_API_KEY: 'g1',
      GOOGLE_GENERATIVE_AI_API_KEYS: 'g2',
      FAL_KEY: 'f:1',
      REPLICATE_API_TOKEN: 'r8',
      BFL_API_KEY: 'b',
      ANTHROPIC_API_KEY: 'a',
      AZURE_OPENAI_API_KEYS: 'z1,z2',
    }
    expect(readKeys(env).map(({ provider, secret }) => `${provider} ${secret}`)).toEqual([
      'azure z1',
      'azure z2',
      'anthropic a',
      'google g2',
      'google g1',
      'fal f:1',
      'replicate r8',
      'black-forest-labs b',
    ])
  })

  it('may be absent where an endpoint needs none', () => {
    expect(readKeys({ OPENAI_COMPATIBLE_BASE_URL: 'http://localhost:11434/v1' })).toEqual([
      { provider: 'openai-compatible', ref: `openai-compatible:${refOf('')}`, secret: '' },
    ])
    expect(readKeys({})).toEqual([])
    expect(
      readKeys({ OPENAI_COMPATIBLE_BASE_URL: 'http://h/v1', OPENAI_COMPATIBLE_API_KEY: 'k' }),
    ).toHaveLength(1)
  })

  it('have names that a configuration can know', () => {
    expect(keyVariables).toContain('OPENAI_API_KEYS')
    expect(keyVariables).toContain('AZURE_OPENAI_BASE_URL')
    expect(new Set(keyVariables).size).toBe(keyVariables.length)
  })
})

describe('endpoints', () => {
  it('are the providers’ own unless somebody says otherwise', () => {
    const { openai, azure, fal } = readEndpoints({
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1/',
      OPENAI_ORGANIZATION: 'org-1',
      OPENAI_PROJECT: 'p-1',
    })
    expect(openai).toEqual({ base_url: 'http://127.0.0.1:9/v1', organization: 'org-1', project: 'p-1' })
    expect(azure).toBeUndefined()
    expect(fal).toEqual({ base_url: 'https://queue.fal.run' })
  })

  it('must be addresses, without secrets in them', () => {
    expect(() => readEndpoints({ FAL_BASE_URL: 'queue.fal.run' })).toThrow(/^FAL_BASE_URL must be an address/)
    expect(() => readEndpoints({ BFL_BASE_URL: 'https://me:secret@host/v1' })).toThrow(/user or password/)
    expect(() => readEndpoints({ OPENAI_BASE_URL: 'https://host/v1?key=1' })).toThrow(/without \? and #/)
  })
})
