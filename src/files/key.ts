const form = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9.-]*)*$/
const longest = 500

/** A key that every store can keep as it is: no way up, no letters that one folds and another does not. */
export function checkedKey(key: string): string {
  if (!form.test(key) || key.length > longest) throw new Error(`not a key: ${JSON.stringify(key)}`)
  return key
}

/** The same for a prefix, which may end with a slash; the answer does not. */
export const checkedPrefix = (prefix: string): string => checkedKey(prefix.replace(/\/$/, ''))
