import type { StoryId } from '../idea/choose.ts'
import type { Skeleton } from '../skeleton.ts'
import { brave } from './brave/brave.ts'
import { build } from './build/build.ts'
import { contest } from './contest/contest.ts'
import { dark } from './dark/dark.ts'
import { first } from './first/first.ts'
import { friend } from './friend/friend.ts'
import { gift } from './gift/gift.ts'
import { home } from './home/home.ts'
import { lost } from './lost/lost.ts'
import { mend } from './mend/mend.ts'
import { mistake } from './mistake/mistake.ts'
import { seed } from './seed/seed.ts'
import { small } from './small/small.ts'
import { storm } from './storm/storm.ts'
import { stranger } from './stranger/stranger.ts'
import { wish } from './wish/wish.ts'

const told: Record<StoryId, Skeleton> = {
  brave,
  build,
  contest,
  dark,
  first,
  friend,
  gift,
  home,
  lost,
  mend,
  mistake,
  seed,
  small,
  storm,
  stranger,
  wish,
}

export function skeletonOf(id: StoryId): Skeleton {
  return told[id]
}
