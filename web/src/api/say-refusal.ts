import { words } from '../words.ts'
import { Refusal, type FieldError } from './call.ts'

/** What went wrong, as a sentence for readers. What the service says itself is good where we have no warmer words. */
export function sayRefusal(error: unknown): string {
  const { refusals, noAnswer, ourFault } = words.shell
  if (!(error instanceof Refusal)) return ourFault
  if (error.code === 'offline') return navigator.onLine ? noAnswer : words.shell.youAreOffline
  const known: Readonly<Record<string, string>> = refusals
  return known[error.code] ?? (error.status >= 500 || error.code === '' ? ourFault : sentence(error.message))
}

/** What is wrong with a field. The service ends a sentence that begins with the field; a rule it only names is said in our words. */
export function sayFieldError({ message }: FieldError): string {
  const { letters, lookAgain, languages, This } = words.shell.fields
  const [, named] = /: (.+)$/.exec(message) ?? []
  if (message.startsWith('has letters') && named) return letters(named)
  if (/writes only/.test(message) && named) return languages(named.split(', ').map(languageName).join(', '))
  if (/^[a-z]/.test(message)) return sentence(`${This} ${message}`)
  return lookAgain
}

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
