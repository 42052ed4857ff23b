import type { Moment } from '../moment.ts'
import { smallRoads } from './roads-small.ts'
import { weatherRoads } from './roads-weather.ts'

export const roads: Moment[] = [...smallRoads, ...weatherRoads]
