import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Elder} is {hero}'s favourite person.
    @ home, day, medium
    hero: sit happy leans on {elder}
    elder: sit happy shows {hero} how to whistle
    props: leaf
    a: {Elder} is the best. Hug, hug! | {Hero} loves {elder}. Up on the lap!
    bcd: {Elder} was {hero}'s best person. | Of all people {hero} liked {elder} best.
    bcd: {Elder} could whistle with a leaf. | {Elder} had warm pockets with crumbs in.
    bcd: {Elder} had time, and a lap, and a laugh. | {Elder} never said "Not now."
    bcd: {Elder} gave {hero} a wink each day. | {Elder} knew where the moon goes in the day.
    cd: If you were sad, {elder} just got out the cards.
    cd: And if you lost at cards, {elder} had lost them too.
    d: {Hero} had got so much from {elder} that it would not have gone into a cart.
    d: There was the whistling, and the knots. There was the bit about the moon.
    d: But what had {hero} ever given back? {They} thought, and it made {them} quite hot.`),
  ],
  problem1: [
    moment(`
    Tomorrow is {elder}'s birthday and {hero} has no gift.
    @ home, day, medium
    hero: stand worried turns out {their} empty pockets
    props: letter, gift
    a: A gift for {elder}! What? {Hero} has none. | {Elder}'s birthday! But what to give?
    bcd: {Elder}'s birthday was on the next day. | The next day was {elder}'s birthday.
    bcd: And {hero} had no gift! | {Hero} had no gift at all.
    bcd: It must be the best gift in the world. | "It must be just right," said {hero}.
    bcd: {They} had one button to pay with. | {They} had a button, a string and a bun.
    b: What could it be?
    cd: A sock was too small, and a horse was too big.
    cd: "{Elder} has a horse," said {hero}, though it was a wooden one.
    d: All the others had theirs by now, with bows on them, in hiding places.
    d: They hummed, and looked sly, and said "Don't go in there!" to one another.
    d: {Hero} had only until tomorrow. Where do you find the best thing in the world?`),
  ],
  problem2: [
    moment(`
    {Hero} tries to find out what {elder} wants.
    @ home, day, close
    hero: stand curious asks, and tries to look as if nothing were
    elder: sit happy reads the paper
    props: book, teacup
    a: What do you want, {elder}? Oh, nothing. | A hat, {elder}? No. A cat? No.
    bcd: {Hero} went to {elder} to find out. | "Just say," said {hero}, "what do you need?"
    bcd: "Do you want a hat?" {they} asked. | "I do not need a thing," said {elder}.
    bcd: "I have a hat," said {elder}. "It has a hole." | "And if you did?" "Then I would not."
    bcd: "What about a cat?" "It would eat the hat." | "But what do you like?" "You," said {elder}.
    cd: This did not help, for you cannot wrap that up.
    cd: "Why do you ask?" said {elder}, and turned a page, upside down.
    d: "No reason," said {hero}. {They} whistled, which {they} had from {elder}, and went out backwards.
    d: Behind the paper somebody laughed so that the print shook.
    d: But {hero} was already out on the path, and it was nearly noon.`),
  ],
  low1: [
    moment(`
    It is night, and there is no gift.
    @ home, night, wide
    hero: sit sad sits on the step in the dark
    props: gift
    a: No gift. {Hero} is sad. Good night. | It is too late. Sniff.
    bcd: It was night. The shops were shut. | {Hero} sat on the step in the dark.
    bcd: {Hero} had no gift for {elder}. | The day was gone, and {they} had nothing.
    bcd: "The others have gold," {they} said. | There was just an old round box.
    bcd: "I have a box of air." | "I have the worst gift of all," {they} said.
    cd: {They} had wanted to give the best, and now there was not even the worst.
    cd: The moon came up. {Hero} knew where it had been.
    d: It made {them} think of how {they} knew. It had been a cold night, and {elder} had woken {them}.
    d: "Come out," {elder} had said. "I have something to show you. It does not cost a thing."
    d: {Hero} sat up straight. What had {elder} said just then?`),
  ],
  low2: [
    moment(`
    {Hero} thinks of all that {elder} has given.
    @ home, night, close
    hero: sit curious counts on {their} {paws}
    props: moon, leaf
    a: The song. The hug. The moon. Hmm! | One, two, three. All from {elder}.
    bcd: {Hero} counted up what {elder} gave {them}. | "What did I get from {elder}?" {they} said.
    bcd: There was the leaf trick. That was one. | There was the whistle, and the knot.
    bcd: There was the song about the pig. | There was the night with the moon.
    bcd: There was the walk in the rain. | There was the day they did nothing.
    cd: Not one had come in paper, and {they} still had them all.
    cd: You could not break them or grow out of them.
    d: It would be a long list, if you wrote it down. You would need a lot of paper.
    d: You would need some thread to hold it, too. And then a box to put it in.
    d: {Hero} stood up so fast that the step creaked.`),
  ],
}
