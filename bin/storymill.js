#!/usr/bin/env node
// Finds a Node that is new enough (this one, else the one that was installed beside us) and hands over to it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [major, minor] = process.versions.node.split('.').map(Number)
const newEnough = major > 22 || (major === 22 && minor >= 18)
const packaged = () => {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`)
  } catch {
    return [join(root, 'node_modules', '.bin', 'node')].find(existsSync)
  }
}
// Node strips types from source, but not below node_modules: an installed package runs what was built.
const source = join(root, 'src', 'main.ts')
const checkout = existsSync(source) && !root.includes(`${sep}node_modules${sep}`)
const main = checkout ? source : join(root, 'dist', 'src', 'main.js')
const node = newEnough ? process.execPath : packaged()
const refuse = () => {
  console.error(`storymill: needs Node 22.18 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}
if (!node) refuse()
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', refuse)
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
