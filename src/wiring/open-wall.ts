import type { Parts } from '../app.ts'
import { newId } from '../book/ids.ts'
import { Attempts } from '../http/attempts.ts'
import type { HttpParts } from '../http/server.ts'
import { RequestWindow } from '../limits/request-window.ts'
import { Pressure } from '../ops/pressure.ts'

/** What stands before every request, whoever sends it; and how many one may send. */
export async function openWall({
  config,
  db,
  stack,
  trouble,
}: Parts): Promise<Pick<HttpParts, 'wall' | 'headers' | 'takeRequest' | 'attempts'>> {
  const pressure = new Pressure(db)
  stack.push(async () => pressure.close())
  const requests = await RequestWindow.open(db.query.bind(db), newId(), trouble)
  stack.push(() => requests.close())
  return {
    wall: {
      ...config.http,
      trust_proxy: config.trust_proxy,
      overload: () => pressure.overload(),
    },
    attempts: new Attempts(config.http.failed_keys_per_minute),
    headers: { cors: config.cors, https_only: config.https_only },
    takeRequest: ({ user, tier }) => {
      const most = config.quotas[tier].requests_per_minute
      return most === null ? null : requests.take(user, most)
    },
  }
}
