import { brokers, type Broker, type BrokerName, type Cost } from './brokers.ts'
import { loadOf, type Load, type Wish } from './load.ts'
import { usage } from './prices.ts'

export type Recommendation = {
  broker: BrokerName
  queue_url: string
  because: string[]
  monthly_cost: Cost
  load: Load
  limits: string[]
  change_when: string[]
  /** The others that can be had there, with when to take them instead. */
  close: { broker: BrokerName; monthly_usd: number | null; take_it_if: string }[]
}

/**
 * So many processes may hear every bell of every other before that is worth a broker: they ring about 500 times a second at
 * the assumed peak, and 1 400 were measured (`docs/brokers.md`). About 131 million steps a month, or 6.5 million books.
 */
export const postgresWorkers = 50

/** Which broker, and why. Books live in the database whatever the broker: it only rings, so losing it costs seconds. */
export function judge(wish: Wish): Recommendation {
  const load = loadOf(wish)
  const chosen = choose(wish, load)
  const near = brokers.filter((one) => one !== chosen && one.clouds.includes(wish.cloud))
  return {
    broker: chosen.name,
    queue_url: chosen.url,
    because: [...reasons(chosen, wish, load), ...safety(wish)],
    monthly_cost: chosen.cost(wish, load),
    load,
    limits: [...chosen.limits, ...tooMuch(load)],
    change_when: changes(chosen, wish),
    close: near.map((one) => ({
      broker: one.name,
      monthly_usd: one.cost(wish, load).usd,
      take_it_if: one.take_it_if,
    })),
  }
}

function choose({ reliability, team, cloud }: Wish, { workers }: Load): Broker {
  if (workers <= postgresWorkers) return named('postgres')
  if (cloud === 'aws') return named('sqs')
  // Three machines that vote need people who know how; else the simplest server there is.
  if (cloud === 'none' && reliability === 'critical' && team >= 3) return named('rabbitmq')
  return named('redis')
}

function named(name: BrokerName): Broker {
  const found = brokers.find((one) => one.name === name)
  if (!found) throw new Error(`there is no broker ${name}`)
  return found
}

function reasons({ name }: Broker, { team, cloud }: Wish, { workers, peak_steps_per_s }: Load): string[] {
  const rate = `${count(peak_steps_per_s)} steps/s at the peak, about ${workers} worker ${workers === 1 ? 'process' : 'processes'}`
  if (name === 'postgres')
    return [
      `${rate}: up to ${postgresWorkers} processes PostgreSQL rings as well as any broker`,
      'books, retries, priority and delays are in the database, so another broker makes nothing safer',
      `nothing more to run for a team of ${team}`,
    ]
  const off = `${rate}: more than ${postgresWorkers} processes should not all hear every bell of PostgreSQL`
  if (name === 'sqs') return [off, 'on AWS nobody has to run it, and it grows by itself']
  if (name === 'rabbitmq')
    return [off, `a team of ${team} can run three machines that stand in for each other`]
  const small =
    cloud === 'gcp' ? 'Cloud Tasks deliver at most 500 a second and queue' : 'it is the least to run'
  return [off, small]
}

/** What makes books safer, which is never the broker. */
function safety({ reliability }: Wish): string[] {
  if (reliability === 'normal') return []
  const standby = 'reliability is that of PostgreSQL: give it a standby and backups you have restored once'
  return reliability === 'high'
    ? [standby]
    : [standby, 'and commit to the standby too (synchronous_standby_names)']
}

function tooMuch({ peak_steps_per_s }: Load): string[] {
  if (peak_steps_per_s <= usage.measured_steps_per_s / 2) return []
  return [
    `the database is the limit then, not the broker: ${count(usage.measured_steps_per_s)} steps/s were measured on two cores, and the peak here is ${count(peak_steps_per_s)}; measure yours, or run several deployments`,
  ]
}

function changes({ name }: Broker, { cloud }: Wish): string[] {
  if (name !== 'postgres') return ['the processes become fewer again: PostgreSQL alone is less to run']
  const own = [
    `you need more than ${postgresWorkers} worker processes`,
    'you run another broker anyway, or bells are to be off the database',
  ]
  return cloud === 'gcp' ? [...own, 'workers are to scale to zero: cloudtasks'] : own
}

const count = (n: number) => (n < 10 ? n.toPrecision(2) : Math.round(n).toLocaleString('en'))
