import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} finds that eyes grow used to the dark, and it is full of small lights.
    @ away, night, medium
    hero: stand curious opens {their} eyes wide
    pal: stand curious holds on to {hero}
    props: star, moon
    a: Wait, {pal}. Look! One star. | Look up, {pal}! Tiny lights.
    bcd: "Wait," said {pal}. "Just wait and look." | "Don't run," said {pal}. "Count to ten."
    bcd: So {hero} did. The black turned to grey. | {Hero} counted. At six, the black was blue.
    bcd: The grey turned to shapes, soft and slow. | At nine {they} could see {their} own {paws}.
    bcd: There was a star! And one more! | At ten there were stars, lots of them.
    cd: The dark was not black at all, once you gave it time.
    cd: It was blue and plum and silver, like a shell inside.
    d: "It was here all along," said {hero}, "but I never stayed long enough to see it."
    d: "You have to let the dark get used to you," said {pal}. "It is shy, you know."
    d: "{Refrain}," whispered {hero}, and this time {they} almost meant it.`),
  ],
  turn2: [
    moment(`
    {Hero} speaks to the dark and says what {they} {was} always afraid to say.
    @ away, night, close
    hero: stand proud speaks up into the night
    pal: sit surprised listens with both ears
    props: moon
    a: Hello, dark. I am {hero}. {Pal} says hello too. | "Hello, dark!" say {hero} and {pal}.
    bcd: {Hero} took a deep breath. | {Hero} stood up and shook out {their} knees.
    bcd: "Hello, dark," {they} said. "I am {hero}." | "Good evening, dark," {they} said. "We have not met."
    bcd: The dark was quiet. {Pal} was too. | {Pal} held very still to hear what came next.
    bcd: It was a kind sort of quiet. | The night breathed out, cool and soft.
    cd: "I was afraid of you," {hero} went on. "I still am, but less."
    cd: Nothing jumped out, and nothing bit, and nobody laughed.
    d: It smelled of {smell}, and the sky leaned down a little.
    d: "I don't think it wants anything," {hero} said at last. "I think it just lives here."
    d: "Like us," said {pal}. It did feel more like a place now, and less like a thing.`),
  ],
  climax1: [
    moment(`
    {Hero} leads a lost little one through the dark and finds the way by {themself}.
    @ away, night, wide
    hero: walk proud leads the way through the dark
    pal: walk scared holds {hero} by the scarf
    props: star, lantern
    a: {Hero} goes first. Come, {pal}, come! | Step, step, {pal}. {Hero} knows the way.
    bcd: Now {pal} was lost, and it was pitch dark. | Out there {pal} could not find the way home.
    bcd: "Hold on to me," said {hero}. | "I will go first," {hero} said.
    bcd: {Their} legs shook. {They} went on. | {They} {was} still afraid. {They} went anyway.
    b: Step by step, they came through. | By and by there was the path!
    cd: {They} felt with {their} feet and smelled for home. It smelled of {smell}.
    cd: "{Refrain}," {they} said. It helped.
    d: The dark went along beside them like a large, quiet animal that only wanted company.
    d: There was one low star, and {hero} kept it in the corner of {their} eye.
    d: Nobody had told {them} how to do this. {They} found it out, one step after another.`),
  ],
  climax2: [
    moment(`
    In the darkest place they find the most beautiful sight of all.
    @ far, night, wide
    hero: reach surprised reaches for the tiny lights
    pal: jump happy jumps up at the lights
    props: star
    a: Glow, glow, glow! {Pal} says "Ooh!" | So many lights! Look, {pal}, look.
    bcd: Where it was darkest, something lit up. | Then, in the blackest bit, came a light.
    bcd: It was green and as small as a seed. | It was no more than a dot. It blinked.
    bcd: Then ten came. Then more than ten. | Then one more. Then a crowd.
    bcd: "Oh!" said {pal}. "Oh," said {hero}. | {Pal} forgot to shut {paltheir} mouth.
    cd: Each one drew a slow curl of gold in the air.
    cd: They lit on {hero}'s ears, and they weighed nothing at all.
    d: By day you would have gone straight past, and seen nothing at all.
    d: It took the dark to show them, as it takes a hush to hear a clock.
    d: {Hero} wondered how many nights {they} had slept through, with a blanket on {their} head.`),
  ],
  climax3: [
    moment(`
    They come home through the dark, and the others cannot believe it.
    @ home, night
    hero: walk proud comes out of the dark with {their} head up
    pal: wave happy waves to everybody
    props: lantern, star
    a: Here they come! {Hero} and {pal}. Hooray! | Home! {Hero} is not scared.
    bcd: Lights bobbed down the hill to meet them. | They had all come out to look for {hero}.
    bcd: "Where is your lamp?" somebody asked. | "You have no light!" somebody cried.
    bcd: "I did not need it," said {hero}. | "No," said {hero}. "But I had {pal}."
    bcd: {Pal} grew about an inch. | {Pal} told them all of it, twice.
    cd: There was warm milk, a big coat, and far too many questions.
    cd: {Their} knees were all mud, and {they} had never felt so tall.
    d: "Were you not afraid?" asked a very little one, from behind the rest.
    d: "Oh yes," said {hero}. "All the way there, and about half the way back."
    d: The little one thought it over, and put the thought away for later.`),
  ],
  after1: [
    moment(`
    {Hero} is asked to lead the others out into the night.
    @ away, night, medium
    hero: wave happy waves the others on
    pal: walk proud marches at the front
    props: lantern, moon, star
    a: Come, everyone! {Hero} and {pal} go first. | Lanterns off. Stars on! Look, {pal}.
    bcd: The next night they all went out. | From then on, {hero} went out each night.
    bcd: {Hero} and {pal} walked in front. | {Pal} went in front, up to the top.
    bcd: "Now blow out your lights," said {hero}. | "Lights out," said {hero}. "Trust me."
    bcd: They did. They said "Ahh!" | One by one they did. Then they said "Ahh!"
    cd: All at once the whole sky came down and sat among them.
    cd: You could hear somebody old laugh like somebody young.
    d: {Pal} explained that the dark is shy and that you have to give it until ten.
    d: So they all counted, and at ten there was not one who wanted to go home.
    d: "{Refrain}," somebody said. {Hero} smiled, where only the dark could see.`),
  ],
  after2: [
    moment(`
    {Hero} makes the dark a small present.
    @ home, night, close
    hero: reach happy sets a small lantern on the step
    pal: sit happy sits on the step
    props: lantern
    a: {Hero} and {pal} sit in the dark. Nice! | Soft, soft night. Hush, {pal}.
    bcd: {Hero} put the old lantern on the step. | Then {hero} hung the lantern by the gate.
    bcd: {They} did not light it. | {They} left it unlit.
    bcd: "Who is that for?" asked {pal}. | {Pal} asked who it was for.
    bcd: "For the dark," said {hero}. "To sit in." | "The dark might like a house," said {hero}.
    cd: They looked at it. It did seem fuller than before.
    cd: A moth came by and looked into it too.
    d: It was a good round lantern, and now there was a small piece of night inside.
    d: In the morning it would be gone, as the day goes out of windows at dusk.
    d: "It will come back," said {hero}. "It always does." And that was a nice thing to know.`),
  ],
}
