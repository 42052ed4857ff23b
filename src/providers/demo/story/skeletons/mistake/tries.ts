import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} tries to mend it in secret, and it does not look like a cup.
    @ home, night, close
    hero: sit worried holds three pieces and some glue
    props: teacup, candle
    a: Glue it! Shh. Oh no, stuck. A fish? | Stick, stick. That is no cup!
    bcd: That night {hero} got out the glue. | First {hero} tried to mend it, all alone.
    bcd: There were three bits, or was it four? | {They} glued one bit, and then the next.
    bcd: {They} held them until {their} arms shook. | It would not stay, so {they} used jam.
    bcd: When {they} let go it looked like a shoe. | By midnight it looked a bit like a fish.
    cd: One bit was missing, and {they} found it with {their} foot.
    cd: You cannot drink tea from a shoe with a star on it.
    d: It is no good mending in the dark with one ear on the stairs.
    d: "{Refrain}," went the clock, or it seemed so. {Hero} turned its face to the wall.
    d: Back it went behind the curtain. There was more of it now than before.`),
    moment(`
    {Pal} brings {hero} something nice, and it is hard to take.
    @ home, day, medium
    hero: sit sad looks at a cake and cannot eat
    pal: stand happy holds out a plate
    props: cake
    a: Cake for you! says {pal}. {Hero} can't eat. | A big slice from {pal}. Gulp.
    bcd: "You look pale," said {pal}. | The next day {pal} brought a cake.
    bcd: {Pal} made {hero} some soup, and a cake. | "I made it for you," said {pal}.
    bcd: It had a star on it, in sugar. | "You looked so hard for my cup."
    bcd: {Hero} took one bite. It would not go down. | {Hero} took a bite. It tasted like chalk.
    cd: Cake you have not earned is so hard to chew.
    cd: {Pal} tucked a rug round {their} feet, and that made it worse.
    d: "You are the best friend I ever had," said {pal}, and cut {them} one more slice.
    d: {Hero} opened {their} mouth to say it. It was right there, behind {their} teeth.
    d: But what came out was, "Thank you." And {they} shut it again.`),
  ],
  [
    moment(`
    {Hero} tries to find another cup just like it.
    @ away, day, wide
    hero: walk worried carries far too many cups
    props: teacup, basket
    a: A red cup. A green cup. Not blue! | One, two, ten cups! But not that one.
    bcd: Next {hero} went to buy a new one. | "I will just get the same," {they} thought.
    bcd: There was a green one with a frog. | So {they} went from shop to shop.
    bcd: There was a blue one, but it did not sing. | There were cups with dots, and cups with hens.
    bcd: {They} bought it, and three more, to be sure. | There was none with a star on it.
    cd: "That is a lot of cups," said the old cat there.
    cd: "They are for a friend," said {hero}, and could not look up.
    d: "It must be quite a friend," said the cat. She wrapped each one in paper.
    d: Then she leaned over. "I sell cups, my dear. I do not sell that cup."
    d: All the way home they clinked. It sounded like somebody telling.`),
    moment(`
    The fib needs more fibs.
    @ home, dusk, medium
    hero: stand worried talks and talks
    pal: sit curious listens with big eyes
    props: feather, letter
    a: The bird was big! So big, {pal}! Oh, hero. | Was it red? asks {pal}. Um, yes.
    bcd: "What was the bird like?" asked {pal}. | {Pal} wanted to draw the bird.
    bcd: "Red," said {hero}. "With a hat." | "Was it big?" "Yes." "Was it blue?" "Yes."
    bcd: "And where did it go?" "Up," said {hero}. | {Hero} had to make up its name.
    bcd: {Pal} wrote it all down. | By tea time it could sing and swim.
    cd: The bird got bigger, till it hardly fitted into the room.
    cd: Now {hero} had to remember it all, and there was so much.
    d: {Pal} hung the picture on the gate. "Have you seen this bird?" it said.
    d: Two people said that they had. One of them had even talked to it.
    d: {Hero} lay awake and heard great red wings. They beat and beat.`),
  ],
  [
    moment(`
    {Hero} tries to be so good that it does not count any more.
    @ home, day, wide
    hero: run worried sweeps and scrubs and polishes
    pal: stand surprised stands in a very clean room
    props: bucket, flower
    a: Sweep, scrub, wash! Why? asks {pal}. | {Hero} cleans it all. {Pal} says wow.
    bcd: Then {hero} tried to be very good. | "If I am good," {hero} thought, "it will go."
    bcd: {They} swept the floor. {They} swept {pal}'s too. | {They} washed {pal}'s socks, and {pal}'s steps.
    bcd: {They} picked up each leaf and shook it. | {They} dug the beans and then dusted them.
    bcd: "You are so kind!" said {pal}. {Hero} groaned. | {Pal} could not think what had got into {them}.
    cd: {They} did not sweep behind the curtain, of course.
    cd: It is like a stone in a shoe. You can dance, but it is there.
    d: By evening {they} had done all the good that there was to do, in both houses.
    d: {They} sat down and felt just the same as before, but with sore arms.
    d: You cannot pay with beans, it seems, for a cup.`),
    moment(`
    {Pal} wants to open the curtain.
    @ home, day, close
    hero: jump scared throws {themself} in front of the curtain
    pal: reach curious reaches for the curtain
    props: flower
    a: Not the curtain, {pal}! No, no. Dark is nice. | {Pal} wants some sun. Stop, {pal}, stop!
    bcd: "It is dark in here," said {pal}. | {Pal} came to look at the clean room.
    bcd: {Palthey} reached out for the curtain. | "Shall I let in the sun?" {palthey} said.
    bcd: "No!" cried {hero}. "It is asleep!" | {Hero} jumped. "No! I like it shut!"
    bcd: "Who is?" asked {pal}. "The curtain," said {hero}. | So they had tea in the dark.
    cd: {Pal} tip-toed out, so as not to wake it. {Palthey} was like that.
    cd: {Hero} slid down to the floor and stayed there.
    d: A secret is a bit like a cat. You have to feed it, and it gets in the way of your life.
    d: It had eaten up the sun now, and half of the room.
    d: There was not much left for {hero} to stand on.`),
  ],
]
