import type { SettingWords } from './setting-words.ts'

export const seaside: SettingWords = {
  places: [
    'on, onto, along: the long beach',
    'in, into, across: the pebble bay',
    'on, onto, along: the white sand',
    'in, into, across: the little harbour',
  ],
  homes: [
    'in a white house by the sea',
    'in a hut on the sand',
    'at the end of the pier',
    'in an old upside-down boat',
  ],
  sounds: [
    'a gull laughed',
    'the waves said hush',
    'a rope slapped',
    'a bell buoy clanged',
    'the pebbles rattled',
  ],
  smells: ['salt and seaweed', 'tar and old rope', 'wet sand', 'fish and sun cream'],
  hides: [
    'under the seaweed',
    'in a rock pool',
    'behind the nets',
    'under an old boat',
    'inside a big shell',
  ],
  seats: ['on a smooth rock', 'on the end of the pier', 'on an upturned bucket'],
  smalls: ['pink shells', 'crab prints', 'round pebbles', 'tiny shrimps', 'bits of sea glass'],
  highs: ['the lighthouse', 'the top of the dune', 'the big rock'],
  textures: [
    'A crab went by, sideways and rather cross.',
    'A wave ran up, looked around, and ran back.',
    'Sand got in everything, as sand does.',
    'The gulls hung in the air like kites.',
    'The foam fizzed and was gone.',
    'Far out, a sail the size of a tooth went by.',
  ],
}

export const river: SettingWords = {
  places: [
    'by, down to, along: the slow green river',
    'by, down to, along: the mill stream',
    'by, down to, along: the silver river',
  ],
  homes: [
    'in a house by the river',
    'in the old mill',
    'among the willow roots',
    'in a boat with a crooked chimney',
  ],
  sounds: [
    'a frog said “Grup”',
    'a fish jumped',
    'the reeds whispered',
    'a duck laughed',
    'the mill wheel groaned',
  ],
  smells: ['mud and mint', 'wet stones', 'willow and rain', 'river weed'],
  hides: [
    'in the reeds',
    'under the bridge',
    'behind the mill',
    'under a lily pad',
    'among the willow roots',
  ],
  seats: ['on a wide flat stone', 'on the bank', 'on a willow root'],
  smalls: ['blue dragonflies', 'smooth stones', 'minnows', 'lily buds', 'water beetles'],
  highs: ['the old bridge', 'the tallest willow', 'the mill roof'],
  textures: [
    'A dragonfly hung there like a blue pin.',
    'The river slid by and told nobody where.',
    'A fish made one ring, then another.',
    'The willows trailed their fingers in the water.',
    'A stick went past, on its way to the sea.',
    'The stones wobbled, but only a little.',
  ],
}

export const mountain: SettingWords = {
  places: [
    'on, up, along: the blue mountain',
    'on, up, across: the stony hill',
    'on, up, across: the high pass',
  ],
  homes: [
    'in a stone hut on the hill',
    'in a cave with a round window',
    'halfway up a mountain',
    'on the sunny side of the hill',
  ],
  sounds: [
    'a stone went clack',
    'a goat bell rang',
    'the wind hummed',
    'an echo said hello',
    'an eagle called',
  ],
  smells: ['stone and thyme', 'cold clean air', 'snow far off', 'heather'],
  hides: ['behind a boulder', 'under a ledge', 'in a small cave', 'among the heather', 'between two stones'],
  seats: ['on a sunny ledge', 'on a stone like a chair', 'on a patch of heather'],
  smalls: ['striped stones', 'goat prints', 'purple bells', 'tiny ferns', 'grey pebbles'],
  highs: ['the very top', 'the highest ledge', 'the great grey rock'],
  textures: [
    'A pebble rolled off and went clack, clack, clack.',
    'The path bent left, then right, then left again.',
    'Clouds sat on the peaks like hats.',
    'An echo said it all again, but softer.',
    'The valley looked as small as a plate.',
    'The wind smelled of snow and stone.',
  ],
}

export const snow: SettingWords = {
  places: [
    'in, into, across: the deep snow',
    'on, onto, across: the frozen bay',
    'in, into, across: the white hills',
    'on, onto, across: the great ice',
  ],
  homes: [
    'in a round snow house',
    'on the edge of the great ice',
    'in a hut with a snowy roof',
    'at the foot of a snowdrift',
  ],
  sounds: [
    'the ice groaned',
    'snow slid and went flump',
    'the wind sang',
    'an icicle went tink',
    'a seal barked',
  ],
  smells: ['snow and salt', 'cold and wood smoke', 'ice and pine'],
  hides: [
    'in a snow drift',
    'behind an ice block',
    'under the sledge',
    'in an old snow hole',
    'behind the snowman',
  ],
  seats: ['on a block of ice', 'on the old sledge', 'on a heap of snow'],
  smalls: ['snowflakes', 'icicles', 'bird prints', 'frost stars', 'ice beads'],
  highs: ['the top of the snow hill', 'the ice tower', 'the tallest drift'],
  textures: [
    'The snow squeaked with each step.',
    'A snowflake landed, and took its time to melt.',
    'Far away the ice gave a long, low groan.',
    'Every breath made a small cloud.',
    'The icicles rang like spoons.',
    'The snow had filled in all their tracks.',
  ],
}

export const space: SettingWords = {
  places: [
    'on, onto, across: the quiet moon',
    'on, onto, across: the grey moon hills',
    'on, onto, around: the great crater',
    'on, onto, across: the sea of moon dust',
  ],
  homes: [
    'in a tin house on the moon',
    'in a glass dome on the moon',
    'in an old rocket on the moon',
    'in a silver hut beside a crater',
  ],
  sounds: [
    'a radio hummed',
    'a light went blip',
    'a pipe went tick',
    'the dome hummed',
    'a space kettle sang',
  ],
  smells: ['tin and warm wires', 'moon dust', 'toast and rocket oil'],
  hides: [
    'behind a moon rock',
    'in a small crater',
    'under the old rocket',
    'in the tool box',
    'behind the dome',
  ],
  seats: ['on a round moon rock', 'on the rim of the crater', 'on the rocket step'],
  smalls: ['moon stones', 'craters', 'old screws', 'boot prints', 'silver stars'],
  highs: ['the rocket ladder', 'the top of the dome', 'the rim of the crater'],
  textures: [
    'The Earth hung there like a blue marble.',
    'Moon dust puffed up and took its time to fall.',
    'The stars did not blink at all.',
    'It was so still that you could hear a thought.',
    'One small comet went by without a word.',
    'The moon rocks threw long black shadows.',
  ],
}
