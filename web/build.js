// Builds the pages into web/dist, unless what stands there was made from the same files. Plain JavaScript: `npm ci` runs it on
// whatever Node there is.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

// Whoever calls, a test run too: what is built is what people get.
process.env.NODE_ENV = 'production'

const here = import.meta.dirname
const out = join(here, 'dist')
const stamp = join(out, '.built-from')

/** The pages' own files, the API's types, and the versions of all that is built in. */
async function madeFrom() {
  const own = await readdir(here, { recursive: true, withFileTypes: true })
  const files = own
    .filter((one) => one.isFile() && !one.parentPath.startsWith(out))
    .map((one) => join(one.parentPath, one.name))
  const hash = createHash('sha256')
  for (const file of [...files.sort(), join(here, '../package-lock.json')])
    hash.update(`${file.slice(here.length)}\0`).update(await readFile(file).catch(() => ''))
  return hash.digest('hex')
}

/** Beside each text a smaller one in both codings, so that nothing is compressed while people wait. */
async function compress() {
  for (const name of await readdir(out, { recursive: true })) {
    if (!/\.(html|css|js|svg|md)$/.test(name)) continue
    const bytes = await readFile(join(out, name))
    await writeFile(join(out, `${name}.br`), brotliCompressSync(bytes))
    await writeFile(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

// An installation without what only building needs (`--omit=dev`) has its pages already, or does without.
const vite = await import('vite').catch(() => null)
const from = await madeFrom()
if (vite && (await readFile(stamp, 'utf8').catch(() => '')) !== from) {
  await vite.build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn' })
  await compress()
  await writeFile(stamp, from)
}
