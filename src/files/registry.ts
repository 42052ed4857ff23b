import { Problem } from '../errors.ts'
import type { Files, OpenFiles } from './contract.ts'

/** Every store of files, by the scheme of its URL. Only the one that is configured is loaded. */
const drivers: Record<string, () => Promise<{ openFiles: OpenFiles }>> = {
  file: () => import('./drivers/disk.ts'),
  s3: () => import('./drivers/s3.ts'),
}

export const fileSchemes = Object.keys(drivers)

/** Opens the store that a URL names. Throws a `configuration` problem of one sentence if there can be none. */
export async function openFiles(url: URL): Promise<Files> {
  const scheme = url.protocol.slice(0, -1)
  const load = drivers[scheme]
  if (!load) throw unfit(`begins with none of ${fileSchemes.map((one) => `${one}:`).join(', ')}`)
  const driver = await load().catch((error: unknown) => {
    throw unfit(`${scheme}: needs a package that is not installed (${(error as Error).message})`, error)
  })
  try {
    return driver.openFiles(url)
  } catch (error) {
    throw unfit((error as Error).message, error)
  }
}

const unfit = (why: string, cause?: unknown) =>
  new Problem('configuration', { detail: `FILES_URL: ${why}.`, cause })
