import { benchEngine } from './engine.ts'

const [what, ...flags] = process.argv.slice(2)
if (what !== 'engine' || flags.some((flag) => flag !== '--json')) {
  console.error('usage: npm run bench -- engine [--json]')
  process.exit(2)
}
const json = flags.includes('--json')
const figures = await benchEngine((line) => console.error(line))
if (json) console.log(JSON.stringify(figures))
else {
  const { w0, w1 } = figures
  console.log(
    `W0  ${w0.steps_per_s} steps/s · ${w0.cpu_s_per_1000} CPU-s per 1 000 · ${w0.ratio_to_postgres_line} of the PostgreSQL line`,
  )
  console.log(`W1  makespan ${w1.makespan_over_bound} × the lower bound`)
}
process.exit(0)
