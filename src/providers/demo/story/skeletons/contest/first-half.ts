import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} watches the runners and wishes {they} could win once.
    @ home, day, medium
    hero: peek curious watches the runners go by
    props: bell
    a: Zoom! There they go. Wait for {hero}! | Zip, zap! {Hero} wants to run too.
    bcd: Each year they ran the Great Hill Race. | Once a year there was a big race.
    bcd: Each year {hero} sat and clapped. | Each year {hero} held the coats.
    bcd: Who got to the top could ring the bell. | The first one up rang a big bell.
    bcd: Oh, how {hero} wished to ring it! | {Hero} had never rung it. Not once.
    cd: {They} heard it in {their} dreams, as round as the moon.
    cd: But {they} had the wrong kind of legs for it.
    d: Some people are made of springs, and some are made more like a sofa.
    d: {Hero} was rather on the sofa side, and took a long time to turn round.
    d: Still, a wish does not look at your legs before it moves in.`),
  ],
  problem1: [
    moment(`
    {Hero} signs up to win the race although everybody is faster.
    @ away, day, medium
    hero: stand worried pins on the number nine
    props: letter, bell
    a: {Hero} wants to win the race. {Hero} is slow. | A race! Run, {hero}, run! Oh, so slow.
    bcd: {Hero} wanted to win the race to the bell. | "I want to win the race," said {hero}.
    bcd: But {hero} was slow. | "You?" said the hare. "Oh, {hero}!"
    bcd: The hare was fast. The goat could climb. | "Slow as jam," said the goat.
    bcd: Even the goose could run. | The goose just honked.
    b: "Put me down," {they} said. "I shall try."
    cd: "All the same," said {hero}, "please put my name down."
    cd: They gave {them} a number nine, because they were out of tens.
    d: It was pinned on upside down, so for a while {they} thought it was six.
    d: There was one week to go, and the hill stood there in the sun and looked very steep.
    d: How do you win, if everyone you know is faster?`),
  ],
  problem2: [
    moment(`
    {Hero} walks the course and sees how long it is.
    @ far, day, wide
    hero: walk worried looks up a very long path
    props: map
    a: Up, up, up. So far! So high! | Look at that hill. Puff, puff.
    bcd: {Hero} went to look at the track. | That night {hero} drew a map of the track.
    bcd: First it was flat. That was fine. | There was the flat bit, then the mud.
    bcd: Then there was mud, and then the long steps. | After the mud came three hundred steps.
    bcd: Far up, like a bean, hung the bell. | At the top of it was the bell.
    cd: {They} walked it once, and it took {them} until supper.
    cd: "The hare had time to do it nine times," said {hero}.
    d: But {they} saw some things which you do not see if you run.
    d: There was a plank by the mud, for one, and a spring with cold clear water.
    d: {They} put a small cross on the map for each of them. You never know.`),
  ],
  low1: [
    moment(`
    At the start {hero} is left behind at once.
    @ away, day, wide
    hero: stand sad stands alone in a cloud of dust
    props: flag
    a: Zoom! All gone. {Hero} is last. | Dust, dust, dust. Poor {hero}!
    bcd: "Ready, steady, go!" They went. | Bang! They were off in a cloud of dust.
    bcd: The dust came down. There stood {hero}. | When it cleared, only {hero} was left.
    bcd: The rest were dots. Then they were gone. | {They} could not even see them now.
    bcd: Somebody laughed. {Hero}'s ears burned. | "Go home!" somebody called. It stung.
    cd: {They} had gone about as far as the end of a rug.
    cd: One of {their} laces had come undone, to make it worse.
    d: It is one thing to be slow in bed, with nobody there to see.
    d: It is another thing in the sun, with a number on, while they all look.
    d: {Hero} bent down to tie the lace, and it took {them} rather a long time.`),
  ],
  low2: [
    moment(`
    Halfway, in the rain, {hero} wants to stop.
    @ far, day, medium, rain
    hero: sit sad sits in the mud
    props: umbrella
    a: Rain and mud. {Hero} wants to stop. | Slip! Splat! Too hard.
    bcd: Then it rained. The path was mud. | By the mud it began to pour.
    bcd: {Hero} slid back two steps for each one. | {Hero} fell, and got up, and fell.
    bcd: "It is too far," {they} said. | {They} sat down in it. It was cold.
    bcd: "I could just go home. Who would mind?" | "This is far enough for a {kind}," {they} said.
    cd: There was no one in front and no one behind.
    cd: The rain ran in at {their} collar and out at {their} toes.
    d: In the stories it always stops raining when you are about to give up.
    d: It went on. If anything, it rained a bit more, with a bit of wind.
    d: {Hero} looked up to where the bell was, and could not see it. Was it still there?`),
  ],
}
