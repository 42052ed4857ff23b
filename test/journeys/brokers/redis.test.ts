import { journeys } from '../../contracts/journeys.ts'

journeys('redis')
