import { seeded, type Random } from '../src/providers/demo/random.ts'
import type { Fault } from './config.ts'
import type { Kind } from './contract.ts'

/** What a rule may look at. At the door, before anything is read, there is no prompt yet. */
export type Case = { kind: Kind; key: string | null; prompt: string | null }

type Rule = Fault & { seen: number; used: number; random: Random }

/** The faults in the order they were given; the first that matches happens. */
export type Faults = {
  at(stage: 'door' | 'desk', one: Case): Fault | null
  replace(faults: Fault[]): void
  list(): (Fault & { seen: number; used: number })[]
}

// a connection that is refused cannot have been read; only a mark makes us read it first
const stageOf = (rule: Rule) => (rule.what === 'refuse' && rule.mark === undefined ? 'door' : 'desk')

const about = (rule: Rule, { kind, key, prompt }: Case) =>
  (rule.on === kind || (rule.on === 'any' && kind !== 'free')) &&
  (rule.key === undefined || rule.key === key) &&
  (rule.mark === undefined || (prompt?.includes(rule.mark) ?? false))

export function faultScript(first: Fault[], seed: number): Faults {
  const armed = (faults: Fault[]): Rule[] =>
    faults.map((fault, index) => ({ ...fault, seen: 0, used: 0, random: seeded(seed, 'fault', index) }))
  let rules = armed(first)
  const strikes = (rule: Rule) => {
    rule.seen++
    const chance = rule.share === undefined || rule.random.next() < rule.share
    if (!chance || rule.used >= (rule.times ?? Infinity)) return false
    if (rule.nth && !rule.nth.includes(rule.seen)) return false
    rule.used++
    return true
  }
  return {
    at: (stage, one) =>
      rules.filter((rule) => stageOf(rule) === stage && about(rule, one)).find(strikes) ?? null,
    replace: (faults) => void (rules = armed(faults)),
    list: () => rules.map(({ random: _random, ...rule }) => rule),
  }
}
