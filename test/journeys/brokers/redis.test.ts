import { journeys } from '../../contracts/journeys.ts'
import { startRedis } from '../../support/services/redis.ts'

journeys('redis', async () => {
  const service = await startRedis()
  return service && { queue_url: `${service.url}?prefix=j${process.pid}`, stop: service.stop }
})
