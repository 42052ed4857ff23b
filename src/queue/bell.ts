/** All that a message ever says. */
export type Bell = { v: 1; deployment: string; queue: string }

/** Messages are this short whatever happens; bytes. */
export const longestBell = 1_024

export function writeBell(bell: Bell): string {
  const text = JSON.stringify(bell).replaceAll(/[^ -~]/g, escaped)
  if (Buffer.byteLength(text) > longestBell) throw new Error('a bell is at most 1 KB long')
  return text
}

// Brokers have opinions on letters, but none on these.
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A message as sent, or null if it is not one of ours: garbage, another version, another deployment. */
export function readBell(text: string, deployment: string): Bell | null {
  try {
    if (text.length > longestBell) return null
    const bell: unknown = JSON.parse(text)
    if (typeof bell !== 'object' || bell === null) return null
    const { v, deployment: of, queue } = bell as Partial<Bell>
    return v === 1 && of === deployment && typeof queue === 'string' ? { v, deployment, queue } : null
  } catch {
    return null
  }
}
