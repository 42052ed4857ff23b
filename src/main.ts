import { run } from './cli/commands.ts'

process.exitCode = await run(process.argv.slice(2))
// What is left open now (idle threads, sockets of the last request) must not hold the process.
process.exit()
