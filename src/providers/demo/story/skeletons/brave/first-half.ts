import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} would love to be with the others, and stays behind.
    @ home, day, medium
    hero: peek sad watches the others from behind a door
    props: ball
    a: They all play. {Hero} stays in. | Come on, {hero}! No, no, no.
    bcd: The others ran by and called, "Come on!" | All the others were out at play.
    bcd: "Not today," said {hero}. "I have a cold." | "I must stay in," said {hero}. "I must dust."
    bcd: {They} did not have a cold. | The house was as clean as a cup.
    bcd: {They} watched from the window and sighed. | {They} dusted it again, and looked out.
    cd: They laughed, and each laugh had a small door in it.
    cd: {Hero} so wished to go in by one of those doors.
    d: {They} had said "Not today" on Monday, and on all the days since.
    d: By now nobody asked why. They only called, and waved, and ran on.
    d: That is how a small fear gets big. You feed it a day at a time.`),
  ],
  problem1: [
    moment(`
    {Hero} is afraid of {fear}.
    @ home, day, close
    hero: peek scared hides under the table
    props: blanket
    a: {Hero} is scared of {fear}. Hide! | Oh no! {Hero} hides. Shake, shake.
    bcd: {Hero} was afraid of {fear}. | One thing made {hero} shake. It was {fear}.
    bcd: {Their} knees shook. {Their} tummy went flop. | {Their} ears went cold. {Their} feet ran off.
    bcd: {They} hid beneath the table. | {They} ran home and got under the bed.
    bcd: "Never," {they} told the rug. "Never, never." | {They} took a box too.
    b: It was dusty.
    cd: It was nice down there, if you like one old pea.
    cd: "Lots of people live under a table," {they} told {themself}.
    d: {They} had tried being told that it was nothing. It did not feel like nothing.
    d: It felt as if someone had let a bird loose in {their} chest, a big one.
    d: How do you make a thing like that sit down?`),
  ],
  problem2: [
    moment(`
    There is going to be a feast, and the only way there leads past {hero}'s fear.
    @ away, day, wide
    hero: stand worried reads a letter twice
    props: letter, map
    a: A party! But oh, the way there. Gulp. | Come to us! Says who? A letter!
    bcd: Then there came a letter. | One day the post came.
    bcd: "Come to our feast," it said. "Bring a spoon." | "Come to tea on the far side," it said.
    bcd: There was just one way to get there. | {Hero} knew the way. {They} went pale.
    b: It went right past the thing {they} feared.
    cd: It went by {fear}, and there was no way round.
    cd: {Hero} looked at the map upside down, but it was still in the way.
    d: There would be music, lamps in the trees, and a pudding as tall as a child.
    d: {Hero} had never seen one. {They} had only heard about it, on days after.
    d: It was three days until then. Could you learn to be brave in three days?`),
  ],
  low1: [
    moment(`
    The day has come, and {hero} cannot do it.
    @ away, day, medium, cloudy
    hero: sit sad sits by the wayside
    props: letter, basket
    a: No, no. {Hero} can't. Sit and sniff. | All go by. {Hero} stays. Oh.
    bcd: The day came, and {hero} could not. | Then it was the day of the feast.
    bcd: {They} got as far as the last feather. | {Hero} stood at the feather with {their} spoon.
    bcd: Then {their} feet went home without {them}. | All the others went by, and sang.
    bcd: They stopped, of course. {They} {was} on them. | "I will come later," {they} said. It was not true.
    cd: The spoon felt heavy in {their} pocket, like a key to nothing.
    cd: From far off {they} could hear the first of the music.
    d: It is lonely to be brave, but it is lonelier to be nearly brave.
    d: {Hero} looked at {fear}, or thought about it, and it looked back.
    d: "You win," {they} said. Nobody cheered. So it could not have been a game.`),
  ],
  low2: [
    moment(`
    Somebody calls for help from the other side.
    @ away, day, close
    hero: stand worried lifts {their} head
    pal: reach scared waves from far off
    props: rope
    a: Help! Who is that? It is {pal}! | Oh! {Pal} needs help. Quick!
    bcd: Just then there was a cry. "Help!" | "Help!" somebody called. "Oh, help!"
    bcd: It was {pal}! {Pal} was on the far side. | It was {pal}, who had gone on ahead.
    bcd: {Palthey} had slipped and was stuck. | {Palthey} had a foot in a hole. It hurt.
    bcd: All the rest were at the feast. | The rest were too far off to hear.
    cd: Between {hero} and {pal} lay the thing that {hero} feared the most.
    cd: "I will get somebody!" called {hero}. But there was nobody to get.
    d: There was just {hero}, with {their} spoon, and {their} two knees.
    d: It began to get dark. "It is all right!" called {pal}. "I can wait!"
    d: But {palthey} said it in a voice that {hero} had not heard before.`),
  ],
}
