import type { SeededOrder } from '../../contract.ts'
import type { Scene } from '../../../book/plan.ts'
import { seeded, type Random } from '../random.ts'
import { readIdea, type Idea } from './idea/read-idea.ts'
import { makeElder, makeHero, makePal } from './people.ts'
import { skeletonOf } from './skeletons/all.ts'
import type { Skeleton } from './skeleton.ts'
import type { Site, Tale } from './tale.ts'
import { neighbours, places } from './words/places.ts'
import { speciesOf } from './words/species.ts'

const bands = { '0-3': 'a', '3-5': 'b', '5-7': 'c', '7-9': 'd' } as const

/** Reads one of a setting's places: "in, into, through: the old wood". */
export function makeSite(setting: Scene['setting'], random: Random): Site {
  const [forms = '', name = ''] = random.pick(places[setting].places).split(': ')
  const [inside = 'in', into = 'into', through = 'through'] = forms.split(', ')
  return { setting, name, in: inside, into, through }
}

/** The hero lives where the idea says, else where such a creature would; the story walks on from there. */
function sites(idea: Idea, species: string, skeleton: Skeleton, random: Random): Tale['sites'] {
  const usual = random.pick(speciesOf(species).homes)
  const start = idea.setting === 'bedroom' ? 'village' : (idea.setting ?? usual)
  const [next = start, far = next] = random.shuffle(neighbours[start])
  const away = start === 'space' || start === 'snow' || !skeleton.away ? next : random.pick(skeleton.away)
  const one = (setting: Scene['setting']) => makeSite(setting, random)
  const home = one(start)
  // A story set somewhere on purpose stays there for most of its pages.
  const near = idea.setting === undefined || idea.setting === 'bedroom' || random.chance(0.2)
  const site = near ? one(away) : one(start)
  return { home, away: site.name === home.name ? home : site, far: one(far), bed: one('bedroom') }
}

function words(tale: Omit<Tale, 'words'>, idea: Idea, random: Random): Record<string, string> {
  const { skeleton, sites: at } = tale
  const own = Object.fromEntries(
    Object.entries(skeleton.words).map(([slot, list]) => [slot, random.pick(list)]),
  )
  const { fear, wish, build, thing, seed } = idea.aim
  const lost = idea.aim.lost ?? thing
  const said = Object.entries({ fear, wish, lost, build, thing, seed }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...own,
    ...Object.fromEntries(said),
    home: random.pick(places[at.home.setting].homes),
    moon: at.home.setting === 'space' ? 'Earth' : 'moon',
    refrain: random.pick(skeleton.refrains),
  }
}

/** Everything that is fixed about a book, from its order alone. */
export function makeTale(order: SeededOrder): { tale: Tale; idea: Idea } {
  const stream = (purpose: string) => seeded(order.seed, order.idea, order.hero?.name ?? '', purpose)
  const idea = readIdea(order, stream('story'))
  const hero = makeHero(order, idea, stream('hero'))
  const pal = makePal(idea, hero, stream('pal'))
  const skeleton = skeletonOf(idea.story)
  const fixed = {
    seed: order.seed,
    age: bands[order.age_group],
    hero,
    pal,
    elder: skeleton.elder ? makeElder(idea, hero, pal, stream('elder')) : null,
    duo:
      skeleton.joins === 'start' ||
      (skeleton.joins === 'meet' && (idea.beings[0]?.many === true || idea.beings.length > 1)),
    skeleton,
    sites: sites(idea, hero.character.species, skeleton, stream('places')),
  }
  return { tale: { ...fixed, words: words(fixed, idea, stream('words')) }, idea }
}
