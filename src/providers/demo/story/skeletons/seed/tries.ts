import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} water it far too much.
    @ home, day, wide
    hero: run happy runs with a bucket
    pal: run happy runs with another bucket
    props: bucket, seedling
    a: Drink, seed, drink! More, {pal}! Splash! | Splish, splash. Too wet, {pal}! A pond.
    bcd: {Hero} and {pal} gave it a drink. | "It may be dry," said {pal}.
    bcd: They gave it two. They gave it ten. | So they gave it a bucket, and then the bath.
    bcd: By noon it was a pond. | It was so wet that a frog moved in.
    bcd: A duck sat on it. "Very nice," she said. | The frog was glad. He sang all night.
    cd: They had to pour it out, and then they had to look for the seed.
    cd: It was under the bench.
    d: "Even I do not drink that much," said {pal}.
    d: They dried it on a hanky, and turned it over when one side was done.
    d: It looked cross, as far as a seed can. Still, one side had gone a bit fat. Or had it?`),
    moment(`
    They learn how much is enough from the rain.
    @ home, day, close, rain
    hero: peek curious watches the drops
    pal: sit curious holds an umbrella
    props: umbrella, leaf
    a: Drip. Drop. Just a bit, {pal}. Enough! | Soft rain. Drip, {pal}, drop.
    bcd: That night came a soft thin rain. | It was the rain that showed them how.
    bcd: It did not pour. It just went on. | It came a drop at a time, with gaps.
    bcd: {Hero} and {pal} watched it from the step. | {Pal} counted them. It came to a cup.
    bcd: Then it stopped. "That is all?" said {hero}. | Then it went off to do the field.
    cd: The ground had drunk it, and smelled of {smell}.
    cd: "It stops when it is enough," said {pal}. "How does it know?"
    d: {Hero} thought of all the cakes {they} had not let rise. {They} {was} not sure.
    d: So {they} threw the bucket in the shed, and kept a small cup with a chip.
    d: "{Refrain}," said the gutter, or something very like it.`),
  ],
  [
    moment(`
    {Hero} tries to talk the seed into growing, then shouts.
    @ home, day, medium
    hero: wave worried makes a speech to a pot
    pal: stand curious plays a drum
    props: seedling, drum, book
    a: Please grow! GROW! Shh, says {pal}. | Sing to it, {pal}. La, la. Boo!
    bcd: Next {hero} read it a book on trees. | "You must talk to it," said {pal}.
    bcd: Then {they} sang. {Pal} played the drum. | {Hero} told it jokes. It did not laugh.
    bcd: Then {they} begged, and then {they} yelled. | {They} told it of the sun. {They} said "please".
    bcd: "GROW!" The pot went clonk. That was all. | In the end {they} stamped {their} foot.
    cd: Somewhere a window shut. The seed kept its thoughts to itself.
    cd: "I do not think it has ears," said {pal}.
    d: "It heard me," said {hero}. "It is just not doing it. I know that, I do it too."
    d: They sat down, one on each side of the pot, and looked at the earth.
    d: Some things come when they are called, like dogs and soup. And some do not.`),
    moment(`
    {Hero} finds out how old things are.
    @ away, day, wide
    hero: stand surprised looks up at a very tall tree
    pal: stand surprised looks up as well
    props: leaf, acorn
    a: A big, big tree! How old, {pal}? So old! | Up, up, up. Once it was small, {pal}.
    bcd: They went to ask a tree. It was tall. | "Ask one that is done," said {pal}.
    bcd: "How long did you take?" asked {hero}. | So they went to see a very old tree.
    bcd: The tree took its time to answer. | "When were you done?" asked {hero}.
    bcd: "When I am done I will tell you." | "Done?" said the tree. It creaked. It laughed.
    b: Oh!
    cd: It had been small when there was no road here, and no town.
    cd: "I was a seed for two winters," it said.
    d: "What did you do all that time?" asked {pal}, who was also curious.
    d: "I listened," said the tree. "You hear a good deal, from down there. Feet. Moles. Rain."
    d: {Hero} put one ear on the ground at once, and stayed like that right until tea.`),
  ],
  [
    moment(`
    {Hero} tries to help it along by pulling at the first green tip.
    @ home, dawn, close
    hero: reach worried pulls at a tiny green tip
    pal: jump scared shouts no
    props: seedling
    a: A green tip! Pull? No, no! says {pal}. | Green! Look, {pal}! Oh no. Snip.
    bcd: And then there was a tip of green! | Then one day it came. It was green!
    bcd: It was as big as a crumb. {Pal} cheered. | {Hero} woke up {pal}. They danced.
    bcd: "I will help it a bit," said {hero}. | "Up you come," said {hero}, and gave a pull.
    bcd: {They} gave a small pull. Snip! Oh no. | "Don't!" cried {pal}. But it went snip.
    cd: There lay the tip, like a green comma, in {their} {paw}.
    cd: {They} tried to put it back. It would not stay.
    d: {They} had waited for days, and it had taken just one second.
    d: "I only wanted to help," said {hero}. {Pal} did not say a thing, which was kind.
    d: Under the ground, was there any more of it? Or had that been all?`),
    moment(`
    They build a roof against the frost and keep watch.
    @ home, night, medium
    hero: sit worried keeps watch over a pot
    pal: sleep sleepy sleeps under the same blanket
    props: blanket, candle, seedling
    a: Cold night. A blanket, {pal}. Warm, warm. | Keep it warm, {pal}. Shh, small seed.
    bcd: That night it was cold. {Pal} brought a rug. | Then came a frost, as frosts do.
    bcd: They put a roof on the pot. | {Pal} gave up {paltheir} best wool hat.
    bcd: They put the rug on the roof. | They put the hat on the pot.
    bcd: Then they sat by it all night. | {Hero} sat up by it all night long.
    cd: {They} did not dig, and {they} did not poke. {They} just sat there.
    cd: You can sit with a thing and ask for nothing.
    d: Somewhere {sound}. The stars turned round, at about the speed of a seed.
    d: It was the first night {hero} had ever seen from one end to the other.
    d: It turned out to have a middle, and the middle was blue.`),
  ],
]
