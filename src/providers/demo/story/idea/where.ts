import type { Scene } from '../../../../book/plan.ts'

const words: [Scene['setting'], string][] = [
  ['space', 'moon space rocket planet mars astronaut galaxy comet spaceship asteroid'],
  [
    'seaside',
    'sea beach ocean island sand sandcastle seaside boat ship harbour lighthouse pier whale pirate mermaid sail',
  ],
  ['snow', 'snow ice winter sledge snowman igloo arctic antarctic antarctica iceberg polar frozen'],
  ['mountain', 'mountain mountains hill cave cliff volcano peak'],
  ['forest', 'forest wood woods jungle tree trees treehouse den'],
  ['river', 'river lake pond stream bridge waterfall canoe raft'],
  ['garden', 'garden pumpkin vegetable vegetables greenhouse seed seeds flower flowers plant'],
  [
    'village',
    'village town city school street house shop bakery market library kindergarten park museum castle',
  ],
  ['meadow', 'meadow field farm grass barn picnic'],
  ['bedroom', 'bedroom bed attic nursery pillow'],
]

/** "on the moon" tells more than a word anywhere, so words after in, on, at, to come first. */
export function settingOf(tokens: string[]): Scene['setting'] | undefined {
  const lower = tokens.map((token) => token.toLowerCase())
  const placed = lower.filter(
    (_, i) =>
      /^(in|on|at|to|under|near|by)$/.test(lower[i - 1] ?? '') || /^(the|a|an)$/.test(lower[i - 1] ?? ''),
  )
  for (const list of [placed, lower])
    for (const [setting, known] of words)
      if (known.split(' ').some((word) => list.includes(word))) return setting
  return undefined
}
