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

type Again = { number: number; take: number }

/**
 * Tells all pages in order, because what was said on one page must not be said on another. `again`: one page in the words
 * of another take.
 */
function tellAll(tale: Tale, pages: number, again?: Again): Told[] {
  const frame = seeded(tale.seed, 'frame', tale.hero.name).pick(frames)
  const steps = arc(tale, pages, frame, seeded(tale.seed, 'arc'))
  let memory = freshMemory()
  return steps.map((step, index) => {
    const random = seeded(tale.seed, 'site', index)
    const site = siteOf(tale, step.moment.at, (setting) => makeSite(setting, random))
    const moment = withEnding(step, tale)
    const pal = step.joined && moment.pal !== undefined
    const told = tell(
      tale,
      moment,
      { pal, site, number: index + 1, long: pages >= 8 },
      memory,
      takeOf(again, index),
    )
    memory = told.memory
    return { step, moment, site, text: told.text, pal }
  })
}

const takeOf = (again: Again | undefined, index: number): [] | [number] =>
  again?.number === index + 1 ? [again.take] : []

function page(tale: Tale, told: Told, index: number, said: (text: string) => string): PlanPage {
  return {
    number: index + 1,
    beat: told.step.beat,
    goal: said(told.moment.goal),
    scene: sceneOf(tale, told.moment, told.site, told.pal, index + 1),
  }
}

/** Never the same camera three times running: the middle one steps nearer, or back. First and last stay wide. */
function varied(pages: PlanPage[]): PlanPage[] {
  pages.forEach((one, i) => {
    const [before, after] = [pages[i - 1], pages[i + 1]]
    const same = before?.scene.camera === one.scene.camera && after?.scene.camera === one.scene.camera
    if (same) one.scene.camera = one.scene.camera === 'medium' ? 'close' : 'medium'
  })
  return pages
}

/** When an idea names two, the title names both. */
function titles(tale: Tale, pair: boolean): string[] {
  if (!pair) return tale.skeleton.titles
  return tale.pal.character.species === 'child'
    ? ['{Hero} and {Palname}', '{Hero} Meets {Palname}']
    : ['{Hero} and the {Palkind}', '{Hero} and {Palname} the {Palkind}', '{Hero} Meets a {Palkind}']
}

function plan(tale: Tale, all: Told[], pair: boolean): Plan {
  const { skeleton, sites, hero, pal, elder } = tale
  const random = seeded(tale.seed, 'plan', hero.name)
  const memory = freshMemory()
  memory.introduced.add(pal.character.id)
  const said = (text: string) => fill(text, tale, sites.home, memory, random)
  const palSeen = all.some((one) => one.pal)
  const elderSeen = elder !== null && all.some((one) => one.moment.elder !== undefined)
  const cover = { ...skeleton.cover, camera: 'wide' as const, time: skeleton.cover.time ?? 'day' }
  return {
    title: titled(said(random.pick(titles(tale, pair)))).slice(0, 80),
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
    cover: { ...sceneOf(tale, cover, sites[cover.at], palSeen, 0), text_zone: 'top' },
    pages: varied(all.map((one, index) => page(tale, one, index, said))),
  }
}

const lowly = new Set('a an the and or of for in on to at by is with who when'.split(' '))

/** "Fern and the lost mitten" → "Fern and the Lost Mitten". */
function titled(text: string): string {
  return text.replace(/(^|[\s-])(\p{L}[\p{L}’']*)/gu, (_, gap: string, word: string, at: number) =>
    at > 0 && lowly.has(word) ? gap + word : gap + capital(word),
  )
}

/** A page in other words: what they are depends on the take alone, and they may happen to be the same. */
export function retell(order: SeededOrder, number: number, take: number): string {
  return tellAll(makeTale(order).tale, order.pages, { number, take })[number - 1]?.text ?? ''
}

/** A whole book: its plan and the text of every page. The same order and seed give the same book. */
export function makeBook(order: SeededOrder): { plan: Plan; texts: string[] } {
  const { tale, idea } = makeTale(order)
  const all = tellAll(tale, order.pages)
  return { plan: plan(tale, all, idea.beings.length > 1), texts: all.map((one) => one.text) }
}
