import { describe, expect, it } from 'vitest'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { readEndpoints, readKeys } from '../../src/providers/keys.ts'
import { openModels, parseModel } from '../../src/providers/registry.ts'

const open = async (env: Record<string, string>, text = 'demo', image = 'demo', moderation = 'auto') =>
  await openModels({
    text,
    image,
    moderation,
    demo: parseDemo(''),
    keys: readKeys(env),
    endpoints: readEndpoints(env),
  })
const openai = { OPENAI_API_KEY: 'sk-1' }

describe('the name of a model', () => {
  it('says a provider and a model, which may hold colons and slashes', () => {
    expect(parseModel('openai:gpt-image-2')).toEqual({ provider: 'openai', model: 'gpt-image-2' })
    expect(parseModel('openai-compatible:llama3.3:70b').model).toBe('llama3.3:70b')
    expect(parseModel('fal:fal-ai/flux/dev').model).toBe('fal-ai/flux/dev')
  })

  it.each(['gpt-5', 'openai:', 'closedai:gpt-5', ':x', 'openai:a b', ''])('is not %j', (text) => {
    expect(() => parseModel(text)).toThrow(
      /is not a model: write demo, or PROVIDER:MODEL with one of openai,/,
    )
  })
})

describe('the models', () => {
  it('are the demo’s without any key', async () => {
    const { text, image, moderator } = await open({})
    expect([text.id, image.id, moderator]).toEqual(['demo', 'demo', null])
  })

  it('are opened by their names', async () => {
    const env = { ANTHROPIC_API_KEY: 'a', BFL_API_KEY: 'b' }
    const { text, image, moderator } = await open(
      env,
      'anthropic:claude-haiku-4-5',
      'black-forest-labs:flux-2-pro',
    )
    expect(text).toMatchObject({
      id: 'anthropic:claude-haiku-4-5',
      provider: 'anthropic',
      model: 'claude-haiku-4-5',
      metered: true,
    })
    expect(image).toMatchObject({ id: 'black-forest-labs:flux-2-pro', takes_references: true, metered: true })
    expect(moderator).toBeNull()
  })

  it('say in one sentence what is missing', async () => {
    await expect(open({}, 'openai:gpt-5-mini')).rejects.toThrow(
      'STORYMILL_TEXT is openai:gpt-5-mini, but there is no OPENAI_API_KEY.',
    )
    await expect(open({}, 'demo', 'azure:gpt-image-2')).rejects.toThrow(
      'STORYMILL_IMAGE is azure:gpt-image-2, but there is no AZURE_OPENAI_BASE_URL.',
    )
    await expect(open({ ANTHROPIC_API_KEY: 'a' }, 'demo', 'anthropic:claude-haiku-4-5')).rejects.toThrow(
      'STORYMILL_IMAGE is anthropic:claude-haiku-4-5, but anthropic draws no pictures here.',
    )
    await expect(open({ FAL_KEY: 'f' }, 'fal:any')).rejects.toThrow('fal writes no texts here')
    await expect(open({}, 'nonsense')).rejects.toThrow(/^STORYMILL_TEXT: "nonsense" is not a model/)
    await expect(open({}, 'demo', 'demo', 'google:x')).rejects.toThrow('google moderates nothing here')
  })

  it('say which setting names a moderator that cannot be had', async () => {
    await expect(open({}, 'demo', 'demo', 'openai:omni-moderation-latest')).rejects.toThrow(
      /^moderation in storymill\.config\.ts is openai:omni-moderation-latest, but there is no OPENAI_API_KEY\.$/,
    )
    await expect(open({}, 'demo', 'demo', 'nobody')).rejects.toThrow(
      /^moderation in storymill\.config\.ts: "nobody" is not a model/,
    )
  })

  it('are judged by OpenAI where only a fallback is of OpenAI', async () => {
    const env = { ...openai, ANTHROPIC_API_KEY: 'a' }
    const moderatorWith = async (fallbacks: { text: string[]; image: string[] }) => {
      const { moderator } = await openModels({
        text: 'anthropic:claude-haiku-4-5',
        image: 'demo',
        moderation: 'auto',
        fallbacks,
        demo: parseDemo(''),
        keys: readKeys(env),
        endpoints: readEndpoints(env),
      })
      return moderator?.id
    }
    const standard = 'openai:omni-moderation-latest'
    expect(await moderatorWith({ text: ['openai:gpt-5-mini'], image: [] })).toBe(standard)
    expect(await moderatorWith({ text: [], image: ['openai:gpt-image-2'] })).toBe(standard)
    expect(await moderatorWith({ text: ['anthropic:claude-sonnet-4-6'], image: [] })).toBeUndefined()
  })

  it('are judged by OpenAI where OpenAI is used, or as somebody says', async () => {
    const used = await open(openai, 'openai:gpt-5-mini')
    expect(used.moderator?.id).toBe('openai:omni-moderation-latest')
    expect((await open(openai)).moderator).toBeNull()
    expect((await open(openai, 'openai:gpt-5-mini', 'demo', 'none')).moderator).toBeNull()
    const said = await open(openai, 'demo', 'demo', 'openai:omni-moderation-latest')
    expect(said.moderator?.model).toBe('omni-moderation-latest')
  })

  it.each([
    ['openai:gpt-image-2', openai, true],
    ['openai:dall-e-3', openai, false],
    ['google:gemini-3-pro-image', { GEMINI_API_KEY: 'g' }, true],
    ['openai-compatible:sdxl', { OPENAI_COMPATIBLE_BASE_URL: 'http://localhost:1/v1' }, false],
    ['fal:fal-ai/flux/dev', { FAL_KEY: 'f' }, false],
    ['fal:fal-ai/nano-banana', { FAL_KEY: 'f' }, true],
    ['replicate:google/nano-banana', { REPLICATE_API_TOKEN: 'r' }, true],
    ['replicate:owner/any', { REPLICATE_API_TOKEN: 'r' }, false],
  ] as [string, Record<string, string>, boolean][])(
    '%s takes references if it can',
    async (image, env, takes) => {
      expect((await open(env, 'demo', image)).image.takes_references).toBe(takes)
    },
  )
})
