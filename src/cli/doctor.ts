import { openFiles } from '../files/registry.ts'
import { examine } from '../ops/doctor.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { exits, logTo, settings, type Command } from './command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  does: 'Looks whether everything the service needs is there and well.',
  example: 'storymill doctor',
  options: { json: { type: 'boolean' } },
  positionals: 0,
  async run(values) {
    const config = await settings()
    const opened = await openDatabase(config, logTo('warn'))
    try {
      const findings = await examine(opened.db, await openFiles(config.files), config.queue)
      if (values.json) console.log(JSON.stringify({ findings }))
      else for (const one of findings) console.log(`${one.well ? 'ok  ' : 'BAD '} ${one.what}: ${one.says}`)
      return findings.every((one) => one.well) ? exits.done : exits.internal
    } finally {
      await opened.close()
    }
  },
}
