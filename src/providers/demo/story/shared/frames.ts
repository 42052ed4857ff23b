import type { Frame } from './frame.ts'
import { eveningFrames } from './frames-evening.ts'
import { morningFrames } from './frames-morning.ts'
import { dayFrames } from './frames-day.ts'

export const frames: Frame[] = [...eveningFrames, ...morningFrames, ...dayFrames]
