import type { StoryId } from '../idea/choose.ts'
import type { Skeleton } from '../skeleton.ts'
import { build } from './build/build.ts'
import { contest } from './contest/contest.ts'
import { dark } from './dark/dark.ts'
import { friend } from './friend/friend.ts'
import { lost } from './lost/lost.ts'
import { mend } from './mend/mend.ts'
import { wish } from './wish/wish.ts'

const told: Partial<Record<StoryId, Skeleton>> = { build, contest, dark, friend, lost, mend, wish }

export function skeletonOf(id: StoryId): Skeleton {
  return told[id] ?? dark
}
