import { actOnDead } from '../actions/act-on-dead.ts'
import { discardDead } from '../actions/discard-dead.ts'
import { previewDead } from '../actions/preview-dead.ts'
import { retryDead, type Retried } from '../actions/retry-dead.ts'
import type { DeadPreview, DeadVerb } from '../book/dead-letter.ts'
import { isId, newId } from '../book/ids.ts'
import { findAction } from '../db/dead-actions.ts'
import { openModels } from '../wiring/open-models.ts'
import { BadInput, operator, text } from './command.ts'
import type { Ask } from './dead.ts'
import { filterOf, isEmpty } from './dead-filter.ts'
import { printPreview, printProgress } from './dead-print.ts'

const who = () => ({ by: operator(), via: 'command' as const })

/** One letter at once; more only after a preview, and exactly those of it. */
export async function deal(ask: Ask, verb: DeadVerb): Promise<void> {
  const { values, ids } = ask
  const [id, ...more] = ids
  const preview = text(values, 'preview')
  const edited = values['note'] !== undefined || values['text'] !== undefined
  if (preview !== undefined) return await act(ask, verb, preview)
  if (id !== undefined && more.length === 0) return await dealWithOne(ask, verb, id)
  if (edited) throw new BadInput('--note and --text are for one ID')
  const frozen = await freeze(ask)
  if (values['yes'] === true) return await act(ask, verb, frozen.id)
  if (ask.json) return console.log(JSON.stringify(frozen))
  printPreview(verb, frozen)
  console.log(
    `Nothing is done yet. To ${verb} exactly these: storymill dead ${verb} --preview ${frozen.id} --yes`,
  )
}

async function dealWithOne(ask: Ask, verb: DeadVerb, id: string): Promise<void> {
  const { db, values, json } = ask
  if (verb === 'discard') {
    await discardDead(db, who(), id)
    return console.log(
      json ? JSON.stringify({ discarded: id }) : `Discarded. It stays in the history of its book.`,
    )
  }
  const edit = { note: text(values, 'note'), text: text(values, 'text') }
  const retried = await retryDead(await partsOf(ask), who(), id, edit)
  console.log(json ? JSON.stringify(retried) : said(retried))
}

const said = ({ book_id, revision, status }: Retried) =>
  revision === null
    ? 'The delivery is sent again.'
    : `Book ${book_id} is made again: revision ${revision}, ${status}.`

async function freeze(ask: Ask): Promise<DeadPreview> {
  const { values, ids } = ask
  const filter = filterOf(values)
  if (ids.length > 0 && !isEmpty(filter)) throw new BadInput('give IDs or filters, not both')
  if (ids.length === 0 && isEmpty(filter) && values['all'] !== true)
    throw new BadInput('say which: IDs, filters, or --all')
  return await previewDead(await partsOf(ask), who(), { filter, ids: ids.length > 0 ? ids : null })
}

async function act({ db, values, json }: Ask, action: DeadVerb, preview: string): Promise<void> {
  if (values['yes'] !== true) throw new BadInput('say --yes to act on a preview')
  if (!isId(preview)) throw new BadInput(`"${preview}" is not an id`)
  const frozen = await findAction(db.query.bind(db), preview)
  const progress = await actOnDead(db, who(), { preview, action, confirm: frozen?.letters ?? 0 })
  if (json) return console.log(JSON.stringify(progress))
  printProgress(progress)
  console.log(`The running service goes on with it. To look: storymill dead progress ${preview}`)
}

/** The service's workers take what is ready by themselves: nobody need be rung from here. */
async function partsOf({ db, config }: Ask) {
  const { pipelines } = await openModels(config)
  return { db, pipelines, deadline_ms: config.book_deadline_ms, quotas: config.quotas, newId, ring: () => {} }
}
