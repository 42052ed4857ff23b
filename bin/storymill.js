#!/usr/bin/env node
// Finds a Node that is new enough (this one, else the one that was installed beside us) and hands over to it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const newEnough = () =>
  process.versions.node
    .split('.')
    .map(Number)
    .reduce((sum, part, at) => sum + part / 1000 ** at, 0) >= 22.018
const packaged = () => {
  try {
    return createRequire(import.meta.url).resolve(`node-linux-${process.arch}/bin/node`)
  } catch {
    return null
  }
}
// Node strips types from source, but not below node_modules: an installed package runs what was built.
const source = join(root, 'src', 'main.ts')
const main =
  existsSync(source) && !root.includes(`${sep}node_modules${sep}`)
    ? source
    : join(root, 'dist', 'src', 'main.js')
const node = newEnough() ? process.execPath : packaged()
if (!node) {
  console.error(`storymill needs Node 22.18 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
process.on('SIGINT', () => {}) // The terminal sends it to the child as well.
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
