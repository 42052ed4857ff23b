import type { Scene } from '../../../book/plan.ts'
import { seeded, type Random } from '../random.ts'
import type { Shot } from './moment.ts'
import { fill, freshMemory } from './slots.ts'
import type { Person, Site, Tale } from './tale.ts'

type Role = Scene['cast'][number]

/** Reads "pose mood action" of a shot. */
function role(person: Person, words: string, told: (text: string) => string): Role {
  const [, pose = 'stand', mood = 'happy', action = 'is there'] = /^(\S+) (\S+) (.+)$/.exec(words) ?? []
  return {
    character: person.character.id,
    pose: pose as Role['pose'],
    mood: mood as Role['mood'],
    action: told(action),
  }
}

/** "the fox" for the first mention of a creature; people go by name. */
function called(person: Person): string {
  return person.character.species === 'child' || person.character.id === 'elder'
    ? person.name
    : `${person.name} the ${person.kind}`
}

const hours = { dawn: 'Early in the morning', day: 'By day', dusk: 'In the evening light', night: 'At night' }
const skies = {
  clear: '',
  cloudy: ' under grey clouds',
  rain: ' in the rain',
  snow: ' in falling snow',
  wind: ' in the wind',
  fog: ' in the mist',
}

function altOf(scene: Omit<Scene, 'alt'>, tale: Tale, site: Site): string {
  const people = [tale.hero, tale.pal, tale.elder].filter((one) => one !== null)
  const doing = scene.cast.map((one) => {
    const person = people.find((candidate) => candidate.character.id === one.character)
    return person ? `${called(person)} ${one.action}` : one.action
  })
  const [first = 'the place lies still', ...rest] = doing
  const more = rest.length > 0 ? `; ${rest.join('; ')}` : ''
  const where =
    site.setting === 'bedroom' ? `in ${site.name}` : `${site.in} ${site.name}`.replace('down to', 'by')
  return `${hours[scene.time]} ${where}${skies[scene.weather]}, ${first}${more}.`.slice(0, 300)
}

function zone(camera: Scene['camera'], random: Random): Scene['text_zone'] {
  // A wide picture has a calm sky; a close one has its faces high and its ground free.
  return random.chance(camera === 'wide' ? 0.85 : camera === 'close' ? 0.3 : 0.55) ? 'top' : 'bottom'
}

/** The camera of pages that leave it open: never the same twice running. */
const cameras = ['medium', 'close', 'medium', 'wide'] as const

/** What the picture of a page shows: the story's people doing what its words say. */
export function sceneOf(tale: Tale, shot: Shot, site: Site, pal: boolean, number: number): Scene {
  const random = seeded(tale.seed, 'scene', number)
  const memory = freshMemory()
  memory.introduced.add(tale.pal.character.id)
  const told = (text: string) => fill(text, tale, site, memory, random)
  const cast = [
    ...(shot.hero === undefined ? [] : [role(tale.hero, shot.hero, told)]),
    ...(shot.pal === undefined || !pal ? [] : [role(tale.pal, shot.pal, told)]),
    ...(shot.elder === undefined || tale.elder === null ? [] : [role(tale.elder, shot.elder, told)]),
  ]
  const camera = shot.camera ?? cameras[number % cameras.length] ?? 'medium'
  const usual =
    site.setting === 'snow' && random.chance(0.4)
      ? 'snow'
      : random.chance(0.2) && site.setting !== 'space'
        ? 'cloudy'
        : 'clear'
  const scene = {
    setting: site.setting,
    place: site.setting === 'bedroom' ? site.name : `${site.in} ${site.name}`,
    time: shot.time ?? 'day',
    weather: site.setting === 'space' || site.setting === 'bedroom' ? 'clear' : (shot.weather ?? usual),
    camera,
    text_zone: zone(camera, random),
    cast,
    props: (shot.props ?? []).map(told).slice(0, 5),
  } satisfies Omit<Scene, 'alt'>
  return { ...scene, alt: altOf(scene, tale, site) }
}
