import type { Load, Wish } from './load.ts'
import { free_requests, hours_per_month, prices, seconds_per_month, usage, type Price } from './prices.ts'

export type BrokerName = 'postgres' | 'redis' | 'rabbitmq' | 'sqs' | 'cloudtasks'

/** `usd`: a month; null: of machines of your own, which only you can price. */
export type Cost = { usd: number | null; rests_on: string[] }

export type Broker = {
  name: BrokerName
  url: string
  /** Where it can be had without a detour. */
  clouds: Wish['cloud'][]
  cost(wish: Wish, load: Load): Cost
  limits: string[]
  take_it_if: string
}

const priced = ({ what, usd, per, as_of, source, seen }: Price) =>
  `${what}: $${usd} per ${per} (${as_of}${seen ? '' : ', from memory'}; ${source})`

const byTheHour = (price: Price, pieces: number): Cost => ({
  usd: cents(price.usd * hours_per_month * pieces),
  rests_on: [priced(price), `${pieces} × ${hours_per_month} hours`],
})

function byRequests(price: Price, requests: number, how: string): Cost {
  const charged = Math.max(0, requests - free_requests)
  return {
    usd: cents((charged / 1_000_000) * price.usd),
    rests_on: [priced(price), how, `${Math.ceil(requests).toLocaleString('en')} a month in all`],
  }
}

const ownMachines = (how_many: string): Cost => ({
  usd: null,
  rests_on: [`its licence costs nothing; ${how_many} of your own, at your price`],
})

const cents = (usd: number) => Math.round(usd * 100) / 100
const safe = ({ reliability }: Wish) => reliability !== 'normal'
const messagesMeasured = `at most ${usage.messages_per_step} messages a step with several workers, ${usage.messages_per_book_alone} a book with one (measured)`

const postgres: Broker = {
  name: 'postgres',
  url: 'postgres:',
  clouds: ['aws', 'gcp', 'none'],
  cost: () => ({ usd: 0, rests_on: ['it is the PostgreSQL that keeps the books anyway'] }),
  limits: [
    'every bell is heard by every process, so what bells cost grows with the square of the processes',
    'through a transaction pooler it needs DATABASE_DIRECT_URL, else everyone looks every 2 s',
  ],
  take_it_if: 'nothing speaks for another: there is no other server to run, watch, secure or pay',
}

const redis: Broker = {
  name: 'redis',
  url: 'redis://…',
  clouds: ['aws', 'gcp', 'none'],
  cost: (wish) => {
    if (wish.cloud === 'aws') return byTheHour(prices.elasticache, safe(wish) ? 2 : 1)
    if (wish.cloud === 'gcp')
      return byTheHour(safe(wish) ? prices.memorystore_standby : prices.memorystore, 1)
    return ownMachines(safe(wish) ? 'two small machines' : 'one small machine')
  },
  limits: ['maxmemory-policy must be noeviction', 'what is lost with it is bells: seconds, never a book'],
  take_it_if: 'you run one already, or want bells off the database, or like to see them in bull-board',
}

const rabbitmq: Broker = {
  name: 'rabbitmq',
  url: 'amqp://…',
  clouds: ['aws', 'gcp', 'none'],
  cost: (wish) => {
    if (wish.cloud !== 'aws') return ownMachines(safe(wish) ? 'three small machines' : 'one small machine')
    return safe(wish) ? byTheHour(prices.amazon_mq_cluster, 3) : byTheHour(prices.amazon_mq, 1)
  },
  limits: ['survives the loss of a machine only as a cluster of three with somebody who knows it'],
  take_it_if: 'you run one already, with people who know it',
}

const sqs: Broker = {
  name: 'sqs',
  url: 'sqs://REGION/PREFIX',
  clouds: ['aws'],
  cost: (_, { messages, workers }) => {
    const polls = workers * usage.lanes * (seconds_per_month / usage.long_poll_s)
    const how = `each message sent, received and deleted; ${messagesMeasured}; ${workers} workers that ask ${usage.lanes} queues every ${usage.long_poll_s} s while idle`
    return byRequests(prices.sqs, 3 * messages + polls, how)
  },
  limits: ['a bell takes tens of milliseconds', 'an idle worker costs requests too'],
  take_it_if: 'you are on AWS and want bells off the database without a server to look after',
}

const cloudtasks: Broker = {
  name: 'cloudtasks',
  url: 'cloudtasks://PROJECT/LOCATION/PREFIX?target=…',
  clouds: ['gcp'],
  cost: (_, { messages }) =>
    byRequests(prices.cloudtasks, 2 * messages, `each message created and delivered; ${messagesMeasured}`),
  limits: ['at most 500 deliveries a second and queue', 'workers must be reached over HTTPS from Google'],
  take_it_if: 'workers are to scale to zero on Cloud Run: it is the only one that wakes them',
}

/** Smallest first: a bigger one takes more load off the database. */
export const brokers: readonly Broker[] = [postgres, redis, rabbitmq, sqs, cloudtasks]
