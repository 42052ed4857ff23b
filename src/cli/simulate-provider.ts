import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { SimulatorConfig, type SimulatorOptions } from '../../simulator/config.ts'
import { startSimulator } from '../../simulator/start.ts'
import { BadInput, exits, text, wholeNumber, type Command } from './command.ts'
import { aborted, interruption } from './interruption.ts'

const usualPort = 4100

async function optionsFrom(file: string | undefined, seed: number | undefined): Promise<SimulatorOptions> {
  const options = file === undefined ? {} : await read(file)
  return seed === undefined ? options : { ...options, seed }
}

async function read(file: string): Promise<SimulatorOptions> {
  try {
    return SimulatorConfig.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new BadInput(`${file}: ${what}`)
  }
}

async function started(options: SimulatorOptions, port: number, ledger: string | undefined) {
  try {
    return await startSimulator(options, { port, ledger })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new BadInput(`port ${port} is in use; choose another with --port`)
  }
}

export const simulateProviderCommand: Command = {
  name: 'simulate-provider',
  usage: 'simulate-provider [--port N] [--config FILE.json] [--ledger FILE.jsonl] [--seed N] [--json]',
  does: 'Plays the AI providers on this machine, with limits, faults and a ledger: to test against.',
  example: 'storymill simulate-provider --port 4100 --ledger ledger.jsonl',
  options: {
    port: { type: 'string' },
    config: { type: 'string' },
    ledger: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 0,
  async run(values) {
    const port = wholeNumber(values, 'port', 0) ?? usualPort
    const options = await optionsFrom(text(values, 'config'), wholeNumber(values, 'seed', 0))
    const stop = interruption()
    const simulator = await started(options, port, text(values, 'ledger'))
    if (values['json'])
      console.log(JSON.stringify({ url: simulator.url, port: Number(new URL(simulator.url).port) }))
    console.error(`The provider simulator is ready: ${simulator.url}`)
    await aborted(stop)
    await simulator.stop()
    return exits.done
  },
}
