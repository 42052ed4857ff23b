import { downward, marks, shape } from './brush.ts'
import { bell, below, between, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import type { Stage } from './stage.ts'

/** In a close picture with type at its foot the figures stand behind a swell of near ground, not in mist. */
export function closeBank(stage: Stage, calm: string, grassy: boolean): string {
  if (stage.camera !== 'close' || stage.zone !== 'bottom') return ''
  const { random } = stage
  const line = ridge(random, 706, 14, 1.6)
  const fill = downward(stage, 690, 800, [
    [0, blend(calm, shade(calm, 0.05, 1.1), 0.8)],
    [1, calm],
  ])
  if (!grassy) return shape(stage, below(line), fill, { edge: calm, lift: 7 })
  let tufts = ''
  for (let i = 0; i < 80; i++) {
    const x = random.next() * 1000
    const h = between(random, 10, 34)
    tufts += `M${r1(x - 3)} ${r1(line(x) + 8)}q2 ${r1(-h * 0.7)} ${r1(bell(random) * h * 0.5 + stage.bend * h)} ${r1(-h)}q3 ${r1(h * 0.6)} 8 ${r1(h + 6)}z`
  }
  return (
    shape(stage, below(line), fill, { edge: calm, lift: 7 }) +
    marks(tufts, blend(calm, shade(calm, 0.05, 1.1), 0.8))
  )
}
