import { languageName } from '../api/say-refusal.ts'

/** Those whose letters the books' fonts have. Which of them the story model writes, the service says. */
const printed =
  'en bg bs ca cs cy da de es et eu fi fr ga gl hr hu id is it lt lv mk ms nb nl pl pt ro ru sk sl sq sr sv sw tr uk'

/** By name; `chosen` is among them, wherever it came from. */
export function languagesWith(chosen: string): { tag: string; name: string }[] {
  const tags = new Set([...printed.split(' '), chosen])
  return [...tags]
    .map((tag) => ({ tag, name: languageName(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
