import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    They ask the way, and everybody knows it, but in different directions.
    @ away, dusk, medium
    hero: stand curious asks the way
    pal: stand curious points both ways at once
    props: map
    a: Which way? That way! No, this! says {pal}. | Left, says Owl. Right, says Mole. Oh, {pal}!
    bcd: {Hero} and {pal} asked a toad. "Left," it said. | "We can ask," said {pal}.
    bcd: They asked a bat. "Up," said the bat. | "Home is up," said a bat.
    bcd: They asked a mole. "Down, of course." | "Home is down," said a mole. "It is dark."
    bcd: It was true, for a mole. | They were all right. It just was not {hero}'s.
    cd: Everyone was kind, and told the way to their own house.
    cd: "What is yours like?" asked the mole. And {hero} began to tell.
    d: There is a step that creaks, {they} said. There is a smell of soap and soup.
    d: And somebody hums, a bit flat, while the lamp is lit. "That sounds nice," said the mole.
    d: They had to blow their noses then, all three, and went on by the left.`),
    moment(`
    They follow a stream, which is going home too.
    @ river, dusk, wide
    hero: walk curious walks along the water
    pal: walk happy walks on the stones
    props: leaf, boat
    a: Trip, trip, on the stones. Mind out, {pal}! | Go with the water. Swish! Wet feet, {pal}.
    bcd: Then they came to some water. | {Pal} heard it first. It was a stream.
    bcd: "It must go some place," said {pal}. | "It knows where it is going," said {pal}.
    bcd: So they went along with it. | They went the way that it went.
    bcd: They hopped from stone to stone. | {Hero} put in a leaf for a boat.
    cd: It was good to walk with somebody who was so sure.
    cd: "Do you go by our house?" asked {hero}. It said nothing but "Shh".
    d: {Hero} did have a stream at home, a thin one, behind the shed.
    d: Could it be the same one, grown up? It had the same way of laughing at stones.
    d: But then it went under a hill, where nobody else could go. And there they stood.`),
  ],
  [
    moment(`
    They climb up to see a light, and see a hundred.
    @ far, night, wide
    hero: reach curious points at the lights below
    pal: reach curious holds on tight
    props: lantern, star
    a: Up, up! Look, {pal}. So many lights! | Which light is home? That, {pal}? Or that?
    bcd: They climbed up high to look. | "From up there we can see it," said {pal}.
    bcd: "Look for a light," said {hero} to {pal}. | It was a steep climb. {Pal} puffed.
    bcd: There was a light. There was one more. | At the top they looked down. Oh!
    bcd: There were more lights than they could count. | There were lights and lights, like spilled salt.
    cd: Under each of them was a table, and somebody who was not lost.
    cd: "One of them is yours," said {pal}. "That is something."
    d: They looked at one after the other, and tried to feel which it was.
    d: {Hero} thought that {they} would know it. You would think that it would shine more.
    d: But a home only looks different from the inside. How could they find it from here?`),
    moment(`
    They share the half bun and a hole under a root.
    @ far, night, close
    hero: sit sleepy shares half a bun
    pal: sit sleepy leans on {hero}
    props: leaf, star
    a: Half for {pal}. Half for {hero}. Munch. | Cold toes. Sit close, {pal}.
    bcd: They sat down close, out of the wind. | It was time to eat the half bun.
    bcd: {Hero} broke the half bun in half. | {Hero} gave {pal} the end with the jam.
    bcd: It was small, but {pal} was polite. | They took very small bites.
    bcd: They ate it crumb by crumb. | That way it was nearly a whole one.
    cd: Then they pulled some leaves over them, for the look of it.
    cd: "Tell me what supper would be," said {pal}. So {hero} told.
    d: First there would be soup, too hot, and then bread, and then the rest of the pie.
    d: "And who is at the table?" asked {pal}. It was quiet for a bit.
    d: "Nobody is eating," said {hero}. "They are all standing at the window. I know it."`),
  ],
  [
    moment(`
    They take a lift from somebody who is going the wrong way.
    @ away, night, medium
    hero: sit happy rides on a cart
    pal: sit scared holds on to a turnip
    props: basket, lantern
    a: Ride the cart! Bump, bump. Wrong way, {pal}! | Get on, {pal}! Trot, trot. Oh no, stop.
    bcd: A cart came by. It was full of turnips. | "Hop on," said an ox with a cart.
    bcd: "Going home?" asked {pal}. "Yes," said the ox. | {Hero} and {pal} sat down on the turnips.
    bcd: So they got on, and it went bump, bump. | It was soft, for turnips. They slept a bit.
    bcd: But it was the ox's home, not {hero}'s. | When they woke up, it was all strange.
    cd: He had a very nice home, with a door in two halves.
    cd: "Oh dear," said the ox. "When you say home, I think of mine."
    d: He gave them each a turnip, which is a heavy way to say sorry.
    d: He could not turn the cart till morning, so they thanked him and got down.
    d: Now they had two turnips, and were further away than before.`),
    moment(`
    The turnips come in useful.
    @ away, night, close
    hero: reach happy carves a lantern
    pal: reach happy holds up the candle end
    props: lantern, candle
    a: Cut, cut. A face! A light! Look, {pal}. | Turnip lamp! Glow, glow. Smile, {pal}.
    bcd: "What can you do with a turnip?" asked {pal}. | {Pal} had a candle end. {Hero} had a spoon.
    bcd: {Hero} had a spoon and began to scoop. | Scoop, scoop, they went, until there was room.
    bcd: {Pal} had the end of a candle. | They cut two eyes and one big grin.
    bcd: Now they had two lamps with teeth. | They put the light in. It grinned at them.
    cd: They ate what they had scooped, and it was not soup, but near it.
    cd: It is nice to have someone ahead of you who smiles.
    d: By that light the things along the way looked less like strangers.
    d: There was a root like a foot, and a stone like a loaf of bread.
    d: {Hero} stopped. A stone like a loaf of bread? Where had {they} seen that before?`),
  ],
]
