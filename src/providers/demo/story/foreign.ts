import type { SeededOrder } from '../../contract.ts'
import type { Plan, PlanPage, Scene } from '../../../book/plan.ts'
import { reading } from '../../../book/reading.ts'
import { seeded, type Random } from '../random.ts'
import { eased, longestSentence, sentencesOf, wordsOf } from './measure.ts'
import { polish } from './slots.ts'
import { places } from './words/places.ts'

const hours: Record<Scene['time'], string[]> = {
  dawn: ['The sun came up.', 'It was early in the day.'],
  day: ['It was a fine, long day.', 'The sun was high.'],
  dusk: ['The sun went down.', 'The sky turned pink and gold.'],
  night: ['It was night.', 'The stars were out.'],
}
const feelings: Record<Scene['cast'][number]['mood'], string[]> = {
  happy: ['{name} smiled.', '{name} felt warm all the way down.'],
  sad: ['{name} felt sad.', 'A tear ran down and went drip.'],
  scared: ['{name} felt cold and small.', '{name} held on tight.'],
  surprised: ['“Oh!” said {name}.', '{name} could not believe it.'],
  sleepy: ['{name} gave a big yawn.', '{name} could hardly keep awake.'],
  proud: ['{name} stood very tall.', '{name} felt as tall as a tree.'],
  curious: ['“What is that?” said {name}.', '{name} leaned in to see.'],
  worried: ['{name} bit one lip.', '{name} did not know what to do.'],
}
const between = [
  'So they went on.',
  'And then?',
  'Who could have known?',
  'It was quiet for a while.',
  'Step by step they went.',
  'There was so much to see.',
  'Nobody said a word.',
  'That was how it was that day.',
  'It is good not to be alone.',
]

/** Sentences that can tell a page of any plan, the plan's own words first. */
function candidates(plan: Plan, page: PlanPage, random: Random): string[] {
  const { scene } = page
  const people = scene.cast.flatMap((role) => {
    const name = plan.characters.find((one) => one.id === role.character)?.name
    return name === undefined ? [] : [random.pick(feelings[role.mood]).replaceAll('{name}', name)]
  })
  const hero = plan.characters[0]?.name ?? 'They'
  const things = scene.props.map((prop) => `There was the ${prop}.`)
  const plain = [`${hero} looked around.`, `${hero} took one more step.`]
  return [
    random.pick(hours[scene.time]),
    ...sentencesOf(page.goal).map((goal) => (/[.!?…]$/.test(goal) ? goal : `${goal}.`)),
    ...people,
    ...things,
    ...random.shuffle([...plain, ...places[scene.setting].textures, ...between]),
  ]
}

/** A text for a page of a plan this provider has not made: from the page's goal and scene, within the age's limits. */
export function foreignText(order: SeededOrder, plan: Plan, page: PlanPage): string {
  const { page_words, sentence_words } = reading[order.age_group]
  const random = seeded(order.seed, plan.title, page.number)
  const chosen: string[] = []
  const count = () => wordsOf(chosen.join(' ')).length
  for (const one of candidates(plan, page, random).map((text) => eased(polish(text), sentence_words))) {
    if (count() >= (page_words[0] + page_words[1]) / 2) break
    if (longestSentence(one) > sentence_words || count() + wordsOf(one).length > page_words[1]) continue
    chosen.push(one)
  }
  return chosen.join(' ') || 'And on they went.'
}
