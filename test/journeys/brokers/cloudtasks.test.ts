import { journeys } from '../../contracts/journeys.ts'

journeys('cloudtasks')
