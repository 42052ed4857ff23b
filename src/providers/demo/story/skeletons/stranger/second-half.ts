import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} goes right up to the {palkind} and finds out why it cries.
    @ away, dusk, close
    hero: reach curious kneels down close by the {palkind}
    pal: sit sad shows what is hurting
    props: lantern, rope
    a: Why cry, {palkind}? Ow! A thorn. | Show me, {palkind}. Oh! Your poor foot.
    bcd: "I will go and ask it," said {hero}. | "Stop!" said {hero}. "I have a why."
    bcd: {They} went right up to the {palkind}. | {They} went up to the {palkind}, quite near.
    bcd: "Why do you cry?" {they} asked. | "Why do you roar?"
    bcd: It held up a foot. There was a thorn. | "It hurts," it said. "It is my foot."
    b: It was a big one.
    cd: It was as long as a knife, and it went in deep.
    cd: Nobody had looked, in all that time. They had only counted teeth.
    d: "It has been there since I came," it said. "I can't reach it. I am too wide."
    d: "You should have said so!" "I did," said the {palkind}. "Every night. As loudly as I could."
    d: "{Refrain}," said {hero}, to nobody much. {They} rolled up {their} sleeves.`),
  ],
  turn2: [
    moment(`
    It is afraid that it will hurt.
    @ away, dusk, medium
    hero: sit happy holds a very big foot
    pal: sit scared hides its eyes
    props: rope, bucket
    a: Shh, {palkind}. I will count. One, two. | Hold on, {palkind}. Look at the star.
    bcd: The {palkind} shook. "Will it hurt?" | "No!" said the {palkind}. "Don't pull!"
    bcd: "Yes," said {hero}. "And then it won't." | "On three," said {hero}. "You can roar."
    bcd: "Tell me the other half of that joke." | "If I roar they will run." "Let them."
    bcd: {Hero} took hold with both {paws}. | {Hero} sang the song with no end.
    cd: It is good to hear the truth, even if you are big.
    cd: It took a breath so deep that the grass bent inwards.
    d: The others had come a bit nearer, one behind the other, with the goat last.
    d: "What is it doing?" asked the hen. "It is being brave," said {hero}. "Hush."
    d: And for once they did hush. Somebody even put down the drum.`),
  ],
  climax1: [
    moment(`
    {Hero} pulls out the thorn, and they become friends.
    @ away, night, wide
    hero: reach proud pulls with all {their} might
    pal: sit happy feels it come out
    props: lantern, rope, star
    a: One, two, pull! Out! Thank you, says {palname}. | Pop! No thorn. A big hug from {palname}!
    bcd: {Hero} went up to the {palkind}. It had a thorn. | "Hold still," {hero} told the {palkind}. "A thorn!"
    bcd: One, two, three. {Hero} pulled. Roar! Pop! | {They} took hold of it, and pulled. Pop!
    bcd: There it was. "Oh," said the {palkind}. "Oh!" | It was out! It did not hurt now.
    bcd: "I am {palname}," it said. "I am {hero}." | "Thank you," said the {palkind}. "I am {palname}."
    cd: Nobody had asked its name before. It had to think for a bit.
    cd: Then it wept some more, but that was from being glad.
    d: {Hero} had never been hugged by somebody of that size. It was like being a letter in a post box.
    d: It smelled of {smell}, and of daisies, and a bit of bun.
    d: "{Refrain}," said {hero}, into the {palkind}.`),
  ],
  climax2: [
    moment(`
    The others come nearer, one step at a time.
    @ away, night, wide
    hero: wave happy waves the others over
    pal: wave worried waves carefully
    props: lantern, cake, drum
    a: Come and see! says {hero}. Hello, says {pal}. | {Pal} waves. The hen waves back!
    bcd: "Come here," said {hero}. "Ask it something." | One by one they came up the hill.
    bcd: The hen came first. "Do you eat hens?" | "How many teeth do you have?" asked the goat.
    bcd: "No," said {pal}. "Do you eat me?" | {Pal} let him count them. It was twelve.
    bcd: The hen laughed so much that she sat down. | "I have more than you," said the goat. He had.
    cd: After that they all asked things at once, and it asked things back.
    cd: Somebody had brought a cake, to throw. They ate it instead.
    d: "Why did you have a drum?" asked {pal}. They had to think. Nobody could say.
    d: "We were scared," said the hen at last. "So was I," said {pal}. "I like your drum."
    d: And she let it hit it once. It went as far as the sea.`),
  ],
  climax3: [
    moment(`
    {Palname} carries them all home.
    @ home, night, medium
    hero: sit happy rides on a broad back
    pal: walk happy carries everybody home
    props: lantern, moon, star
    a: Up on {pal}! Home we go. Bump, bump! | Ride, ride! {Pal} is so strong.
    bcd: It was late, and a long way down. | "Hop on," said {pal}. "I go your way."
    bcd: So {pal} took them on, all in a row. | They sat on {pal} like birds on a wall.
    bcd: The goat sat at the back. | The hen fell asleep.
    bcd: From up there you could see it all! | {Hero} sat in front, and could see it all.
    cd: "Everybody knows," said the goat, "a {palkind} is good for riding."
    cd: {Hero} did not say a thing. {They} only smiled into the dark.
    d: When they came to the wall, {pal} stopped. There was no way through it.
    d: "What is that for?" it asked. They all looked somewhere else.
    d: Then {pal} lifted one foot, the good one, and pushed. It made a very nice door.`),
  ],
  after1: [
    moment(`
    The stones of the wall become something else.
    @ away, day, wide
    hero: reach happy carries a stone
    pal: reach happy carries ten
    props: pebble, rope, bucket
    a: A seat! A step! {Pal} lifts it up. | No more wall. Sit here, {pal}!
    bcd: They took the wall down, stone by stone. | The wall was no use now, so it had to go.
    bcd: {Pal} could take ten at a time. | {Pal} took it down.
    bcd: They made a path of it, up the hill. | They built a stair with it, and a seat.
    bcd: At the top there was a very wide seat. | It was a seat for two.
    cd: The sign went up there too. On both sides it said "COME IN".
    cd: The hen kept the drum, but she used it for dances.
    d: If you ask the goat, he was the first who went up there. Everybody knows that.
    d: {Hero} lets him tell it. It gets better, and {pal} has sixty teeth in it by now.
    d: "{Refrain}," says {hero}, when it gets too wild.`),
  ],
  after2: [
    moment(`
    Somebody new comes over the hill.
    @ away, day, medium
    hero: walk curious goes to see, with a bun
    pal: walk curious comes along, with a daisy
    props: basket, flower
    a: Who is that? Go and ask, {pal}! A bun? | Somebody new! Hello! {Pal} has a daisy.
    bcd: One day there was a howl far off. | Some weeks later they heard a hoot.
    bcd: They all sat up. Somebody reached for the drum. | It was new, and it was loud, and it was near.
    bcd: But nobody hit it. They looked at {hero}. | "It is wild," said the goat. "Is it?"
    bcd: {Hero} took a bun, and {pal} a daisy. | "We will ask it," said {hero} and {pal}.
    cd: They went up slowly, so as not to frighten it.
    cd: "Hello?" they called. "Where does the dark go, do you know?"
    d: There was a long silence. Then, behind a stone, somebody sniffed.
    d: "I have so wanted to ask somebody that," it said.
    d: So they sat down, not too near. There was plenty of time.`),
  ],
}
