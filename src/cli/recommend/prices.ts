/** What something costs. `seen`: read on a page; else from memory, so look before you rely on it. */
export type Price = { what: string; usd: number; per: string; as_of: string; source: string; seen: boolean }

/** Prices in US dollars, of the cheapest region of the United States, on demand, without taxes. */
export const prices = {
  sqs: {
    what: 'Amazon SQS, standard queue; the first million a month is free',
    usd: 0.4,
    per: 'million requests',
    as_of: '2026-03',
    source: 'https://cloudburn.io/blog/amazon-sqs-pricing',
    seen: true,
  },
  cloudtasks: {
    what: 'Google Cloud Tasks; the first million a month is free',
    usd: 0.4,
    per: 'million operations',
    as_of: '2026-11',
    source: 'https://cloud.google.com/tasks/docs/pricing',
    seen: true,
  },
  elasticache: {
    what: 'Amazon ElastiCache for Redis OSS, cache.t4g.micro',
    usd: 0.016,
    per: 'node and hour',
    as_of: '2025-01',
    source: 'https://aws.amazon.com/elasticache/pricing/',
    seen: false,
  },
  memorystore: {
    what: 'Google Memorystore for Redis, basic tier, 1 GB',
    usd: 0.049,
    per: 'GB and hour',
    as_of: '2025-01',
    source: 'https://cloud.google.com/memorystore/docs/redis/pricing',
    seen: false,
  },
  memorystore_standby: {
    what: 'Google Memorystore for Redis, standard tier (with a standby), 1 GB',
    usd: 0.064,
    per: 'GB and hour',
    as_of: '2025-01',
    source: 'https://cloud.google.com/memorystore/docs/redis/pricing',
    seen: false,
  },
  amazon_mq: {
    what: 'Amazon MQ for RabbitMQ, mq.t3.micro, one broker',
    usd: 0.027,
    per: 'broker and hour',
    as_of: '2025-01',
    source: 'https://aws.amazon.com/amazon-mq/pricing/',
    seen: false,
  },
  amazon_mq_cluster: {
    what: 'Amazon MQ for RabbitMQ, mq.m5.large, cluster of three',
    usd: 0.288,
    per: 'broker and hour',
    as_of: '2025-01',
    source: 'https://aws.amazon.com/amazon-mq/pricing/',
    seen: false,
  },
} satisfies Record<string, Price>

export const hours_per_month = 730
export const seconds_per_month = 730 * 3_600
/** A month's requests that SQS and Cloud Tasks do not charge. */
export const free_requests = 1_000_000

/** What a service uses, measured where it says so; the rest is what this judgement assumes. */
export const usage = {
  /** A plan, a character sheet, a cover, a PDF; a text and a picture a page. */
  steps_of_a_book: (pages: number) => 2 * pages + 4,
  /** Measured, at most, with several workers (`test/queue/messages.test.ts`); books at once share their bells. */
  messages_per_step: 2,
  /** Measured: a worker that is alone knows of its own steps, only the order rings. */
  messages_per_book_alone: 1,
  /** What we measured of one PostgreSQL on two cores with nothing else to do (`docs/performance.md`). */
  measured_steps_per_s: 10_500,
  /** Assumed: the busiest minute of a month has ten times its mean. */
  peak: 10,
  /** Assumed: a step waits for its model so long, in seconds. */
  step_s: 10,
  /** Assumed: a worker process has so many steps in hand. */
  steps_in_hand: 100,
  /** Lanes a worker listens to: text, images, generation, webhooks. */
  lanes: 4,
  /** How long SQS lets a listener wait before it asks again, in seconds. */
  long_poll_s: 20,
}
