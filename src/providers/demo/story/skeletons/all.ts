import type { StoryId } from '../idea/choose.ts'
import type { Skeleton } from '../skeleton.ts'
import { dark } from './dark/dark.ts'

const told: Partial<Record<StoryId, Skeleton>> = { dark }

export function skeletonOf(id: StoryId): Skeleton {
  return told[id] ?? dark
}
