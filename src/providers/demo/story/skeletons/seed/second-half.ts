import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} learns to wait, and it is not the same as doing nothing.
    @ home, day, wide
    hero: sit curious sits quietly and looks about
    pal: sit happy knits beside {them}
    props: bucket, feather
    a: Sit with {pal}. Look. Hush. A bee! | Wait, {pal}. Look and look. Nice!
    bcd: So {hero} gave up. {They} did not pull. | "All right," said {hero}. "I will wait."
    bcd: {They} did not poke. {They} did not yell. | {They} gave it one cup a day, and no more.
    bcd: {They} sat by {pal} and looked about. | {They} sat with {pal}.
    bcd: There was so much to see! | {They} had never seen a day so close.
    cd: "{Refrain}," {they} said, and meant it.
    cd: To wait is not to do nothing. It is to leave room.
    d: {They} let the dough rise, that week, and it came up over the edge and lifted the cloth.
    d: {They} left a pear on the tree until it fell into {their} {paw} by itself.
    d: {They} bit into it, and had to sit down. So that was what they tasted like!`),
  ],
  turn2: [
    moment(`
    Winter comes, and {hero} lets it.
    @ home, day, wide, snow
    hero: walk happy walks through the snow
    pal: walk happy walks in a very long sock
    props: snowman, sledge
    a: Snow! Sleep, seed, sleep. Roll, {pal}! | White, white, white. {Pal} has long socks.
    bcd: The snow came and lay on the pot. | Then it was winter, and all was white.
    bcd: {Hero} did not mind it. {Pal} was there. | {Pal} wore the long sock twice round.
    bcd: They made a snowman, and he was done at once. | They made soup, and they let it cook.
    bcd: "Good night," {hero} told the pot. | "Sleep well," said {hero} to the pot.
    cd: Who could say what went on under all that white?
    cd: {They} did not read the last page of a book all winter.
    d: It is odd, but when you stop pushing a day, it goes by itself.
    d: One morning there was a drip from the roof. It took a while before it said drop.
    d: "Is it spring yet?" asked {pal}. "Nearly," said {hero}, and turned over.`),
  ],
  climax1: [
    moment(`
    The seed comes up when nobody is pulling.
    @ home, dawn, close
    hero: peek surprised kneels down in front of a green shoot
    pal: peek surprised peeps over {hero}'s shoulder
    props: seedling, flower
    a: Oh! Green! Hush, {pal}. Don't pull. | It is up! Look, {pal}, look! Green.
    bcd: {Hero} and {pal} waited, and the year went by. | They waited long, {hero} and {pal}.
    bcd: Then one fine day there was a green thing. | One day in spring {hero} brought the cup.
    bcd: It had two leaves, like two small hands. | And there it stood, with two leaves!
    bcd: {Hero} did not touch it. {They} just breathed. | "Hello," said {hero}. {They} did not pull.
    cd: It wore its old brown shell on its head, like a hat.
    cd: It had come up just as slowly as it liked.
    d: "Did you see it come?" whispered {pal}. "No," said {hero}. "It was too slow to see."
    d: They lay down flat, with a nose on each side, and said not one word.
    d: "{Refrain}," breathed {hero}, and it shook a little, as if it nodded.`),
  ],
  climax2: [
    moment(`
    It grows and grows, and they do not know what it will be.
    @ home, day, wide
    hero: stand happy stands beside a tall plant
    pal: reach curious measures it with the sock
    props: seedling, ladder
    a: Up, up, up! Taller than {pal}! | Grow, grow. Past {pal}. Past {hero}!
    bcd: After that there was no stopping it. | Now it grew, and it did not ask.
    bcd: It grew past the pot and past {pal}. | By May it was as tall as {pal}.
    bcd: They used the long sock to measure it. | By June {hero} looked up to it.
    bcd: But what was it? No one could say. | "What will you be?" {hero} asked. It grew.
    cd: There was a bud on top, shut like a fist.
    cd: In the old days {hero} would have had it open.
    d: Now {they} put a chair beneath it, got out a book, and began at page one.
    d: People came by and guessed. They said a cabbage, or a lamp, or a sort of goose.
    d: "We shall see," said {hero}. And {they} turned the page.`),
  ],
  climax3: [
    moment(`
    The bud opens.
    @ home, dawn, close
    hero: stand surprised stands in golden light
    pal: stand surprised drops {paltheir} knitting
    props: flower
    a: It opens! Oh! Like the sun, {pal}! | Pop! Gold! Oh, {pal}. Oh, {hero}.
    bcd: Then one day it opened, bit by bit. | It took all day. They did not look away.
    bcd: It was gold. It was as big as a plate. | One gold leaf came out, and then the next.
    bcd: It looked like a small sun. | {Pal} cried.
    bcd: "Oh," said {pal}, and dropped a stitch. | It was a sun on a stick.
    b: So big!
    cd: It turned its face and followed the sun, quite slowly.
    cd: A bee came, and then came all of her friends.
    d: {Hero} had waited for one year for that one hour, and it was the right length.
    d: If {they} had had it at once, {they} saw, {they} would have had just a flower.
    d: As it was, there was a winter in it, and a sock, and a blue night.`),
  ],
  after1: [
    moment(`
    The flower gives back more than one seed.
    @ home, day, close
    hero: reach happy shakes the seeds into a bowl
    pal: reach happy counts them
    props: flower, basket
    a: One seed, two seeds, lots! Count, {pal}! | Shake, shake. Seeds for {pal}. Seeds for all.
    bcd: In the autumn it hung its head. | When it was done it bowed down low.
    bcd: {Hero} was not sad. {They} held out a bowl. | {Pal} held a bowl under it.
    bcd: {Pal} gave it a tap. Out fell seeds. | Out came seeds, as brown as mice.
    bcd: One had gone in. A hundred came out! | There were so many that they lost count.
    cd: They gave some to the birds, and some to the frog.
    cd: And some went in small bags, with "Wait!" on the front.
    d: Each one who got a bag asked the same thing. "How long does it take?"
    d: "Just as long as that," said {hero}, and showed them the sock.
    d: The old tree got one too, at its feet. "Ah, a quick one," it said.`),
  ],
  after2: [
    moment(`
    {Hero} bakes a cake and lets it rise.
    @ home, dusk, medium
    hero: stand proud carries a very tall cake
    pal: sit happy waits at the table
    props: cake, teacup
    a: Tick, tock. The cake is up! Yum, {pal}! | Wait, {pal}. Now! Big, big cake.
    bcd: That night they had a feast for two. | For {pal}'s birthday {hero} made a cake.
    bcd: {Hero} put the cake in and sat down. | {They} let it rise. {They} let it bake.
    bcd: {Pal} looked at the clock. {Hero} did not. | "Is it time yet?" asked {pal}.
    bcd: It came out as tall as a hat! | "Not yet," said {hero}. "Listen to it."
    cd: Nobody had known that cakes could be like that on the inside.
    cd: It was all air and gold, and it shook when you laughed.
    d: {Hero} ate it slowly, from left to right, and left the cherry for the end.
    d: "Who are you," asked {pal}, "and what have you done with {hero}?"
    d: "{Refrain}," said {hero}, and licked the spoon, and then waited a while before the next lick.`),
  ],
}
