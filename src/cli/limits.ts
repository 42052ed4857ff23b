import { releaseLimits } from '../actions/release-limits.ts'
import { showLimits, type GroupView } from '../actions/show-limits.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { kindsOf, limitSettings } from '../wiring/open-models.ts'
import { BadInput, exits, logTo, operator, settings, type Command } from './command.ts'

export const limitsCommand: Command = {
  name: 'limits',
  usage: 'limits [list] [--json] | limits release [GROUP]',
  does: "Shows providers' limits and keys, or ends the quarantines, pauses and learnt limits of a group (or of all).",
  example: 'storymill limits release openai/default',
  options: { json: { type: 'boolean' } },
  positionals: 2,
  async run(values, [verb = 'list', group]) {
    if (verb !== 'list' && verb !== 'release')
      throw new BadInput(`limits does not "${verb}"; it does list and release`)
    if (verb === 'list' && group !== undefined) throw new BadInput(`unexpected "${group}"`)
    const config = await settings()
    const { db, close } = await openDatabase(config, logTo('warn'))
    try {
      const groups = await showLimits(db, limitSettings(config), kindsOf(config))
      if (verb === 'list') show(groups, values['json'] === true)
      else await release(groups, group)
      return exits.done
    } finally {
      await close()
    }

    async function release(known: GroupView[], id: string | undefined): Promise<void> {
      if (id !== undefined && !known.some((one) => one.id === id))
        throw new BadInput(
          `there is no group ${id}; there are ${known.map((one) => one.id).join(', ') || 'none yet'}`,
        )
      const released = await releaseLimits(db, { by: operator(), via: 'command' }, id ?? null)
      if (values['json']) console.log(JSON.stringify({ released }))
      else
        console.log(
          released === 0 ? 'Nothing was held back.' : `Released: ${released}. They are tried afresh.`,
        )
    }
  },
}

function show(groups: GroupView[], json: boolean): void {
  if (json) return console.log(JSON.stringify({ items: groups }))
  if (groups.length === 0) console.log('No hosted model has been used yet.')
  for (const group of groups) {
    console.log(group.id)
    for (const key of group.keys) {
      const why = key.state === 'active' ? '' : `: ${key.message ?? key.code} (tried again ${key.probe_at})`
      console.log(`  key ${key.ref} is ${key.state}${why}`)
    }
    for (const model of group.models) console.log(`  ${modelLine(model)}`)
  }
}

function modelLine(model: GroupView['models'][number]): string {
  const used = model.limits.map((one) => `${one.used} of ${one.limit} ${one.dimension} in ${one.window_s} s`)
  const paused = model.paused_until ? `paused until ${model.paused_until} (${model.paused_because})` : ''
  const gone = model.gone ? `gone: ${model.gone.message}` : ''
  return [`${model.model}: ${model.in_flight} in flight`, ...used, paused, gone].filter(Boolean).join(' · ')
}
