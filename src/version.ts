import { readFileSync } from 'node:fs'

/** The version of this software; from source its package is one folder up, from `dist/src` two. */
export const version: string =
  ['../package.json', '../../package.json'].map(read).find((one) => one !== '') ?? ''

function read(place: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
      name?: string
      version?: string
    }
    return name === 'storymill' ? (version ?? '') : ''
  } catch {
    return ''
  }
}
