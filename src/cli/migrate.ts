import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { exits, logTo, settings, type Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  does: 'Brings the database schema up to date.',
  example: 'DATABASE_URL=postgres://… storymill migrate',
  options: { json: { type: 'boolean' } },
  positionals: 0,
  async run(values) {
    const opened = await openDatabase(await settings(), logTo('warn'))
    try {
      const added = await migrate(opened.db)
      if (values.json) console.log(JSON.stringify({ added }))
      else console.log(added.length > 0 ? `Applied: ${added.join(', ')}.` : 'The schema was up to date.')
      return exits.done
    } finally {
      await opened.close()
    }
  },
}
