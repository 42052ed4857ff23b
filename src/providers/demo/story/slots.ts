import type { Random } from '../random.ts'
import { capital } from './idea/tokens.ts'
import type { Person, Site, Tale } from './tale.ts'
import { places } from './words/places.ts'
import type { SettingWords } from './words/setting-words.ts'

/** What a teller remembers while telling: no sentence and no detail is used twice, a stranger is introduced once. */
export type Memory = { details: Set<string>; introduced: Set<string>; sentences: Set<string> }

export function freshMemory(): Memory {
  return { details: new Set(), introduced: new Set(), sentences: new Set() }
}

/** A copy to try things on. Sentences are only added when a page is taken, so they are shared. */
export function copyMemory(memory: Memory): Memory {
  return {
    details: new Set(memory.details),
    introduced: new Set(memory.introduced),
    sentences: memory.sentences,
  }
}

const forms = {
  she: { they: 'she', them: 'her', their: 'her', theirs: 'hers', was: 'was', themself: 'herself' },
  he: { they: 'he', them: 'him', their: 'his', theirs: 'his', was: 'was', themself: 'himself' },
  they: { they: 'they', them: 'them', their: 'their', theirs: 'theirs', was: 'were', themself: 'themself' },
}
const lists = {
  sound: 'sounds',
  smell: 'smells',
  hide: 'hides',
  seat: 'seats',
  smalls: 'smalls',
  high: 'highs',
} as const satisfies Record<string, keyof SettingWords>

function personSlot(person: Person, name: string): string | undefined {
  const own: Record<string, string> = {
    ...forms[person.pronoun],
    kind: person.kind,
    manner: person.manner,
    paw: person.paw,
    paws: person.paw === 'foot' ? 'feet' : person.paw === 'hoof' ? 'hooves' : `${person.paw}s`,
    went: person.went,
  }
  return own[name]
}

/** The first time a companion is named the reader is told who it is: "Pip the mouse", later "Pip". */
function named(tale: Tale, memory: Memory): string {
  const { pal, hero } = tale
  if (memory.introduced.has(pal.character.id)) return pal.name
  memory.introduced.add(pal.character.id)
  return pal.character.species === 'child'
    ? `${forms[hero.pronoun].their} friend ${pal.name}`
    : `${pal.name} the ${pal.kind}`
}

/** A detail of the place that this book has not used yet. */
function detail(random: Random, memory: Memory, key: string, list: string[]): string {
  const fresh = list.filter((entry) => !memory.details.has(`${key}:${entry}`))
  const chosen = random.pick(fresh.length > 0 ? fresh : list)
  memory.details.add(`${key}:${chosen}`)
  return chosen
}

function placeSlot(site: Site, name: string): string | undefined {
  if (name === 'place') return site.name
  if (name === 'in' || name === 'into' || name === 'through') return `${site[name]} ${site.name}`
  return undefined
}

function value(tale: Tale, site: Site, memory: Memory, random: Random, name: string): string {
  if (name === 'hero') return tale.hero.name
  if (name === 'pal') return named(tale, memory)
  if (name === 'palname') {
    memory.introduced.add(tale.pal.character.id)
    return tale.pal.name
  }
  if (name === 'elder') return tale.elder?.name ?? ''
  if (name.endsWith("'s")) {
    const owner = name.slice(0, -2)
    return `${{ pal: tale.pal.name, hero: tale.hero.name, elder: tale.elder?.name }[owner] ?? owner}'s`
  }
  const list = lists[name as keyof typeof lists]
  const found =
    (list === undefined ? undefined : detail(random, memory, name, places[site.setting][list])) ??
    placeSlot(site, name) ??
    tale.words[name] ??
    personSlot(tale.hero, name) ??
    (name.startsWith('pal') ? personSlot(tale.pal, name.slice(3)) : undefined) ??
    (name.startsWith('elder') && tale.elder ? personSlot(tale.elder, name.slice(5)) : undefined)
  if (found === undefined)
    throw new Error(`a story asks for {${name}}, which the story ${tale.skeleton.id} has not`)
  return found
}

/** "a" or "an" by sound, and typographic quotes. */
export function polish(text: string): string {
  return text
    .replaceAll('...', '…')
    .replace(/\b([Aa]) (?=[aeiouAEIOU])(?!(?:one|once|uni|use|usu|eu|ukulele))/g, '$1n ')
    .replace(/\b([Aa]) (?=(?:hour|honest))/g, '$1n ')
    .replace(/(^|[\s(—“])"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll("'", '’')
}

const earthly =
  /\b(?<!-)(cow|duck|ducks|hen|goose|drake|crow|pig|frog|hare|goat|ant|snail|beetle|wasp|bird|birds|owl|mole|moth|moths|rain|grass|mint|tree|trees|leaf|leaves|pond|river|bush|hedge)\b/g

/** On the moon there are cows too, in stories: moon-cows. */
function lunar(text: string, tale: Tale): string {
  return tale.sites.home.setting === 'space'
    ? text.replace(earthly, 'moon-$1').replace(/\b([Aa])n moon-/g, '$1 moon-')
    : text
}

/** Fills {slots}; {Slot} begins with a capital. Values may hold slots themselves. */
export function fill(template: string, tale: Tale, site: Site, memory: Memory, random: Random): string {
  const source = /^(girl|boy|child)$/.test(tale.hero.kind)
    ? template.replace(/\{([Hh]ero)\} the \{kind\}/g, '{$1}')
    : template
  const filled = source.replace(/\{([A-Za-z']+)\}/g, (_, slot: string) => {
    const lower = slot.slice(0, 1).toLowerCase() + slot.slice(1)
    const found = fill(value(tale, site, memory, random, lower), tale, site, memory, random)
    return slot === lower ? found : capital(found)
  })
  return polish(lunar(filled, tale))
}
