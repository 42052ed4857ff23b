import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The code in a page of docs/, of one language, in its order. */
export function docBlocks(page: string, language: string): string[] {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs', page), 'utf8')
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code ?? '')
}
