import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, type Answer, type Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'
import { giveBook } from '../use-book.ts'

export type History = Answer<'GET /v1/books/{id}/pages/{n}/history'>
export type Version = History['items'][number]

/** What somebody wishes for a page. */
export type Wish =
  | { part: 'picture'; note?: string }
  | { part: 'text'; note?: string }
  /** Their own words. */
  | { part: 'text'; text: string }

/** A change that was asked for: the revision it opened, and what was there before. */
type Asked = { revision: number; part: 'text' | 'picture'; before: { revision: number; text: string | null } }

export type Stage = 'form' | 'blocked' | 'making' | 'arrived' | 'nothing'

export type Change = {
  stage: Stage
  part: 'text' | 'picture'
  before: Asked['before'] | null
  history: History | undefined
  /** The version before this one, if it can be put back. */
  old: Version | null
  ask(wish: Wish): Promise<void>
  putBack(revision: number): Promise<void>
  /** Takes the change back while it is made. */
  stop(): Promise<void>
  /** From the end of a change back to the form. */
  again(): void
}

/** What each part of the dialog is given. */
export type ChangePart = { book: Book; page: number; change: Change; onClose: () => void }

/** One page's change, from the wish to what came of it. The calls throw a `Refusal`, and then nothing was changed. */
export function useChange(book: Book, page: number): Change {
  const queries = useQueryClient()
  const [asked, setAsked] = useState(() => underWay(book, page))
  const over = isFinal(book) && (asked === null || book.revision >= asked.revision)
  const { data: history } = useQuery({
    queryKey: ['page-history', book.id, page, book.revision, over],
    queryFn: ({ signal }) =>
      call('GET /v1/books/{id}/pages/{n}/history', { params: { id: book.id, n: page }, signal }),
    staleTime: Infinity,
  })
  const path = { id: book.id, n: page }
  const given = (answer: Book) => {
    giveBook(answer)
    void queries.invalidateQueries({ queryKey: ['me'] })
    return answer
  }
  return {
    stage: stageOf(asked, over, history),
    part: asked?.part ?? 'picture',
    before: asked?.before ?? null,
    history,
    old: history?.items[1]?.restorable ? history.items[1] : null,
    ask: async (wish) => {
      const before = { revision: book.revision, text: book.pages[page - 1]?.text ?? null }
      const { revision } = given(await send(path, wish))
      setAsked({ revision, part: wish.part, before })
    },
    putBack: async (revision) => {
      given(await call('POST /v1/books/{id}/revisions/{r}/restore', { params: { id: book.id, r: revision } }))
    },
    stop: async () => void given(await call('POST /v1/books/{id}/cancel', { params: { id: book.id } })),
    again: () => setAsked(null),
  }
}

async function send(params: { id: string; n: number }, wish: Wish): Promise<Book> {
  if ('text' in wish)
    return await call('PUT /v1/books/{id}/pages/{n}/text', { params, body: { text: wish.text } })
  return await call('POST /v1/books/{id}/pages/{n}/redo', { params, body: wish })
}

/** What came of it is known once the book is final and its history has been asked for since. */
function stageOf(asked: Asked | null, over: boolean, history: History | undefined): Stage {
  if (!asked) return over ? 'form' : 'blocked'
  if (!over || !history) return 'making'
  return history.items[0]?.since === asked.revision ? 'arrived' : 'nothing'
}

/** Of a dialog that was closed and opened again meanwhile. */
function underWay(book: Book, page: number): Asked | null {
  if (isFinal(book) || book.revision < 2) return null
  const one = book.pages[page - 1]
  const busy = (status: string | undefined) =>
    status !== undefined && status !== 'done' && status !== 'missing'
  const text = page > 0 && busy(one?.text_status)
  const picture = busy(page === 0 ? book.cover_status : one?.picture_status)
  if (!text && !picture) return null
  const before = { revision: book.revision - 1, text: one?.text ?? null }
  return { revision: book.revision, part: text ? 'text' : 'picture', before }
}
