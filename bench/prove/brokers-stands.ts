import { carriers, type Carrier } from '../../test/support/services/carriers.ts'

/** A broker of a run's own. */
export type Stand = Carrier & { name: string }

export const brokers = Object.keys(carriers)

/** Null where there is no such broker. */
export async function openStand(name: string): Promise<Stand | null> {
  if (!(name in carriers)) throw new Error(`there is no ${name}; there are ${brokers.join(', ')}`)
  const carrier = await carriers[name as keyof typeof carriers]()
  return carrier && { ...carrier, name }
}
