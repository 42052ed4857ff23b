import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    It is the night before, and everything is ready except {hero}.
    @ home, dusk, close
    hero: sit worried looks at new shoes
    props: book, apple
    a: New bag. New shoes. Same {hero}. | It is all packed. Gulp, says {hero}.
    bcd: It was all set out for the next day. | The new shoes stood by the door.
    bcd: There was the bag. There were the shoes. | They were so stiff that they stood up alone.
    bcd: There was a pencil, quite new. | The bag was packed, and then packed again.
    bcd: Only {hero} was not ready. | {Hero} put one shoe on. It squeaked.
    cd: "I might start next year," {hero} told the shoes. "Or in May."
    cd: The shoes looked straight ahead, the way that shoes do.
    d: {They} had an apple, a clean hanky, and {their} name on everything.
    d: They had even put {their} name in the hat, as if {they} might forget it.
    d: {They} said it over, to be sure. It sounded like somebody {they} did not know yet.`),
  ],
  problem1: [
    moment(`
    It is {hero}'s first day at school, and {they} would rather go home.
    @ away, day, wide
    hero: stand scared stands in front of a very big door
    props: book, apple
    a: The first day! The door is big. Oh, {hero}. | School! So big, so loud. Gulp.
    bcd: It was {hero}'s first day at school. | On {their} first school day {hero} stood still.
    bcd: The door was big. It was as tall as a tree. | In there it was loud. They all knew the way.
    bcd: {Their} tummy went round. | {They} did not know a single face.
    bcd: "I want to go home," {they} said. | "I will turn back," {they} said.
    b: Oh dear.
    cd: A bell rang, and it went in at {their} ears and out at {their} knees.
    cd: Everybody ran. Nobody had told {hero} where to.
    d: Inside it smelled of chalk and soup and floor, and of wet coats in a row.
    d: They all laughed about something that had been funny last year.
    d: {Hero} held on to {their} bag with both {paws}. Where do you put yourself in such a place?`),
  ],
  problem2: [
    moment(`
    {Hero} finds the hook with the snail.
    @ away, day, close
    hero: peek curious looks at a small picture above a hook
    props: hat, apple
    a: A hook for {hero}! It has a snail. | Find your hook. Snail? Hello, snail.
    bcd: In the hall there was a row of hooks. | They each had a hook, with a picture.
    bcd: One had a star on it. One had a ship. | The ship was gone. So was the star.
    bcd: {Hero}'s hook had a snail. | The last one had a snail, and it was {hero}'s.
    bcd: It looked a bit sad. | It had one eye in, and one eye out.
    cd: {They} hung {their} hat on it, and the hat looked small.
    cd: "I would have liked the ship," said {hero}.
    d: It was drawn in crayon by somebody who had been in a hurry with the shell.
    d: But it had a house with it at all times, and that seemed a good idea just then.
    d: {Hero} touched it with one finger, for luck. Then the second bell rang.`),
  ],
  low1: [
    moment(`
    In the afternoon {hero} is homesick.
    @ away, day, close, cloudy
    hero: sit sad sits beneath {their} hook
    props: hat
    a: {Hero} wants to go home now. Sniff. | Home, home, home. Poor {hero}.
    bcd: Then it came, all at once, like rain. | In the hall hung {hero}'s hat.
    bcd: {Hero} wanted to go home. {They} wanted it now. | It smelled of home. And then it hurt.
    bcd: {They} went to the hall, to the hook. | {They} sat down under it, on the floor.
    bcd: {They} sat down and put {their} hat on. | A tear ran into {their} coat.
    cd: Through the door you could hear them sing, and it went on without {them}.
    cd: The snail looked down at {them} with one eye.
    d: At home it would be the time when the sun comes as far as the table.
    d: Nobody was there to see it. It would just lie there on the wood.
    d: {Hero} took hold of the bag. It was only forty steps to the door. Who would know?`),
  ],
  low2: [
    moment(`
    Somebody else has been crying under a hook.
    @ away, day, medium
    hero: sit surprised turns round
    props: hat, umbrella
    a: Sniff, sniff. Not {hero}. Who is it? | One more tear. But whose?
    bcd: Sniff. That was not {hero}. Who was it? | There was a sniff, and it was not {theirs}.
    bcd: Right at the end was one more hook. | Behind the last coat sat a very small hedgehog.
    bcd: It had no picture yet. Under it sat a chick. | He had no picture on his hook at all.
    bcd: "I am new," it said. "I came at noon." | "I only came just now," he said.
    cd: It did not even know where the coats were.
    cd: {Hero} looked at the door, and then at that small wet face.
    d: "When did you come?" it asked. "This morning," said {hero}. "So you are old here!"
    d: {Hero} had not looked at it that way. {They} had half of a day more.
    d: {They} knew the hooks, and the bell, and about the blue. That is not nothing.`),
  ],
}
