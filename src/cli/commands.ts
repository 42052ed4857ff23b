import { auditCommand } from './audit.ts'
import { bookCommand } from './book.ts'
import { explain, exits, parse, BadInput, type Command } from './command.ts'
import { deadCommand } from './dead.ts'
import { doctorCommand } from './doctor.ts'
import { keysCommand } from './keys.ts'
import { limitsCommand } from './limits.ts'
import { migrateCommand } from './migrate.ts'
import { recommendCommand } from './recommend.ts'
import { queuesCommand } from './queues.ts'
import { workersCommand } from './workers.ts'
import { apiCommand, serveCommand, workerCommand } from './serve.ts'
import { usersCommand } from './users.ts'
import { simulateProviderCommand } from './simulate-provider.ts'

const commands: Command[] = [
  bookCommand,
  serveCommand,
  apiCommand,
  workerCommand,
  migrateCommand,
  doctorCommand,
  auditCommand,
  deadCommand,
  queuesCommand,
  workersCommand,
  usersCommand,
  keysCommand,
  limitsCommand,
  recommendCommand,
  simulateProviderCommand,
]

/** Runs one command and answers its exit code. */
export async function run(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  const command = commands.find((one) => one.name === name)
  if (!command) return unknown(name)
  try {
    if (args.includes('--help') || args.includes('-h')) {
      console.log(helpOf(command))
      return exits.done
    }
    const { values, positionals } = parse(command, args)
    return await command.run(values, positionals)
  } catch (error) {
    const { line, code } = explain(error)
    const hint = error instanceof BadInput ? ` (storymill ${command.name} --help)` : ''
    console.error(`storymill: ${line.replaceAll('\n', ' ')}${hint}`)
    return code
  }
}

function unknown(name: string | undefined): number {
  const asked = name === undefined || name === '--help' || name === 'help' || name === '-h'
  const list = commands.map((one) => `  ${one.name.padEnd(17)} ${one.does}`).join('\n')
  const page = `storymill makes illustrated storybooks and always finishes what it accepted.\n\n${list}\n\nstorymill COMMAND --help tells more.`
  if (asked) console.log(page)
  else
    console.error(
      `storymill: there is no command "${name}"; there are ${commands.map((one) => one.name).join(', ')}`,
    )
  return asked && name !== undefined ? exits.done : exits.badInput
}

const helpOf = (command: Command) =>
  `${command.does}\n\nUsage: storymill ${command.usage}\nExample: ${command.example}`
