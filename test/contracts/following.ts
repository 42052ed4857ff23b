import { client } from '../live/socket-client.ts'
import { hear } from '../live/stream.ts'
import { eventually } from '../support/engine.ts'
import type { Machine } from '../support/machines.ts'

/** What somebody was told of a book: versions in the order in which they came, and the last status. */
export type Told = { version: number; status?: unknown }[]

/** Follows a book over server-sent events until it is final. */
export async function follow(api: Machine, id: string): Promise<Told> {
  const answer = await fetch(`${api.url}/v1/books/${id}/events`)
  const told: Told = []
  for await (const { id: version, data } of hear(answer)) told.push({ version, status: data['status'] })
  return told
}

/** Follows books over one socket. */
export function followBySocket(api: Machine, ids: string[]): Promise<Told>[] {
  const socket = client(api.url)
  return ids.map(async (id) => {
    await socket.subscribe(id)
    const told = () =>
      socket.heard.filter(({ event, said }) => event.startsWith('book_') && (said.book_id ?? said.id) === id)
    const isFinal = async () => {
      const last = told().at(-1)?.said
      return last?.['status'] === 'complete' || last?.['progress'] === 100
    }
    await eventually(isFinal, 40_000, `${id} to be complete`, 50)
    return told().map(({ said }) => ({ version: said.version ?? -1, status: 'complete' }))
  })
}

/** Every version after the first was told, once and in turn. */
export function gapless(told: Told): boolean {
  const first = told[0]?.version ?? 0
  return told.length > 1 && told.every(({ version }, index) => version === first + index)
}
