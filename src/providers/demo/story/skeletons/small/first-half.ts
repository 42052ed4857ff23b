import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} stands on tip toe and measures {themself}.
    @ home, day, close
    hero: reach curious stands on tip toe against the door frame
    props: book
    a: Up, up on tip toe! Still small. | {Hero} stretches. Am I big yet?
    bcd: {Hero} was the smallest of them all. | On the door were lines for them all.
    bcd: {They} stood on a book to reach the tap. | {Hero}'s was down where the cat rubs.
    bcd: {They} stood on two to see out. | Each day {they} stood there to see.
    bcd: Each night {they} ate {their} crusts, to grow. | It was not one hair more. Not yet.
    cd: "It will come," people said, from a long way up.
    cd: They all had such high chins. {Hero} knew them well, from below.
    d: There is a lot to see down there that nobody else has time for.
    d: {They} knew who had a hole in a boot, and where the beetles went on Sundays.
    d: But nobody ever asked about beetles.`),
  ],
  problem1: [
    moment(`
    {Hero} wants to help, but everyone says {they} {was} too small.
    @ away, day, wide
    hero: stand sad stands between tall things
    props: bucket, rope
    a: {Hero} wants to help. Too small! they say. | Let me! says {hero}. No, too small.
    bcd: {Hero} was small. {Hero} wanted to help. | "May I help?" asked {hero}. {They} {was} small.
    bcd: "Too small to lift," said the ox. | "You are too small," said the ox.
    bcd: "Too small to dig," said the boar. | "You are in the way," said the boar.
    bcd: "Wait till you grow," they said. | "When you are big," they all told {them}.
    b: When?
    cd: "How much must I grow?" asked {hero}. "A lot," they said.
    cd: {They} picked up a bucket, to show them, and fell in.
    d: They were building a new well for the village, and it was a great to-do.
    d: Each one had a thing to carry, a hat, and a way to wipe their brow.
    d: {Hero} wiped {their} own brow too. But what use is somebody small?`),
  ],
  problem2: [
    moment(`
    {Hero} is given a job that is not a job.
    @ away, day, medium
    hero: sit sad guards a stone
    props: pebble, leaf
    a: Mind this stone, {hero}. It sits. It sits. | A job! Watch the stone. Oh.
    bcd: "You can mind this stone," said the boar. | In the end they gave {hero} a job.
    bcd: So {hero} sat down and minded it. | "See that no one takes the hill."
    bcd: It was a good stone. It did not run off. | {Hero} saw to it. No one took it.
    bcd: By noon {hero} knew it was not a job. | It was not a real job. {They} could tell.
    cd: Everyone was kind about it. That made it worse.
    cd: An ant went by with a leaf ten times its size.
    d: "Did they tell you that you were too small?" {hero} asked it.
    d: "I did not ask," said the ant, and went on.
    d: {Hero} thought about that for quite a long time, sitting on the stone.`),
  ],
  low1: [
    moment(`
    {Hero} is sent home.
    @ away, dusk, wide, cloudy
    hero: walk sad walks home alone
    props: bucket
    a: Go home, {hero}. Too small. Oh. | {Hero} goes home. Slow, sad steps.
    bcd: "Go home," they said. "This is no place for you." | "It is not safe for you," said the ox.
    bcd: So {hero} went. {Their} bucket went clonk. | So they sent {hero} home, with a bun.
    bcd: "They are right," {they} said. "I am no use." | {They} did not eat it. {They} just held it.
    bcd: "I am just small." | "I shall be small for ever," {they} said.
    cd: The sky was big, and the hill was big, and so was the way.
    cd: Even {their} sigh was small. It did not move a leaf.
    d: {They} kicked a pebble, and it was the stone that {they} had minded. It stayed where it was.
    d: Behind {them} they hammered on, up there, all the tall ones.
    d: And then they stopped. Why had they stopped?`),
  ],
  low2: [
    moment(`
    The wall of the well falls in, and somebody is down there.
    @ away, dusk, medium
    hero: run scared runs back
    props: rope, lantern
    a: Crash! What was that? Run, {hero}! | Boom! Dust. Somebody calls, help!
    bcd: There was a crash, and then a cry. | Then the ground gave a shake.
    bcd: {Hero} ran back as fast as {they} could. | Dust rose up where the well had been.
    bcd: The soft spot had slid into the well. | {Hero} did not think. {They} ran.
    bcd: Somebody was down there in the dark! | "He is in there!" they cried. "The calf!"
    cd: They stood around it, all tall, and pulled at the stones.
    cd: But each stone that they moved brought ten more down.
    d: "Stop!" cried {hero}. For once they did, since they did not know what else to do.
    d: In the quiet you could hear it. It came from far down. "Hello?" it said. "Is it night?"
    d: Between two stones there was a hole. It was about as wide as a loaf.`),
  ],
}
