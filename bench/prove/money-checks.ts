import type { Entry } from '../../simulator/ledger.ts'
import type { Database } from '../../src/db/database.ts'
import { keyRef } from '../../src/limits/key-ref.ts'
import { claim, type Claim } from './claims.ts'
import { joined, readCalls, readLedger, sameKey, type Call } from './ledger.ts'
import { comparePaid, type Duplicate } from './money-duplicates.ts'
import type { Happened } from './money-run.ts'
import { keys } from './money-setting.ts'
import type { Stage } from './stage.ts'

type Checked = { claims: Claim[]; figures: Record<string, unknown> }

/** Everything that is claimed of a run, from our rows and the provider's ledger. */
export async function checkMoney(
  stage: Stage,
  books: number,
  happened: Happened,
  honoured: boolean,
): Promise<Checked> {
  const entries = await readLedger(stage.simulator.ledger)
  const calls = await readCalls(stage.db)
  const lost = await lostKeys(stage.db)
  const paid = comparePaid(entries, calls)
  const claims = [
    faultsStruck(entries, happened),
    await booksEnded(stage.db, books, happened),
    await creditsEqualAssets(stage.db, happened),
    claim(
      'every charge of the provider has its row in our ledger, written before it was sent',
      paid.unrecorded.length === 0 && paid.taken_for_free.length === 0,
      `${paid.charges.length} charges, ${paid.unrecorded.length} without a row, ${paid.taken_for_free.length} held for free`,
    ),
    duplicatesExplained(paid.duplicates),
    ...(honoured ? [noneFromUnknowns(paid.duplicates, entries, lost)] : []),
    noSendsAfterDetection(lost, entries, calls),
    await auditClean(stage),
  ]
  return {
    claims,
    figures: {
      books,
      seconds: Math.round(happened.seconds),
      kills: happened.kills,
      arrivals: entries.length,
      charges: paid.charges.length,
      usd: Number(entries.reduce((sum, one) => sum + one.charged_usd, 0).toFixed(2)),
      calls_by_state: countBy(calls, (one) => one.state),
      arrivals_by_outcome: countBy(entries, (one) => one.outcome),
      duplicates: paid.duplicates,
    },
  }
}

const countBy = <T>(all: readonly T[], by: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(all, by)].map(([name, group]) => [name, group.length]))

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** A run without trouble would show nothing. */
function faultsStruck(entries: readonly Entry[], { kills }: Happened): Claim {
  const models = entries.filter(
    (one) => ['text', 'image'].includes(one.kind) && one.cause !== 'key' && one.cause !== 'money',
  )
  const cut = models.filter((one) => one.outcome === 'cut_after_charge').length
  const busy = entries.filter((one) => /^status:(429|5\d\d)/.test(one.outcome)).length
  const key = entries.filter((one) => one.cause === 'key').length
  const money = entries.filter((one) => one.cause === 'money').length
  const asked = entries.filter((one) => one.kind !== 'free').length
  return claim(
    'the trouble was there: cuts after the charge, refusals, a lost key, an empty balance, killed workers',
    cut / models.length > 0.03 && busy / asked > 0.15 && key > 0 && money > 0 && kills > 0,
    `${percent(cut, models.length)} cut after the charge, ${percent(busy, asked)} answered 429 or 5xx, ${key} sends met the lost key, ${money} the empty balance, ${kills} kills`,
  )
}

async function booksEnded(db: Database, books: number, { scripted_partial }: Happened): Promise<Claim> {
  const rows = await db.query<{ id: string; status: string; pictures_missing: number; why: string[] | null }>(
    `select b.id, b.status, b.pictures_missing, (select array_agg(s.key || ' ' || coalesce(s.error_code, '') || ' ' || coalesce(s.because, ''))
       from storymill.steps s where s.book_id = b.id and s.state = 'dead') as why from storymill.books b`,
  )
  const scripted = new Set(scripted_partial)
  const odd = rows.filter(({ id, status }) => status !== (scripted.has(id) ? 'partial' : 'complete'))
  const told = odd.slice(0, 5).map(({ status, why }) => `; ${status}: ${why?.join(', ') ?? 'nothing dead'}`)
  return claim(
    'every book is complete, or partial where the provider refuses its pictures for good',
    rows.length === books && odd.length === 0,
    `${rows.filter((one) => one.status === 'complete').length} complete, ${scripted.size} partial by script, ${odd.length} otherwise, of ${books}${told.join('')}`,
  )
}

/** What users were charged against what they have, at the prices that their books were ordered at. */
async function creditsEqualAssets(db: Database, { refused, meant_to_be_refused }: Happened): Promise<Claim> {
  const [row] = await db.query<{
    charged: number
    delivered: number
    odd: number
    held: number
    off: number
  }>(
    `with assets as (
       select b.id as book_id, s.key, (b.credit_prices ->> s.kind)::int as credits
       from storymill.books b join storymill.steps s on s.book_id = b.id
       where s.state = 'done' and b.status in ('complete', 'partial') and b.credit_prices ? s.kind)
     select (select coalesce(sum(credits), 0)::int from storymill.credit_charges) as charged,
       (select coalesce(sum(credits), 0)::int from assets) as delivered,
       (select count(*)::int from assets a full join storymill.credit_charges c on c.book_id = a.book_id and c.key = a.key
          where a.credits is distinct from c.credits) as odd,
       (select coalesce(sum(credits_held), 0)::int from storymill.books) as held,
       (select count(*)::int from storymill.users u where u.credits is distinct from
          (select sum(g.credits + g.opening) from storymill.credit_grants g where g.user_id = u.id)
          - (select coalesce(sum(c.credits), 0) from storymill.credit_charges c where c.user_id = u.id)) as off`,
  )
  const { charged = 0, delivered = -1, odd = -1, held = -1, off = -1 } = row ?? {}
  return claim(
    'users are charged for exactly what was delivered, once, at the price of the order; who cannot pay is refused',
    charged === delivered && odd === 0 && held === 0 && off === 0 && refused === meant_to_be_refused,
    `${charged} credits charged, ${delivered} delivered, ${odd} assets off, ${held} still held, ${off} balances off; ${refused} of ${meant_to_be_refused} orders beyond the credits refused`,
  )
}

function duplicatesExplained(duplicates: Duplicate[]): Claim {
  const unexplained = duplicates.reduce((sum, one) => sum + one.unexplained, 0)
  const too_many = duplicates.reduce((sum, one) => sum + one.charges - 1, 0)
  const reasons = countBy(
    duplicates.flatMap((one) => one.why.filter((why) => why !== 'kept')),
    (why) => why,
  )
  return claim(
    'every charge beyond the first is explained by exactly one recorded unknown or unusable outcome',
    unexplained === 0,
    `${too_many} charges too many for ${duplicates.length} assets, ${unexplained} unexplained; records: ${JSON.stringify(reasons)}`,
  )
}

/**
 * An account that honours idempotency keys answers a repeated call for nothing. One that has no key left that can serve
 * cannot be asked: what it may have made is then bought elsewhere, and counted apart. Nor does anybody keep an answer that was
 * broken: if its worker died before it could say so, the row says unknown, and the provider's ledger says what it was.
 */
function noneFromUnknowns(
  duplicates: Duplicate[],
  entries: readonly Entry[],
  lost: readonly LostKey[],
): Claim {
  const replayed = entries.filter((one) => one.outcome === 'replayed').length
  const bought = duplicates
    .map((one) => ({
      ...one,
      charges: entries.filter(
        ({ idempotency_key, charged_usd, outcome }) =>
          idempotency_key === one.asset && charged_usd > 0 && !broken.has(outcome),
      ),
    }))
    .filter(({ charges }) => charges.length > 1)
    .map(({ charges, key, why }) => {
      const away = charges.every(
        (one, index) => index === 0 || isOut(charges[index - 1]?.project, one.t, lost),
      )
      return {
        away,
        told: `; ${key} at ${charges.map((one) => one.project).join(' and ')}: ${why.join(', ')}`,
      }
    })
  const again = bought.filter(({ away }) => !away)
  return claim(
    'where idempotency keys are honoured no outcome that nobody knew was paid twice',
    again.length === 0 && replayed > 0,
    `${replayed} calls answered again for nothing, ${again.length} assets paid twice for an unknown, ${bought.length - again.length} more bought elsewhere because the account of the first call had no money left${again
      .slice(0, 5)
      .map(({ told }) => told)
      .join('')}`,
  )
}

/** Answers of the simulator's that nobody would want again. */
const broken = new Set(['wrong_schema', 'truncated_png'])

const secretsOf = (project: string): readonly string[] => (project === 'north' ? keys.losing : keys.poor)

/** Whether every key of an account was known to be lost by then. */
const isOut = (project: string | null | undefined, t: number, lost: readonly LostKey[]): boolean =>
  secretsOf(project ?? '').every((secret) =>
    lost.some(({ ref, since_ms }) => ref === keyRef('openai', secret) && since_ms <= t),
  )

type LostKey = { ref: string; state: string; since_ms: number }

const lostKeys = async (db: Database): Promise<LostKey[]> =>
  await db.query<LostKey>(
    `select ref, state, (extract(epoch from since) * 1000)::float8 as since_ms from storymill.provider_keys where state <> 'active'`,
  )

/** From when a key was out in the rows, plus what its commit may have taken. */
const commit_ms = 100

function noSendsAfterDetection(
  lost: readonly LostKey[],
  entries: readonly Entry[],
  calls: readonly Call[],
): Claim {
  const late = lost.map(({ ref, state, since_ms }) => {
    const arrivals = entries.filter((one) => sameKey(ref, one.key_ref) && one.t > since_ms)
    const sent = joined(arrivals, calls)
    const after = sent.filter(({ call }) => !call || (call.sent_ms ?? 0) > since_ms + commit_ms)
    return { ref, state, underway: sent.length - after.length, after: after.length }
  })
  const sum = (pick: (one: (typeof late)[number]) => number) =>
    late.reduce((total, one) => total + pick(one), 0)
  return claim(
    'nothing is sent with an exhausted or revoked key once that is known',
    late.length === 3 && sum((one) => one.after) === 0,
    `${late.map((one) => `${one.ref} ${one.state}`).join(', ')}: ${sum((one) => one.after)} sends after, ${sum((one) => one.underway)} had their leave before`,
  )
}

async function auditClean(stage: Stage): Promise<Claim> {
  const { code, out } = await stage.run(['audit', '--json'])
  const { findings } = JSON.parse(out) as { findings: { check: string; subject: string }[] }
  const told = findings.slice(0, 5).map((one) => `; ${one.check} (${one.subject})`)
  return claim(
    'the audit is clean',
    code === 0 && findings.length === 0,
    `${findings.length} findings${told.join('')}`,
  )
}
