import { randomBytes } from 'node:crypto'

/** Makes ids. Passed in everywhere, so that a simulation can number things. */
export type NewId = () => string

const pool = { bytes: Buffer.alloc(0), at: 0 }

/** A version 7 UUID: time first, so rows made together lie together. Random bytes are drawn 4 KB at a time. */
export const newId: NewId = () => {
  if (pool.at + 10 > pool.bytes.length) {
    pool.bytes = randomBytes(4096)
    pool.at = 0
  }
  const time = Date.now().toString(16).padStart(12, '0')
  const random = pool.bytes.toString('hex', pool.at, pool.at + 10)
  pool.at += 10
  const variant = ((Number.parseInt(random[4] ?? '0', 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(1, 4)}-${variant}${random.slice(5, 8)}-${random.slice(8, 20)}`
}

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (text: string): boolean => form.test(text)
