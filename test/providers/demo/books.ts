import type { AgeGroup, Order } from '../../../src/book/order.ts'
import type { SeededOrder } from '../../../src/providers/contract.ts'
import { makeBook } from '../../../src/providers/demo/story/book.ts'

export const ideas = [
  'A fox who is afraid of the dark',
  'a snail who wins a race',
  'a lost mitten',
  "Grandpa's boat",
  'a little robot wants a friend on the moon',
  'Mia and the dragon',
  'two penguins building a sandcastle',
  'A bear who wants to fly',
  'Tim and the robot',
  'sharing',
  'Leo starts school and misses home',
  'a rabbit plants a pumpkin seed',
  'a mouse broke her best friend’s kite and feels sorry',
  'a shy hedgehog is scared of thunder',
  'an owl lost in the snow looks for the way home',
  'a birthday present for grandma',
  'the tiniest elephant helps everyone',
  'a cat who is afraid of deep water',
]

export function order(idea: string, seed: number, more: Partial<Order> = {}): SeededOrder {
  return {
    idea,
    pages: 8,
    age_group: '3-5',
    style: 'watercolour',
    language: 'en',
    on_missing_picture: 'partial',
    ...more,
    seed,
  }
}

export function book(idea: string, seed: number, more: Partial<Order> = {}) {
  return makeBook(order(idea, seed, more))
}

export const ages: AgeGroup[] = ['0-3', '3-5', '5-7', '7-9']
