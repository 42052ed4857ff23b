import { PageText, Plan, type PlanPage, type Scene } from '../../book/plan.ts'
import type { StepInput } from '../contract.ts'

/** The plan of the book. Throws if it is not there: then the graph is wrong, not the world. */
export function planOf(input: StepInput): Plan {
  return Plan.parse(input.done.find((one) => one.kind === 'plan')?.value)
}

export function pageOf(plan: Plan, number: number): PlanPage {
  const page = plan.pages.find((one) => one.number === number)
  if (!page) throw new Error(`the plan has no page ${number}`)
  return page
}

export function textOf(input: StepInput, page: number): string {
  return PageText.parse(input.done.find((one) => one.kind === 'page_text' && one.page === page)?.value).text
}

/** Key of the bytes of a finished step, or null if it was given up. */
export const blobOf = (input: StepInput, kind: string, page = 0): string | null =>
  input.done.find((one) => one.kind === kind && one.page === page)?.blob ?? null

/** A text, and what people call it. */
export type Named = { name: string; text: string }

/** The names of those in a scene, in its order. */
export const cast = (plan: Plan, scene: Scene): string[] =>
  scene.cast.map((role) => plan.characters.find((one) => one.id === role.character)?.name ?? role.character)
