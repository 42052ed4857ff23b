import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} has the idea to ask everybody for one piece.
    @ away, day, wide
    hero: wave proud calls everyone together
    pal: run happy hands out buckets
    props: bucket, {build}, flower
    a: Come, all! One bit each. Here, {pal}! | One for you. One for {pal}. Build!
    bcd: "Wait!" said {hero}. "We want too much." | "What would you like?" asked {hero}.
    bcd: "One of us cannot think of it all." | {They} asked the bird. {They} asked the goat.
    bcd: "Let us ask them all." | {Pal} wrote it all down.
    bcd: {Pal} ran, and came back with six more. | It was all new. It was good.
    cd: "{Refrain}," said {hero}. No more line!
    cd: The crab seemed pleased, for it had never liked that line.
    d: A mouse wanted a room with no corners, and an old toad wanted it damp.
    d: {Hero} would not have thought of that in a hundred years, and nor would {pal}.
    d: "Tall in the middle," said {pal}, "and wide at the feet. Like a hug."`),
  ],
  turn2: [
    moment(`
    Everybody brings what they have.
    @ away, day, medium
    hero: reach happy passes a bucket along a line
    pal: stand happy sings the beat
    props: bucket, shell, rope, feather
    a: Pass it on, {pal}! Hup! Hup! Hup! | Bucket, bucket! Sing it, {pal}.
    bcd: They made a long line with a bucket. | {Pal} sang, and they all passed it on.
    bcd: Hup, it went, from {paw} to claw to wing. | It went from hoof to {paw} to claw.
    bcd: {Pal} sang the beat. It went quite fast. | Nobody dropped it, but the goat did lick it.
    bcd: It began to grow. | And look! It grew.
    cd: The crabs put in the steps, all of them sideways.
    cd: The bird flew round and told them where it bent.
    d: {Hero} had the middle. It was not the top, and not the front, but it held the rest.
    d: From there {they} could hear them all breathe, and puff, and giggle, on every side.
    d: "Is it tall?" called {hero}. "Tall enough!" called {pal}.`),
  ],
  climax1: [
    moment(`
    Together they build the {build}, and it stands.
    @ away, dusk, wide
    hero: reach proud puts the flag on the top
    pal: stand proud holds {hero} up
    props: {build}, shell, flower
    a: Up goes the flag. It stands! Hooray, {pal}! | The best {build}! {Pal} and {hero} cheer.
    bcd: So all of them built it. | They all built it, {hero}, {pal} and all.
    bcd: It had tall in it, and it had wide. | It was tall, and it was wide too.
    bcd: {Pal} held {hero} up with the flag. | "Now the flag," said {pal}. "Up you go!"
    bcd: They let go. They held their breath. It stood! | The wind came, and it stood!
    cd: It was not straight, and not like any drawing.
    cd: In the wind it hummed. Nobody had planned that.
    d: Everyone found their own bit, and stood in front of it a little.
    d: There was a round room and a damp one, and steps that went up sideways.
    d: "{Refrain}," said {hero}, and leaned on it, and it did not mind.`),
  ],
  climax2: [
    moment(`
    The judges of the show do not know where to put it.
    @ away, day, medium
    hero: stand proud shows the visitors around
    pal: stand happy opens the door
    props: {build}, trophy, letter
    a: Come in! {Pal} opens the door. Oooh! | Who made it? All of us! says {pal}.
    bcd: Then the judges came with their pens. | On Saturday came the judges, with hats.
    bcd: "Who built this?" they asked {pal}. | {Pal} showed them in. They had to duck.
    bcd: "We did," said {hero}, and so did the goat. | "Whose is it?" they asked. "Ours," said {hero}.
    bcd: "And I," said the crab, and nine aunts. | It took ages to write it down.
    cd: There was only one line on the form, so they used the back.
    cd: "It is not the tallest," said one judge. "It is the fullest."
    d: The first prize went to a very tall thing with a rope round it.
    d: No one could go in that, though. You had to look at it and not breathe.
    d: And where were the people? {Hero} looked about. They were all in here.`),
  ],
  climax3: [
    moment(`
    In the night the wind comes back.
    @ away, night, wide, wind
    hero: stand proud leans against the wall with all {their} might
    pal: stand proud leans next to {hero}
    props: {build}, lantern
    a: Wind! Lean on it, {pal}. Hold, hold. | Whoosh! Push, {pal}! It stands.
    bcd: That night the wind came back. | When it was dark it blew once more.
    bcd: "Oh no," said {pal}. They ran. | {Hero} and {pal} ran out with a lamp.
    bcd: But they were not the first. | But they came too late to be first.
    bcd: There they all were, and leaned. | All the rest were there, and held on.
    cd: The goat leaned, and the toad leaned, and each crab held one shell.
    cd: The wind pushed, and they pushed. It was about a draw.
    d: Towards morning it gave up and went to knock down something that was less loved.
    d: They were too tired to go home, so they went in, and found that there was room.
    d: It was then, {hero} said later, that it turned into a {build}. It had only looked like one before.`),
  ],
  after1: [
    moment(`
    The very tall thing has fallen, and its builder stands there alone.
    @ away, day, medium
    hero: wave happy waves somebody over
    pal: reach happy holds out a bucket
    props: bucket, shell
    a: Don't cry. Come and build! says {pal}. | Here is a bucket, says {pal}. Come!
    bcd: The tall thing had come down. | In the night the first prize had come down.
    bcd: The one who built it stood there alone. | Next to it sat a sad badger.
    bcd: {Hero} knew just how that felt. | {Pal} looked at {hero}. {Hero} nodded.
    bcd: {Pal} held out a bucket. "Come on." | "We have a spare bucket," said {pal}.
    cd: "But it was mine," she said. "I did it all alone."
    cd: "We know," said {hero}. "That is what was wrong with ours too."
    d: She was the best at tall, and showed them a trick with wet string.
    d: In return the goat showed her how to lick things, which she was polite about.
    d: Now it had a tower, and you could see it from the bus.`),
  ],
  after2: [
    moment(`
    When it comes down for good, they are already thinking of the next.
    @ away, dusk, close
    hero: sit happy draws a new plan
    pal: sit happy adds a bit to it
    props: map, shell
    a: What next? A new plan! {Pal} draws. | One more! says {pal}. Bigger! says {hero}.
    bcd: A {build} does not last for ever. | One day it would be gone. They knew that.
    bcd: They did not mind. They had the trick of it. | "We can make one more," said {pal}.
    bcd: {Hero} drew a line, and {pal} drew the next. | {Hero} had a pencil, and {pal} had half of it.
    bcd: Now there was just one drawing. | It was hard to say who drew what.
    cd: "Tall," said {pal}. "Wide," said {hero}. And they laughed.
    cd: They left a blank bit, for ideas from crabs.
    d: The flag hung by the door, dry now, and somewhat faded on the one side.
    d: In the row of shells on the sill lay the chipped one, right in the middle.
    d: "{Refrain}," they said, at the very same time, and nobody had pushed.`),
  ],
}
