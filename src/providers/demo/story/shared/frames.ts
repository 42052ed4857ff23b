import type { Frame } from './frame.ts'
import { eveningFrames } from './frames-evening.ts'
import { morningFrames } from './frames-morning.ts'

export const frames: Frame[] = [...eveningFrames, ...morningFrames]
