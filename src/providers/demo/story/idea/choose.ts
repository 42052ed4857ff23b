import type { Random } from '../../random.ts'
import type { Aim } from './aim.ts'
import type { Being } from './being.ts'
import { isKind, isRelative } from './being.ts'

const stories = [
  'dark',
  'brave',
  'lost',
  'friend',
  'first',
  'storm',
  'seed',
  'contest',
  'mistake',
  'home',
  'gift',
  'small',
  'build',
  'mend',
  'wish',
  'stranger',
] as const
export type StoryId = (typeof stories)[number]
export const storyIds: readonly StoryId[] = stories

/** Words of an idea that name a story outright, strongest first. */
const telling: [StoryId, RegExp][] = [
  [
    'home',
    /\b(way home|journey|back home|gets? lost|got lost|is lost|lost in|find (her|his|their|its) way|runs? away|adventures?|travels?|explor\w*|voyage|missed|misses|fell from|falls from)\b/,
  ],
  ['dark', /\b(bedtime|sleep|sleeps|asleep|nightmare\w*|night light)\b/],
  ['first', /\b(first day|new school|school|kindergarten|nursery)\b/],
  ['storm', /\b(storm|thunder|lightning|flood|hurricane)\b/],
  [
    'mistake',
    /\b(mistake|broke|breaks|broken|sorry|quarrel|fight|fights|argue|argument|lie|lied|apolog\w+|forgive\w*)\b/,
  ],
  [
    'contest',
    /\b(race|races|contest|competition|compete|olympics|wins|winning|tournament|cup final|champion)\b/,
  ],
  ['gift', /\b(birthday|present|gift|christmas|surprise for|party|bakes?|baking|cake)\b/],
  ['seed', /\b(seed|seeds|seedling|plants?|grows?|growing|sprout|pumpkin|sunflower|beanstalk|turnip)\b/],
  ['friend', /\b(friend|friends|friendship|lonely|alone|all by (him|her|it|them)self)\b/],
  ['small', /\b((too|very) (small|little|tiny)|tiny|smallest|helps?|helping|saves?|rescue\w*)\b/],
]

const themes: [StoryId, RegExp][] = [
  ['friend', /friend|lonel|belong/],
  ['dark', /brav|courage|fear|night|bedtime|dark/],
  ['mistake', /honest|forgiv|sorry|truth|mistake|anger|angry/],
  ['seed', /patien|nature|grow|spring|wait|garden/],
  ['contest', /persever|never giv|sport|effort|tr(y|ying)|race|determin/],
  ['gift', /generos|giving|thank|grat|christmas|birthday/],
  ['small', /help|kind|small|confiden|self|differ/],
  ['build', /team|shar|together|cooperat/],
  ['home', /home|family|journey|adventure/],
  ['mend', /grand|repair|mend|memor|history|tradition/],
  ['first', /school|change|new|start/],
  ['storm', /weather|storm|calm/],
  ['wish', /dream|wish|imagin|creativ/],
  ['lost', /mystery|lost|search|curios|detect/],
]

const large =
  /dragon|robot|bear|lion|elephant|monster|giant|wolf|troll|yeti|dinosaur|tiger|whale|shark|crocodile|ghost|alien|rhino|hippo|mammoth|gorilla|moose|bull\b/

function byAim(text: string, aim: Aim): StoryId | undefined {
  if (aim.fear !== undefined) {
    if (/dark|night|shadow|bedtime/.test(aim.fear)) return 'dark'
    if (/storm|thunder|lightning/.test(aim.fear)) return 'storm'
    return /school/.test(aim.fear) ? 'first' : 'brave'
  }
  if (/\bfriend/.test(text) && /\b(wants?|wishes|needs?|looking|lonely|makes?|finds?)\b/.test(text))
    return 'friend'
  if (aim.owner !== undefined && isRelative(aim.owner)) return 'mend'
  if (/\bmend|repair|fix(es)?\b/.test(text) && aim.thing !== undefined) return 'mend'
  if (aim.build !== undefined) return 'build'
  if (/\bfinds?\b/.test(text) && isKind(aim.lost?.split(' ').at(-1) ?? ''))
    return large.test(aim.lost ?? '') ? 'stranger' : 'friend'
  if (
    aim.lost !== undefined &&
    /\b(lost|loses|missing|losing|finds|finding|looking for|looks for|search\w* for|hunt\w* for)\b/.test(text)
  )
    return 'lost'
  return undefined
}

/** The story that fits an idea: its own words first, then the theme, then chance. */
export function chooseStory(
  random: Random,
  tokens: string[],
  aim: Aim,
  beings: Being[],
  theme: string | undefined,
): StoryId {
  const text = tokens.join(' ').toLowerCase()
  const homesick = /way home|gets? lost|got lost|is lost|lost in/.test(text)
  const aimed = homesick ? 'home' : byAim(text, aim)
  if (aimed) return aimed
  const told = telling.find(([, words]) => words.test(text))
  if (told) return told[0]
  if (aim.wish !== undefined) return 'wish'
  const themed = themes.find(([, words]) => theme !== undefined && words.test(theme.toLowerCase()))
  if (themed) return themed[0]
  if (beings.length > 1) return large.test(beings[1]?.kind ?? '') ? 'stranger' : 'friend'
  if (beings.length === 0 && aim.thing !== undefined) return 'lost'
  return random.pick(stories)
}
