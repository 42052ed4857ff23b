import { openFiles } from '../files/registry.ts'
import { audit } from '../ops/audit.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { exits, logTo, settings, type Command } from './command.ts'

export const auditCommand: Command = {
  name: 'audit',
  usage: 'audit [--json]',
  does: 'Checks books, steps, calls, events and files against each other; lists every inconsistency.',
  example: 'storymill audit',
  options: { json: { type: 'boolean' } },
  positionals: 0,
  async run(values) {
    const config = await settings()
    const opened = await openDatabase(config, logTo('warn'))
    try {
      const findings = await audit(opened.db, await openFiles(config.files))
      if (values.json) console.log(JSON.stringify({ findings }))
      else for (const one of findings) console.log(`${one.check}: ${one.says} (${one.subject})`)
      if (!values.json && findings.length === 0) console.log('Nothing is inconsistent.')
      return findings.length > 0 ? exits.internal : exits.done
    } finally {
      await opened.close()
    }
  },
}
