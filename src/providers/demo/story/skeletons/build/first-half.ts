import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} and {pal} want to build something bigger than themselves.
    @ home, day, medium
    hero: stand happy draws a plan
    pal: jump happy has more ideas
    props: map, bucket
    a: Let us build! says {hero}. Yes! says {pal}. | Build it, {pal}! A big, big {build}.
    bcd: {Hero} and {pal} were good at things. | It was a day for doing something big.
    bcd: They could skip, and they could swing. | "Let us make a thing," said {hero}.
    bcd: But they had not made a thing yet. | "A thing to stand in," said {pal}.
    bcd: Not a big one. Not one with a flag. | "A thing with a flag!" they both said.
    cd: "What shall it be?" asked {pal}, and they thought of it at the same time.
    cd: They found a bucket, a spade and a great deal of string.
    d: {Hero} made a drawing of it, and {pal} made a drawing of it too.
    d: If you had held them next to each other, you might have seen the trouble coming.
    d: But nobody did, so they rolled them up and ran.`),
  ],
  problem1: [
    moment(`
    {Hero} and {pal} want to build a {build}, each in another way.
    @ away, day, wide
    hero: stand happy stretches up high
    pal: stand happy stretches out wide
    props: bucket, shell, {build}
    a: Build high! says {hero}. Build wide! says {pal}. | {Hero} and {pal} build. Oops, it fell.
    bcd: {Hero} and {pal} wanted to build a {build}. | "We will build a {build}!" said {pal}.
    bcd: "It must be tall," said {hero}. | {Hero} began at one end.
    bcd: "It must be wide," said {pal}. | {Pal} began at the other end.
    bcd: They built a bit. It fell down. Flump! | They met in the middle. Flump! Down it came.
    cd: "You pushed it," said {hero}. "It jumped," said {pal}.
    cd: They began again, and it took less time to fall.
    d: It was a good place for it, too. It smelled of {smell}, and nobody told you to mind the rug.
    d: Up the path there was a sign. "Great {build} show," it said. "This Saturday."
    d: Three days! And how do you build a thing with somebody who wants it different?`),
  ],
  problem2: [
    moment(`
    They draw a line down the middle.
    @ away, day, medium
    hero: stand worried looks the other way
    pal: stand worried looks the other way too
    props: rope, bucket
    a: My side. Your side. Hmph! says {pal}. | A line! {Pal} there. {Hero} here.
    bcd: So {hero} drew a line. | "This is my half," said {hero}.
    bcd: "This side is tall," {they} said. | "Then this is mine," said {pal}.
    bcd: "And my side is wide," said {pal}. | They put a rope down the middle.
    bcd: They turned their backs and built. | They did not talk. They built.
    cd: It was quiet, apart from a good deal of loud patting.
    cd: {Hero}'s half was thin, and {pal}'s half was flat.
    d: From time to time one of them would look, and look away again very fast.
    d: A crab walked along the line, with a foot on each side.
    d: It did not look like a {build}. It looked like a spoon next to a plate.`),
  ],
  low1: [
    moment(`
    There is one day left, and {hero} wants to stop.
    @ away, day, medium, cloudy
    hero: sit sad lets the bucket fall
    pal: stand worried stands by and does not know what to say
    props: bucket, {build}
    a: No more, says {hero}. {Pal} is sad too. | It fell again. Sit down, {pal}. Sniff.
    bcd: "I do not want to any more," said {hero}. | "It is no use," said {hero}.
    bcd: {They} let the bucket drop. Clonk. | {They} gave the bucket a kick. Clonk.
    bcd: {Pal} looked at the heap, and then at {hero}. | {Pal} picked it up and held it.
    bcd: For once there was no joke to tell. | There was just a heap, and two of them.
    cd: It looked as if it had never been a thing.
    cd: All the others had towers by now, and brass bands.
    d: {Hero} thought of how it had looked, last night, with the sun in its door.
    d: You would need more hands for it, {they} thought. You would need ten. We have four.
    d: Then {they} looked up, since there was a shadow upon the ground.`),
  ],
  low2: [
    moment(`
    The ones they had been cross with come back.
    @ away, day, wide
    hero: stand surprised looks at a row of visitors
    pal: stand curious counts the visitors
    props: bucket, shell
    a: Who is that? A crab! A bird! A goat, {pal}! | They come to help, {pal}. One, two, three.
    bcd: There stood the bird that had sat on it. | {Pal} saw them first. "We have guests."
    bcd: There stood the goat who had tripped. | There was the bird, and there was the goat.
    bcd: There was {pal}'s crab, with all its aunts. | There was a crab with all its aunts.
    bcd: "Is it finished?" asked the goat. | They had each brought one small thing.
    cd: "No," said {hero}. "It is not even begun."
    cd: "Good," said the bird, "I had an idea about the top."
    d: It seemed that they had all been watching from the first day.
    d: They had all seen what was wrong with it, and nobody had asked them.
    d: {Hero} looked at {pal}, and {pal} looked at the bucket. What if?`),
  ],
}
