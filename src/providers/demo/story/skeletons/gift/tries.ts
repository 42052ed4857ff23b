import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} look for the most beautiful thing.
    @ away, day, wide
    hero: reach happy reaches for something shiny
    pal: reach curious reaches as well
    props: basket, feather, shell
    a: So shiny! Catch it, {pal}! Oh. Pop. | Pretty, pretty! Get it, {pal}. Gone!
    bcd: First they looked for the most lovely thing. | "What is the most lovely thing?" asked {pal}.
    bcd: {Pal} saw it first. It shone like glass. | They found it soon. It was a web.
    bcd: It was dew, on a web, in the sun. | It had drops on it, like a crown.
    bcd: {Hero} took it in both {paws}. Then it was wet. | {Hero} picked it up, and then it was gone.
    cd: "That was mine," said a spider, "and I was not done."
    cd: They said sorry, and they held the thread while she began again.
    d: "It is lovely since it stays here," said the spider. "I could have told you that."
    d: They tried a bit of rainbow, too, and half of a tune. Nothing would go in the basket.
    d: By then it was past noon. "What about the biggest?" said {pal}.`),
    moment(`
    The spider pays them with a thread.
    @ away, day, close
    hero: reach curious winds up a silver thread
    pal: stand happy holds the ball of thread
    props: feather, basket
    a: A thread for you, {pal}. So thin! | Wind it up, {pal}. Round and round.
    bcd: The spider gave them a thread. | "You held it well," said the spider.
    bcd: "For your help," she said. "It is long." | "Have some of the good thread."
    bcd: {Pal} wound it up on a twig. | {Hero} and {pal} wound it on a stick.
    bcd: It shone a bit. It was as thin as air. | You could not see it, but it did not tear.
    cd: It was not a gift yet, but it was a thing to tie one with.
    cd: "For whom is it?" asked the spider. "{Elder}," said {hero}. "Ah."
    d: It seemed that everybody knew {elder}. {Elder} had once put her back into her web.
    d: "I was on a soap dish," she said. "I have not forgotten it."
    d: {Hero} had never heard that story. How many more of them were there?`),
  ],
  [
    moment(`
    They try to bring home the biggest thing they can find.
    @ away, day, wide
    hero: reach worried pushes with all {their} might
    pal: reach worried pulls with all {paltheir} might
    props: rope, egg
    a: So big! Push, {pal}! Roll. Oops. Splat! | Heave, {pal}! A giant pumpkin. Bump, bump!
    bcd: Then they looked for the biggest thing. | "Big is good," said {pal}.
    bcd: It was a pumpkin, like a bed. | They found a pumpkin. It was huge.
    bcd: {Pal} pulled. It rolled. | You could have lived in it.
    bcd: It rolled too well. It did not stop. | They gave it a push. Off it went!
    b: Oh!
    cd: It went by the church, and in at the pond.
    cd: There was soup in the whole of the lane, but no gift.
    d: People came out with spoons. It was really very good of them.
    d: "{Elder} grew one like that once," said an old man. "{Elder} gave each of us a slice."
    d: {Hero} wiped a seed from {their} nose. There it was again. What did {elder} not give?`),
    moment(`
    The lane says thank you for the soup.
    @ away, dusk, medium
    hero: stand surprised is given a paper bag
    pal: stand happy licks a spoon
    props: basket, teacup
    a: Yum, soup! Thank you, {pal}. Here, a box! | Slurp! Good soup. {Pal} gets a box.
    bcd: They all had soup. It was a feast. | It was good soup. {Pal} had six bowls.
    bcd: "Thank you!" they said to {pal} and {hero}. | A lady gave {hero} an old hat box.
    bcd: A lady gave them a box, round and blue. | "It is all I have," she said. "It is empty."
    bcd: "There is nothing in it," she said. | It smelled of violets.
    cd: It is always good to have a box.
    cd: {Hero} looked in. There was a lot of room for the best thing.
    d: "Who is it for?" she asked. "For {elder}?" Her face went soft.
    d: "When I was small {elder} used to wait for me at the corner," she said. "Each day. In all weathers."
    d: So {they} had one thread and one box. And it was almost dark.`),
  ],
  [
    moment(`
    They go to the shop, but a button is not enough.
    @ away, dusk, medium
    hero: stand sad holds out one button
    pal: stand sad looks at all the things
    props: key, bell, book
    a: One button. Not enough, {pal}. Oh. | Please, a gold clock! No, no, {pal}.
    bcd: There was still the shop with the gold things. | In the end they went into the shop.
    bcd: There was a clock. {Pal} sighed. | "That one," said {pal}. It was a gold bell.
    bcd: "How much?" asked {hero}. It was a lot. | {Hero} put {their} button down.
    bcd: {They} held out the button. It was not a lot. | "It is a good button," said the man.
    b: Oh.
    cd: "Good as it is," said the shop man, "I need more."
    cd: He was sorry. He let them hear it once, for nothing.
    d: It sang like a fork on a glass. {Hero} tried to hold it in {their} ear.
    d: "Is it for somebody who likes clocks?" the man asked. {Hero} thought about that.
    d: {Elder} had stopped the kitchen clock once, because it made such a fuss about the time.`),
    moment(`
    They count what they have.
    @ home, night, close
    hero: sit worried looks at a thread, a box and a button
    pal: sit sleepy yawns and thinks
    props: candle, gift
    a: One box. One thread. Yawn, says {pal}. | What have we got, {pal}? Not much.
    bcd: They sat down on the step and looked. | At home they put it all in a row.
    bcd: There was a thread, and it was thin. | There was the thread, the box, the button.
    bcd: There was a box, with nothing in it. | {Pal} put in {paltheir} last bit of bun.
    bcd: "It is a start," said {pal}, and slept. | "And that is that," said {pal}, and yawned.
    cd: The candle had one finger of light left in it.
    cd: A gift is mostly the bit in the middle, and that was not there.
    d: {Hero} tied a bow round nothing, just to see. It was a nice bow.
    d: Somewhere {sound}. Tomorrow was on its way, and it did not need to look for anything.
    d: "{Refrain}," {they} murmured. It was something that {elder} said.`),
  ],
]
