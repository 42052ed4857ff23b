import type { NewStep } from '../book/step.ts'
import type { Edge, Pipeline } from './contract.ts'

/** One step of a book, before it is a row. `key` is stable: `plan`, `page_text:3`, `pdf`. */
export type Node = { key: string; kind: string; page: number; after: string[] }

export const stepKey = (kind: string, page: number): string => (page === 0 ? kind : `${kind}:${page}`)

/** Every step of a book of so many pages. Pure: the same pipeline and page count give the same graph. */
export function graph(pipeline: Pipeline, pages: number): Node[] {
  return Object.entries(pipeline.kinds).flatMap(([kind, row]) =>
    pagesOf(pipeline, kind, pages).map((page) => ({
      key: stepKey(kind, page),
      kind,
      page,
      after: row.after.flatMap((edge) => sources(pipeline, edge, page, pages)),
    })),
  )
}

/** The keys of the steps whose results a step reads. */
export function readsOf(pipeline: Pipeline, kind: string, page: number, pages: number): string[] {
  return (pipeline.kinds[kind]?.reads ?? []).flatMap((edge) => sources(pipeline, edge, page, pages))
}

function pagesOf(pipeline: Pipeline, kind: string, pages: number): number[] {
  if (pipeline.kinds[kind]?.per === 'book') return [0]
  return Array.from({ length: pages }, (_, index) => index + 1)
}

function sources(pipeline: Pipeline, edge: Edge, page: number, pages: number): string[] {
  if (edge.of === 'own page') return [stepKey(edge.kind, page)]
  return pagesOf(pipeline, edge.kind, pages).map((number) => stepKey(edge.kind, number))
}

/** A step and everything that is made from its result, near or far: what must be made again with it. */
export function readers(pipeline: Pipeline, pages: number, key: string): Set<string> {
  const nodes = graph(pipeline, pages)
  const reading = nodes.map((node) => ({ ...node, after: readsOf(pipeline, node.kind, node.page, pages) }))
  return dependents(reading, [key])
}

/** The nodes that follow each node directly. */
export function followers(nodes: Node[]): Map<string, string[]> {
  const after = new Map<string, string[]>(nodes.map((node) => [node.key, []]))
  for (const node of nodes) for (const source of node.after) after.get(source)?.push(node.key)
  return after
}

/** A node and everything that depends on it, near or far. */
export function dependents(nodes: Node[], keys: Iterable<string>): Set<string> {
  const next = followers(nodes)
  const found = new Set<string>()
  const open = [...keys]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue
    found.add(key)
    open.push(...(next.get(key) ?? []))
  }
  return found
}

/**
 * Rows for the steps in `make`, which wait only for one another: everything else they follow stands already. Used when
 * a plan commits (everything but the plan) and when a book is mended (what is missing, and its dependents).
 */
export function rows(
  pipeline: Pipeline,
  nodes: Node[],
  make: ReadonlySet<string>,
  newId: () => string,
): NewStep[] {
  const wanted = nodes.filter((node) => make.has(node.key))
  const ids = new Map(wanted.map((node) => [node.key, newId()]))
  const next = followers(nodes)
  return wanted.map((node) => ({
    id: ids.get(node.key) ?? '',
    key: node.key,
    kind: node.kind,
    page: node.page,
    queue: pipeline.kinds[node.kind]?.queue ?? '',
    waiting_on: node.after.filter((source) => make.has(source)).length,
    unblocks: (next.get(node.key) ?? []).flatMap((key) => ids.get(key) ?? []),
  }))
}
