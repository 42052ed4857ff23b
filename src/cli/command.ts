import { hostname, userInfo } from 'node:os'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import pino, { type Logger } from 'pino'
import { readConfig, type Config } from '../config.ts'
import { openLog } from '../ops/log.ts'
import { Problem } from '../errors.ts'

export const exits = {
  done: 0,
  internal: 1,
  badInput: 2,
  partial: 3,
  failed: 4,
  cancelled: 5,
  interrupted: 130,
} as const

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** One command: what it takes, what it says of itself, what it does. `run` answers the exit code. */
export type Command = {
  name: string
  usage: string
  does: string
  example: string
  options: Options
  positionals: number
  run(values: Values, positionals: string[]): Promise<number>
}

/** Words a person can act on, for anything wrong with what they typed or set. */
export class BadInput extends Error {}

// A negative number is no flag: while flags are looked for, it has a true minus sign.
const negative = /^-(\d+)$/

export function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: args.map((one) => one.replace(negative, '\u2212$1')),
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
    })
    if (positionals.length > command.positionals)
      throw new BadInput(`unexpected "${positionals[command.positionals]}"`)
    return { values: values, positionals: positionals.map((one) => one.replace(/^\u2212(\d+)$/, '-$1')) }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput((error as Error).message.split('. ')[0] ?? 'bad arguments')
  }
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

export function wholeNumber(values: Values, name: string, least = 1): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
    throw new BadInput(`--${name} must be a whole number of at least ${least}, not "${value}"`)
  return number
}

/** The configuration, for a command that opens no door: whom HOST would let in is no matter. */
export const settings = async (): Promise<Config> =>
  await readConfig(process.env, process.cwd(), { api: false })

/** Who types, for the record of what operators did. */
export const operator = (): string => `${userInfo().username}@${hostname()}`

/** Logs go to standard error: standard output belongs to the answer. */
export const logTo = (level: string): Logger => openLog(level, pino.destination(2))

/** One clear line for what went wrong, and the exit code for it. */
export function explain(error: unknown): { line: string; code: number } {
  if (error instanceof BadInput) return { line: error.message, code: exits.badInput }
  if (error instanceof Problem) {
    const fields = error.errors?.map((one) => `${one.field} ${one.message}`).join('; ')
    const ours = error.status < 500 || error.code === 'configuration' || error.code === 'home_in_use'
    return { line: fields ?? error.detail ?? error.message, code: ours ? exits.badInput : exits.internal }
  }
  const network = (error as { code?: string }).code
  if (network === 'EADDRINUSE')
    return { line: 'the port is in use; set PORT to another', code: exits.badInput }
  return { line: error instanceof Error ? error.message : String(error), code: exits.internal }
}
