/** Words that never go from an idea into a book: hostile, technical or not for children. */
const unfit = new Set(
  (
    'script alert onclick onerror iframe html body div span img src href http https www com net org php sql ' +
    'insert delete union ignore disregard previous prior instruction instructions system prompt assistant user ' +
    'developer json xml admin password token api eval exec undefined null ' +
    'kill kills killed killer killing murder murders dead death die dies died blood bloody gun guns knife weapon ' +
    'weapons shoot shooting bomb bombs war terrorist suicide drug drugs cocaine heroin beer wine vodka drunk ' +
    'sex sexy sexual naked nude porn fuck fucks fucking fucked shit crap bitch bastard cunt dick cock penis vagina boob ' +
    'boobs ass arse asshole damn hell whore slut rape raped nazi hitler torture hate stab strangle corpse'
  ).split(' '),
)

/** Short words that carry no meaning for us alone. */
export const small = new Set(
  (
    'a an the and or but of to in on at by for from with without into onto over under near who whom whose which that ' +
    'is are was were be been being am has have had do does did can could will would should may might must not no ' +
    'so very too as it its his her their our my your he she they we you i me him them us this these those there ' +
    'then than when while because if about up down out off all some any every each one two three'
  ).split(' '),
)

/**
 * The words of an idea: letters, apostrophes and hyphens, at most 20 letters each, the first 60. Everything else,
 * markup and numbers included, is left behind, so that no idea can carry its own text into a book. `,` `.` stay as
 * marks of where a thought ends.
 */
export function tokensOf(idea: string): string[] {
  const plain = idea
    .slice(0, 600)
    .replace(/<[^>]*>?/g, ' ')
    .replaceAll('’', "'")
  const found = plain.match(/[\p{Script=Latin}]+(?:['-][\p{Script=Latin}]+)*|[.,;:!?\n{}[\]()]/gu) ?? []
  return found
    .filter((word) => word.length <= 20)
    .slice(0, 60)
    .map((word) => (/^\p{L}/u.test(word) ? word : word === ',' ? ',' : '.'))
}

/** Whether a word may be repeated in a children's book. */
export function fit(word: string): boolean {
  return !unfit.has(word.toLowerCase().replace(/'s$/, ''))
}

/** Whether a word can be a thing, a kind or a name: fit, letters only, not a little word. */
export function carries(word: string | undefined): word is string {
  return (
    word !== undefined && /^\p{L}[\p{L}'-]{1,15}$/u.test(word) && fit(word) && !small.has(word.toLowerCase())
  )
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
