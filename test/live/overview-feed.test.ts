import { afterEach, describe, expect, it } from 'vitest'
import { OverviewFeed, type FeedPace, type Said } from '../../src/live/overview-feed.ts'
import { eventually } from '../support/engine.ts'

type News = { at: string; n: number }

const feeds: OverviewFeed<News>[] = []
afterEach(async () => void (await Promise.all(feeds.splice(0).map((one) => one.close()))))

/** A feed of what `n` is; `at` is another each time. */
function feedOf(pace: Partial<FeedPace> = {}) {
  const world = { n: 0, fails: false, trouble: 0 }
  let reads = 0
  const feed = new OverviewFeed<News>(
    async () => {
      if (world.fails) throw new Error('away')
      return { at: String((reads += 1)), n: world.n }
    },
    (what, data) => Buffer.from(`${what} ${(data as News | null)?.n ?? ''}`),
    () => (world.trouble += 1),
    { look: 10, still: 60_000, ...pace },
  )
  feeds.push(feed)
  const heard = (): { said: string[]; leave: () => void } => {
    const said: string[] = []
    return { said, leave: feed.listen(({ bytes }: Said) => void said.push(String(bytes))) }
  }
  return { feed, world, heard }
}

describe('the feed', () => {
  it('tells at once, then what changes and nothing else', async () => {
    const { feed, world, heard } = feedOf()
    const { said } = heard()
    await eventually(async () => said.length === 1)
    const before = feed.reads
    await eventually(async () => feed.reads > before + 3)
    expect(said).toEqual(['overview 0'])
    world.n = 1
    await eventually(async () => said.length === 2)
    expect(said).toEqual(['overview 0', 'overview 1'])
  })

  it('looks once for all who listen, and for those who only ask', async () => {
    const { feed, heard } = feedOf({ look: 60_000 })
    const all = Array.from({ length: 200 }, heard)
    await eventually(async () => all.every(({ said }) => said.length === 1))
    expect(heard().said).toEqual(['overview 0'])
    await Promise.all(Array.from({ length: 50 }, () => feed.now()))
    expect(feed.reads).toBe(1)
  })

  it('does not look while nobody is there, and looks again for who comes', async () => {
    const { feed, world, heard } = feedOf()
    const first = heard()
    await eventually(async () => first.said.length === 1)
    first.leave()
    const before = feed.reads
    // As long as another takes to look often.
    const other = feedOf()
    other.heard()
    await eventually(async () => other.feed.reads > 5)
    expect(feed.reads).toBe(before)
    world.n = 2
    const second = heard()
    await eventually(async () => second.said.includes('overview 2'))
    expect(first.said).toEqual(['overview 0'])
  })

  it('says that it still lives when nothing changes', async () => {
    const { heard } = feedOf({ still: 30 })
    const { said } = heard()
    await eventually(async () => said.length >= 3)
    expect(said.slice(0, 3)).toEqual(['overview 0', 'still ', 'still '])
  })

  it('says nothing it does not know, reports trouble once, and goes on by itself', async () => {
    const { world, heard } = feedOf({ still: 30 })
    const { said } = heard()
    await eventually(async () => said.length === 1)
    world.fails = true
    await eventually(async () => said.filter((one) => one === 'trouble ').length >= 2)
    expect(world.trouble).toBe(1)
    expect(said.slice(said.indexOf('trouble ')).every((one) => one === 'trouble ')).toBe(true)
    Object.assign(world, { fails: false, n: 3 })
    await eventually(async () => said.includes('overview 3'))
  })
})
