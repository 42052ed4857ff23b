import { describe, expect, it } from 'vitest'
import { dependents, graph, readers, readsOf, rows } from '../../src/pipeline/graph.ts'
import { demoTimeouts, storybook } from '../../src/pipeline/pipeline.ts'

const pipeline = storybook(demoTimeouts, { text: 6, picture: 1 })
const nodes = graph(pipeline, 8)
const counter = () => {
  let n = 0
  return () => `id-${(n += 1)}`
}

describe('the graph of a book', () => {
  it('has 20 steps for 8 pages, and edges per page', () => {
    expect(nodes).toHaveLength(20)
    expect(nodes.find((node) => node.key === 'picture:3')?.after).toEqual(['page_text:3', 'character_sheet'])
    expect(nodes.find((node) => node.key === 'pdf')?.after).toHaveLength(17)
  })

  it('never waits for itself, and everything waits for the plan', () => {
    expect(dependents(nodes, ['plan']).size).toBe(20)
    for (const node of nodes) expect(dependents(nodes, node.after.slice(0, 0)).has(node.key)).toBe(false)
    expect(dependents(nodes, ['pdf'])).toEqual(new Set(['pdf']))
  })

  it('makes again only a picture and what depends on it', () => {
    const make = dependents(nodes, ['picture:3'])
    expect([...make].toSorted()).toEqual(['pdf', 'picture:3'])
    const again = rows(pipeline, nodes, make, counter())
    expect(again.map((row) => [row.key, row.waiting_on])).toEqual([
      ['picture:3', 0],
      ['pdf', 1],
    ])
    expect(again[0]?.unblocks).toEqual([again[1]?.id])
  })

  it('counts for every row exactly the rows that unblock it', () => {
    const all = rows(pipeline, nodes, new Set(nodes.map((node) => node.key)), counter())
    for (const row of all)
      expect(all.filter((other) => other.unblocks.includes(row.id))).toHaveLength(row.waiting_on)
  })

  it('lets a picture wait for its own text, and read only what it is drawn from', () => {
    expect(nodes.find((node) => node.key === 'picture:2')?.after).toEqual(['page_text:2', 'character_sheet'])
    expect(readsOf(pipeline, 'picture', 2, 8)).toEqual(['plan', 'character_sheet'])
  })

  it('makes again what reads a thing, not what waited for it', () => {
    const again = (key: string) => [...readers(pipeline, 8, key)].toSorted()
    expect(again('page_text:2')).toEqual(['page_text:2', 'pdf'])
    expect(again('picture:2')).toEqual(['pdf', 'picture:2'])
    expect(again('cover')).toEqual(['cover', 'pdf'])
    expect(again('pdf')).toEqual(['pdf'])
  })
})
