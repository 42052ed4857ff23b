import type { Order } from '../../../../book/order.ts'
import type { Scene } from '../../../../book/plan.ts'
import type { Random } from '../../random.ts'
import { type Aim, aimOf } from './aim.ts'
import { type Being, beingsOf } from './being.ts'
import { chooseStory, type StoryId } from './choose.ts'
import { tokensOf } from './tokens.ts'
import { settingOf } from './where.ts'

/** What was understood of an order's idea and theme. */
export type Idea = {
  aim: Aim
  beings: Being[]
  setting: Scene['setting'] | undefined
  story: StoryId
}

/** Understands what it can and never fails: an idea without a single known word is still a story. */
export function readIdea(order: Order, random: Random): Idea {
  const tokens = tokensOf(order.idea)
  const aim = aimOf(tokens)
  const beings = beingsOf(tokens)
  const story = chooseStory(random, tokens, aim, beings, order.theme)
  return { aim, beings, setting: settingOf(tokens), story }
}
