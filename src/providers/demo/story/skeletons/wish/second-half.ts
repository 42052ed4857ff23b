import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} finds out which small piece of it is {their} own.
    @ away, dusk, medium
    hero: stand curious tries one small thing slowly
    pal: sit happy watches and claps
    props: feather, star
    a: One small bit, {pal}. Look! It works. | Slow, slow. {Hero}'s own way! Yes, {pal}!
    bcd: "Which bit do you like best?" asked {pal}. | "And when no one looks?" asked {pal}.
    bcd: {Hero} had not thought of that. | {Hero} had a think. It took a while.
    bcd: {They} did that bit, slow and soft. | Then {they} did a bit, just for fun.
    bcd: It did not hurt. It felt like {hero}. | "That!" cried {pal}. "Do that!"
    cd: It was not how the others did it. It was a bit sideways.
    cd: But it held, and there was room in it for the next bit.
    d: "{Refrain}," said {hero}, and did it once more.
    d: All that time {they} had tried to do it like someone else, only better.
    d: And here was {their} own way. It had sat there all along, like a cat on a wall.`),
  ],
  turn2: [
    moment(`
    {Hero} practises {their} own way, day after day.
    @ home, day
    hero: jump happy practises at every moment
    pal: stand happy counts on a slate
    props: feather, basket, drum
    a: Again! And again! {Pal} counts. Ten! | Mon, Tues, Wednes. Up, {hero}! says {pal}.
    bcd: On Monday it worked for a blink. | {Hero} did it when {they} woke up.
    bcd: On Tuesday it did not work at all. | {They} did it while the soup was on.
    bcd: On Wednesday, it worked for two blinks. | {They} did it on the way to the shop.
    bcd: {Pal} put it all down on a slate. | {Pal} drew a line for each time.
    cd: By Sunday the slate was full and they used the wall.
    cd: Some lines were long, and most were short, and it did not matter.
    d: The tiny shrew came each day too, and was by now extremely good at falling.
    d: "How far is it?" she asked. "Not yet," said {hero}. "But you can see it from here."
    d: The crow sat on the gate and said nothing, in a rather loud way.`),
  ],
  climax1: [
    moment(`
    {Hero} does it at last, in {their} own way.
    @ far, day, wide
    hero: jump proud does it at last
    pal: jump happy jumps for joy
    props: feather, flower
    a: Yes! {Hero} did it! Look, {pal}! | Now! Oh! Hooray, shouts {pal}!
    bcd: So {hero} took {their} time. | One day it was the right day.
    bcd: {They} did it {their} own way, a bit sideways. | {Hero} did not think of the crow.
    bcd: "Now," said {pal}, in a very low voice. | {They} looked up. {Pal} held still.
    bcd: And it worked! {Hero} could {wish}! | And then {they} did it. {Hero} could {wish}!
    cd: It was not for long, and it wobbled.
    cd: But it was real, from one end to the other, and it was {theirs}.
    d: Everything went quiet, the way it does when snow begins.
    d: There was the wind, and there was {their} own heart, and there was so much room.
    d: Then it was over. And {hero} did the only thing that you can do. {They} did it again.`),
  ],
  climax2: [
    moment(`
    {Hero} shows everyone, even the crow.
    @ far, day, medium
    hero: stand proud takes a bow
    pal: wave happy waves {paltheir} hat
    props: hat, flower
    a: Again, {hero}, again! {Pal} claps. | Clap, clap! Bow, {hero}. Bow, {pal}!
    bcd: They had all come to see it. | Word got round, and they all came.
    bcd: The hen and the pig held their breath. | The duck stood on the pig to see.
    bcd: {Hero} did it once for each of them. | {Hero} did it for them. {Pal} beat a drum.
    bcd: "More with the arms," said the hen. She wept. | "Just as I said," said the pig.
    cd: The crow said nothing. Then he said "Hm."
    cd: From a crow, that is the same as a brass band.
    d: "But that is not how you do it," said the one who could. "You do it sideways!"
    d: "Yes," said {hero}. "It turns out that I do." And {they} did it once more, to be sure.
    d: Up on the wire the swallows held on tight this time.`),
  ],
  climax3: [
    moment(`
    {Hero} takes the wish one step further than anyone thought.
    @ far, dusk, wide
    hero: reach happy reaches for the evening sky
    pal: sit happy watches with {paltheir} chin up
    props: star, feather
    a: More! Up to the star. Look, {pal}! | Oh, {pal}, look! {Hero} goes on and on.
    bcd: That evening they stayed out, just those two. | When the others had gone, {pal} stayed.
    bcd: "Once more?" said {pal}. "Once more," said {hero}. | "Do the long one," said {pal}.
    bcd: This time {they} did not count. | The sky was pink, and the air was warm.
    bcd: It went on, and on, and on. | {Hero} began, and it did not stop.
    cd: {They} had not known that there was more beyond the end.
    cd: {Their} heart was as light as fluff.
    d: When it was over they said nothing at all for quite some time.
    d: "What is it like?" asked {pal}. {Hero} thought hard, because {pal} should have a good answer.
    d: "It is like being somebody," said {hero}, "and then noticing that it is you."`),
  ],
  after1: [
    moment(`
    {Hero} teaches the tiny shrew, who finds a way of her own.
    @ away, day
    hero: sit happy watches someone else try
    pal: sit happy holds the basket with plasters
    props: flower, basket
    a: Now the small one tries. Hop! Yes, {pal}! | You try, small one! {Pal} helps.
    bcd: The tiny shrew wanted to try it too. | Then it was the tiny shrew's turn.
    bcd: "Do it like me?" she asked. | "Do I go sideways?" she asked.
    bcd: "No," said {hero}. "Do it like you." | "I do not know," said {hero}. "Do you?"
    bcd: {Pal} had a box of plasters. | {Pal} stood by with a plaster.
    cd: She fell, of course. But she fell so well that they clapped.
    cd: She went off to find out, with her nose in the air.
    d: {Hero} sat {seat} and watched, and it was almost better than doing it.
    d: "{Refrain}," came a squeak from behind a leaf, and then there was a thud.
    d: In the end she did it upside down. Nobody had ever thought of that.`),
  ],
  after2: [
    moment(`
    {Hero} thanks the hole in the hedge, and looks for the next wish.
    @ far, day, wide
    hero: peek happy looks through a hole
    pal: peek happy looks through as well
    props: leaf, feather
    a: Peep! A hole like {hero}. {Pal} laughs. | Look, {pal}, the hole! Hee, hee.
    bcd: They went to see the hedge. | One day they came by the old hedge.
    bcd: There was still a thin bit, like a {kind}. | You could still see where {hero} had gone in.
    bcd: "That was a big one," said {pal}. | {Pal} put {paltheir} head through.
    bcd: "It was a good one," said {hero}. | "That was the day of the mint," said {hero}.
    cd: A wren had built her nest just where the nose had been.
    cd: Nobody had meant to, but they had made her a front door.
    d: On the way home something small ran after {hero} and pulled at {their} coat.
    d: It was no bigger than a bun. "Well?" it seemed to ask. "Do we start?"
    d: "Oh no," said {pal}. "Is that a new one?" {Hero} only smiled.`),
  ],
}
