import { readdir, readFile } from 'node:fs/promises'

/** CPU seconds of a process and all its living descendants, from /proc; ticks are 1/100 s on Linux. */
export async function cpuSeconds(root: number): Promise<number> {
  const processes = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(stat))
  const known = new Set([root])
  let ticks = 0
  // Parents have started before their children, so one pass in the order of pids is almost enough; two are.
  for (let pass = 0; pass < 2; pass++)
    for (const one of processes) if (one && (one.pid === root || known.has(one.parent))) known.add(one.pid)
  for (const one of processes) if (one && known.has(one.pid)) ticks += one.ticks
  return ticks / 100
}

async function stat(pid: string): Promise<{ pid: number; parent: number; ticks: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const at = (field: number) => fields[field - 3] ?? 0
  // User and system time, own and of children that have ended.
  return { pid: Number(pid), parent: at(4), ticks: at(14) + at(15) + at(16) + at(17) }
}
