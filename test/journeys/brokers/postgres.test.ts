import { journeys } from '../../contracts/journeys.ts'

journeys('postgres', async () => ({ queue_url: 'postgres:', stop: async () => {} }))
