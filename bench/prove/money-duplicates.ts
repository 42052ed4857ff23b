import type { Entry } from '../../simulator/ledger.ts'
import { joined, type Call, type Charged } from './ledger.ts'

/** What explains that something was paid again: a call of which nobody knew, or one that brought nothing of use. */
export type Why = 'unknown' | 'unusable' | 'orphaned'
export type Duplicate = { asset: string; key: string; charges: number; why: string[]; unexplained: number }

const whyOf = ({ state, charge }: Call): Why | 'kept' | 'recorded as free' =>
  state === 'unknown' || state === 'orphaned'
    ? state
    : state === 'ok'
      ? 'kept'
      : state === 'failed' && charge !== 'no' && charge !== null
        ? 'unusable'
        : 'recorded as free'

export type Paid = {
  charges: Charged[]
  /** Charges of the provider that no call of ours accounts for. */
  unrecorded: Entry[]
  /** Charges that our ledger holds for free. */
  taken_for_free: Charged[]
  duplicates: Duplicate[]
}

/** Sets the provider's charges against our ledger. */
export function comparePaid(entries: readonly Entry[], calls: readonly Call[]): Paid {
  const sent = joined(
    entries.filter((entry) => entry.idempotency_key !== null),
    calls,
  )
  const charges = sent.filter(({ entry }) => entry.charged_usd > 0)
  const groups = [...Map.groupBy(charges, ({ entry }) => entry.idempotency_key ?? '')]
  return {
    charges,
    unrecorded: [
      ...entries.filter((entry) => entry.charged_usd > 0 && entry.idempotency_key === null),
      ...charges.filter(({ call }) => !call).map(({ entry }) => entry),
    ],
    taken_for_free: charges.filter(({ call }) => call && whyOf(call) === 'recorded as free'),
    duplicates: groups
      .filter(([, group]) => group.length > 1)
      .map(([asset, group]) => duplicate(asset, group)),
  }
}

/** Of n charges n − 1 are one too many; each needs a record of its own, and the last may be the one that was kept. */
function duplicate(asset: string, group: Charged[]): Duplicate {
  const why = group.map(({ call }) => (call ? whyOf(call) : 'unrecorded'))
  const explained = why.filter((one) => one === 'unknown' || one === 'unusable' || one === 'orphaned').length
  return {
    asset,
    key: group.find(({ call }) => call)?.call?.key ?? '?',
    charges: group.length,
    why,
    unexplained: Math.max(0, group.length - 1 - explained),
  }
}
