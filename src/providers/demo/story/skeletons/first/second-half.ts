import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} shows somebody newer how it goes.
    @ away, day, medium
    hero: stand proud points to the hooks
    pal: stand happy brings the crayons
    props: hat, feather
    a: Here is the hook. {Pal} draws a duck! | Come, small one. {Pal} and {hero} know.
    bcd: There was a chick who was newer still. | {Hero} knew now what to do. {Pal} came too.
    bcd: "Come," said {hero}. "I will show you." | A chick had come, and it shook.
    bcd: "Here are the coats. That is the bell." | "This is your hook," said {hero}.
    bcd: {Pal} drew a duck on the new hook. | "{Pal} will draw you a picture for it."
    cd: "{Refrain}," said {hero}. It sounded quite old.
    cd: When you show somebody a place, it gets a bit yours.
    d: "What is in there?" asked the chick. It looked at the big door.
    d: "Soup," said {hero}, "and chalk, and a goose. They laugh, but it is like a cushion."
    d: {They} heard {themself} say it. And it was true. When had it turned true?`),
  ],
  turn2: [
    moment(`
    They go back in, the three of them, and count to two.
    @ away, day, wide
    hero: walk proud walks in through the big door
    pal: walk happy walks on the other side
    props: bell, book
    a: In we go! {Pal}, {hero} and the chick. | One, two. Clap! All right, {pal}!
    bcd: They went in, all three, in a row. | {Hero} took one wing. {Pal} took one.
    bcd: They were late, but the goose just counted. | The door was not so big for three.
    bcd: "Clap!" said the goose. {Hero} counted to two. | They sang. {Hero} came in just right.
    bcd: Clap! It was right. It was just right! | The chick came in late. One long note.
    cd: The chick was one clap late. It hung there like a sock.
    cd: {Hero} did one more, so it was not so lonely. So did {pal}.
    d: Then they all did it, the whole room, and the goose did too, with both wings.
    d: So that is how it goes, thought {hero}. There is no trick. There is no book.
    d: There is just somebody who claps with you.`),
  ],
  climax1: [
    moment(`
    {Hero} tells everybody something only {they} can tell.
    @ away, day, wide
    hero: stand proud stands up in front of everybody
    pal: sit happy sits in the front row
    props: book, apple, star
    a: I am {hero}! they hear. Hooray, says {pal}! | {Hero} stands up. Big voice! {Pal} claps.
    bcd: "Who will speak?" asked the goose. | At the end they sat in a ring.
    bcd: {Hero} got up. {They} shook. | {Hero} put up one {paw}.
    bcd: {Pal} gave {them} a nod. | {Pal} made big eyes.
    bcd: "I am {hero}," {they} said, out loud. | {They} did not squeak. {They} told it out loud.
    bcd: {They} cut the apple. There was the star! | It was all about the star in an apple.
    cd: They all said "Ooh", even those who had seen it at lunch.
    cd: It was the same room as before, but it was not so wide.
    d: {They} told them of {their} house, and the light, and the picture with the night in it.
    d: "Who waits up for you?" asked the chick. {Hero} told that too, and it did not hurt.
    d: "{Refrain}," {they} ended. Then {they} sat down. {They} had a place.`),
  ],
  climax2: [
    moment(`
    {Hero} gets to ring the bell.
    @ away, day, close
    hero: reach proud pulls the rope of a bell
    pal: jump happy jumps up and down
    props: bell, rope
    a: Ring it! Ding, ding! Home time, {pal}. | Pull, {hero}! {Pal} sings. Ding, dong!
    bcd: "New ones ring the bell," said the goose. | Then someone had to ring the bell.
    bcd: So {hero} took hold of the rope. | "It is {hero}'s turn," said the goose.
    bcd: The chick took the end of it. {Pal} counted. | {They} took hold of it, with the chick.
    bcd: Ding, dong! It went out to the whole hill. | Ding, dong! {Pal} danced. It was so loud!
    cd: That morning it had made {their} knees shake.
    cd: Now it came out of {their} own two {paws}.
    d: Far off, somebody at home put down a spoon, and heard it, and smiled.
    d: "It is over," said {pal}. {Hero} could not believe it. Already?
    d: There was still the game with the blue in it. {They} had only just got the hang of it.`),
  ],
  climax3: [
    moment(`
    At the door somebody is waiting.
    @ away, dusk, wide
    hero: run happy runs down the steps
    pal: wave happy waves goodbye
    props: hat, apple
    a: Home time! Bye, {pal}! See you. | Run, {hero}! Wave to {pal}. Bye, bye!
    bcd: There at the gate stood {hero}'s own ones. | They all ran down the steps at once.
    bcd: They had been there since noon, more or less. | At the gate stood a face that {hero} knew.
    bcd: "How was it?" they asked. {Hero} thought. | "Well?" it said. "Was it so bad?"
    bcd: "I have a snail," {they} said. "And {pal}." | {Hero} waved to {pal}. "Till tomorrow!"
    cd: It all came out at once, the coats, and the goose, and the nose.
    cd: "And did you cry?" "Only in the hall," said {hero}. "And not alone."
    d: They had been more afraid than {they} had been, by the look of it.
    d: {Hero} took their hands, one on each side, so that they would not be lonely.
    d: "Tomorrow it will not be so bad for you," {they} told them kindly. "{Refrain}."`),
  ],
  after1: [
    moment(`
    The second day is quite different.
    @ away, day, medium
    hero: walk happy hangs up {their} hat without looking
    pal: walk happy hangs up a coat
    props: hat, apple
    a: Good morning, snail! Good morning, {pal}! | Hat on the hook. Hop in, {pal}!
    bcd: The next day {hero} went in by {themself}. | On the second day the door was a door.
    bcd: {They} hung up {their} hat. "Hello, snail." | {They} did not even look for the hook.
    bcd: {Pal} was there. "I kept you a seat," said {pal}. | "Morning!" said {pal}. "Morning!" said the chick.
    bcd: {Hero} laughed. It was from last day! | Someone said "Nose!" and they all laughed.
    cd: So that is how you come to laugh at old jokes.
    cd: {Their} shoes did not squeak. They had talked it over in the night.
    d: The house with the night in it hung on the wall by the clock.
    d: "Can I have it when you are done with it?" somebody asked. Nobody could say who did the best roof.
    d: {They} would not have swapped the snail for a ship now, or for two ships.`),
  ],
  after2: [
    moment(`
    A year later there is a new one in front of the door.
    @ away, day, wide
    hero: wave happy waves from the top step
    pal: wave happy waves as well
    props: book, apple
    a: A new one! Come in, says {pal}. | Hello, you! {Pal} and {hero} wave.
    bcd: A new one stood by the door. | When the leaves fell, new ones came.
    bcd: She was as still as a stone. | There was one with very stiff shoes.
    bcd: {Hero} and {pal} knew that sort of stone. | {Hero} and {pal} sat on the top step.
    bcd: They went down and stood there too. | "Is it big?" she asked. "Yes," said {hero}.
    cd: "It is loud," said {hero}, "but it is like a cushion."
    cd: "And there are coats," said {pal}, "if you need some."
    d: {Hero} showed her the hooks. There was a ship, all by itself, at the end.
    d: "I would rather have a snail," she said. So {hero} took a crayon and drew her one.
    d: {They} did the shell quite slowly, and the eyes, in and out.`),
  ],
}
