import type { SeededOrder } from '../../contract.ts'
import type { Plan, PlanPage } from '../../../book/plan.ts'
import { seeded } from '../random.ts'
import { arc, type Step } from './arc.ts'
import { capital } from './idea/tokens.ts'
import { makeSite, makeTale } from './make-tale.ts'
import type { Moment } from './moment.ts'
import { sceneOf } from './scene.ts'
import { frames } from './shared/frames.ts'
import { fill, freshMemory } from './slots.ts'
import { siteOf, type Site, type Tale } from './tale.ts'
import { tell } from './teller.ts'
import { palettes } from './words/colours.ts'

type Told = { step: Step; moment: Moment; site: Site; text: string; pal: boolean }

/** The last page says what came of this story before it says what the first page said. */
function withEnding(step: Step, tale: Tale): Moment {
  return step.part === 'close1'
    ? { ...step.moment, lines: [...tale.skeleton.last, ...step.moment.lines] }
    : step.moment
}

/** Tells all pages in order, because what was said on one page must not be said on another. */
function tellAll(tale: Tale, pages: number): Told[] {
  const frame = seeded(tale.seed, 'frame', tale.hero.name).pick(frames)
  const steps = arc(tale, pages, frame, seeded(tale.seed, 'arc'))
  let memory = freshMemory()
  return steps.map((step, index) => {
    const random = seeded(tale.seed, 'site', index)
    const site = siteOf(tale, step.moment.at, (setting) => makeSite(setting, random))
    const moment = withEnding(step, tale)
    const pal = step.joined && moment.pal !== undefined
    const told = tell(tale, moment, { pal, site, number: index + 1, long: pages >= 8 }, memory)
    memory = told.memory
    return { step, moment, site, text: told.text, pal }
  })
}

function page(tale: Tale, told: Told, index: number, said: (text: string) => string): PlanPage {
  const random = seeded(tale.seed, 'scene', index)
  return {
    number: index + 1,
    beat: told.step.beat,
    goal: said(told.moment.goal),
    scene: sceneOf(tale, told.moment, told.site, told.pal, random),
  }
}

function plan(tale: Tale, all: Told[]): Plan {
  const { skeleton, sites, hero, pal, elder } = tale
  const random = seeded(tale.seed, 'plan', hero.name)
  const memory = freshMemory()
  memory.introduced.add(pal.character.id)
  const said = (text: string) => fill(text, tale, sites.home, memory, random)
  const palSeen = all.some((one) => one.pal)
  const elderSeen = elder !== null && all.some((one) => one.moment.elder !== undefined)
  const cover = { ...skeleton.cover, camera: 'wide' as const, time: skeleton.cover.time ?? 'day' }
  return {
    title: titled(said(random.pick(skeleton.titles))).slice(0, 80),
    subtitle: random.chance(0.7) ? said(random.pick(skeleton.subtitles)) : null,
    logline: said(random.pick(skeleton.loglines)),
    lesson: said(random.pick(skeleton.lessons)),
    blurb: said(random.pick(skeleton.blurbs)),
    palette: random.pick(palettes[skeleton.light] ?? [[]]),
    characters: [
      hero.character,
      ...(palSeen ? [pal.character] : []),
      ...(elderSeen ? [elder.character] : []),
    ],
    cover: { ...sceneOf(tale, cover, sites[cover.at], palSeen, random), text_zone: 'top' },
    pages: all.map((one, index) => page(tale, one, index, said)),
  }
}

const lowly = new Set('a an the and or of for in on to at by is with who when'.split(' '))

/** "Fern and the lost mitten" → "Fern and the Lost Mitten". */
function titled(text: string): string {
  return text.replace(/(^|[\s-])(\p{L}[\p{L}’']*)/gu, (_, gap: string, word: string, at: number) =>
    at > 0 && lowly.has(word) ? gap + word : gap + capital(word),
  )
}

/** A whole book: its plan and the text of every page. The same order and seed give the same book. */
export function makeBook(order: SeededOrder): { plan: Plan; texts: string[] } {
  const { tale } = makeTale(order)
  const all = tellAll(tale, order.pages)
  return { plan: plan(tale, all), texts: all.map((one) => one.text) }
}
