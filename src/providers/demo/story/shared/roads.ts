import type { Moment } from '../moment.ts'
import { aloneRoads } from './roads-alone.ts'
import { smallRoads } from './roads-small.ts'
import { weatherRoads } from './roads-weather.ts'

export const roads: Moment[] = [...smallRoads, ...weatherRoads, ...aloneRoads]
