// Copy to `storymill.config.ts` in the folder you start Storymill from. The environment wins over it; every key is optional,
// and a key that is not known is an error. In a checkout of Storymill itself run `npm run build` once first.
// Models and keys are said in the environment (docs/models.md); every process of a deployment needs the same of both.
import { defineConfig } from 'storymill'

// Secrets belong into the environment: this file only says which of them share limits.
const teamB = process.env['OPENAI_TEAM_B_KEYS']?.split(',')

export default defineConfig({
  // Who may come in: 'off' (this machine only), or 'keys' (docs/authentication.md).
  auth: 'off',
  // Event streams and sockets that one user may have open on one node.
  streams_per_user: 100,
  // A book that is not made by then fails; milliseconds. Every wait counts.
  book_deadline_ms: 24 * 3_600_000,
  // How long a worker that is told to stop lets its steps finish before it gives them back; milliseconds.
  drain_ms: 10_000,
  // Steps a worker has in hand at once, per queue (text, images, generation, webhooks); what is not said: 100 for texts and
  // pictures of hosted models, 32 for webhooks, else by the cores.
  concurrency: {},
  // How long one attempt of a step may take with a hosted model, all its calls together; milliseconds.
  timeouts: { plan: 120_000, text: 60_000, picture: 300_000, pdf: 180_000 },

  // What users may take, by tier; null: no end (docs/quotas-and-limits.md).
  quotas: {
    free: { active_books: 5, requests_per_minute: 300, daily_credits: 1_000 },
    paid: { active_books: 100, requests_per_minute: 3_000, daily_credits: 50_000 },
    internal: { active_books: null, requests_per_minute: null, daily_credits: null },
    queue_cap: 10_000,
  },
  // Connections: how long a request may take to arrive, how many there may be, how many wrong keys an address may try.
  http: {
    headers_timeout_ms: 10_000,
    request_timeout_ms: 30_000,
    most_connections: 10_000,
    failed_keys_per_minute: 60,
  },
  // Pages of other origins that may call the API, with keys of their own: 'https://app.example.com'.
  cors: [],
  // Proxies whose word about the client's address and protocol is taken: addresses, networks, or 'loopback'.
  trust_proxy: [],
  // Everybody comes by https: browsers are told to use nothing else.
  https_only: false,

  // The most that may be spent, US dollars, counting what is held for calls under way. A day is one of UTC.
  budgets: { book_usd: 3, day_usd: 50 },
  // When a call may have been paid and its answer is lost: send it again ('retry'), so many times, or never ('hold').
  on_unknown: { text: 'retry', picture: 1 },
  // Prices of your own, by PROVIDER:MODEL, PROVIDER:* or *: US dollars for a million tokens, or for a picture (`image`).
  prices: { 'openai-compatible:llama3.3:70b': { input: 0, output: 0 } },
  // Credits a user pays for each asset, by the kind of step that makes it; a book keeps the prices it was ordered at.
  credits: { page_text: 1, picture: 5, cover: 5, plan: 0, character_sheet: 0, pdf: 0 },

  // What is told to the outside (docs/webhooks.md). allow_private: also http, and addresses that are not public: for trials.
  webhooks: { allow_private: false, ports: [443], timeout_ms: 20_000, per_host: 8, keep_days: 30 },

  // How fast dead letters are made again when many are at once, and when operators are told that something is wrong.
  dead_letters: { first: 5, at_once: 20, per_second: 2 },
  alerts: { every_ms: 15_000, new_dead: { watch: 1, bad: 10 } },

  // Limits of the keys in the environment, which are one group per provider, by PROVIDER:MODEL (`openai:*` for all others).
  limits: {
    'openai:gpt-5-mini': { requests_per_minute: 500, tokens_per_minute: 500_000 },
    'openai:gpt-image-2': { images_per_minute: 20, concurrency: 20 },
  },
  // Keys of another organisation or project have limits of their own; by MODEL, `*` for all others.
  limit_groups: teamB
    ? [
        {
          provider: 'openai',
          name: 'team-b',
          keys: teamB,
          limits: { 'gpt-image-2': { images_per_minute: 50, requests_per_day: 10_000 } },
        },
      ]
    : [],
  // How long a step waits for a key that can serve before its book fails; milliseconds.
  provider_wait_ms: 15 * 60_000,
  // How long a key without money, or a refused one, is left alone before one call tries it again; milliseconds.
  probe_ms: { exhausted: 15 * 60_000, revoked: 6 * 3_600_000 },
  // How long a minute of a limit is; only for trials against a simulator that is faster than the world.
  limit_minute_ms: 60_000,

  // Who judges wishes, plans, texts and briefs beside the rules of our own: 'auto', 'none', or PROVIDER:MODEL.
  moderation: 'auto',
  // Models that begin books while no key of the one set can serve; what they begin they finish. PROVIDER:MODEL.
  fallbacks: { text: [], image: [] },
  // What a provider's error means, where ours does not know; asked before ours (docs/errors-of-providers.md).
  rules: [
    {
      name: 'our gateway is full',
      provider: 'openai-compatible',
      when: { status: 500, message: 'no free (slot|worker)' },
      is: { class: 'overloaded', scope: 'model', charge: 'no' },
    },
  ],
})
