import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} sees that {they} {was} carrying the way all along: nose, ears and feet know it.
    @ away, night, medium
    hero: stand proud walks with closed eyes
    pal: walk curious holds on to {hero}'s sleeve
    props: lantern
    a: Shut your eyes. Sniff! This way, {pal}. | {Hero}'s nose knows. Come, {pal}, come!
    bcd: "My eyes do not know," said {hero}. | "I looked and looked," said {hero}.
    bcd: "But my nose does, and so do my ears." | "I should have smelled and listened."
    bcd: "Hold on to me, {pal}. I will shut my eyes." | {They} shut {their} eyes. "Take my sleeve, {pal}."
    bcd: And {they} began to walk. | Sniff, went {hero}. "It is this way."
    cd: {Their} feet knew that slope. They had run down it, after a moth.
    cd: "{Refrain}," {they} said, and turned left.
    d: No one can draw you a map of a smell, and you cannot ask the way to a hum.
    d: But {hero} had carried them around all day, folded up small, and had not known.
    d: "You are smiling," said {pal}. "Am I?" said {hero}. "It must be that we are near."`),
  ],
  turn2: [
    moment(`
    They find the signs of the way, one by one, backwards.
    @ away, night
    hero: walk happy greets a stone like an old friend
    pal: walk happy carries the light
    props: lantern, pebble
    a: Hello, stone! Hello, gate! See, {pal}? | The bridge! The gate! Run, {pal}!
    bcd: There was the stone like a loaf! | "The bridge!" said {hero}. Clop, clop, clop.
    bcd: "I know you," said {hero}, with a pat. | "I know that one. It has a loose board."
    bcd: After the stone there came the bridge. | After the bridge there came the hill.
    bcd: {Pal} went over it with great care. | "And then the gate," said {hero}. {Pal} ran.
    cd: It was all there, like beads on a string, but backwards.
    cd: Things look kinder when you see them for the second time.
    d: And what was that on the gate, with its wings shut, as blue as ever?
    d: "You," said {hero} to the moth. "You might have told me you live here."
    d: The moth said nothing, but it did fly on ahead of them a bit.`),
  ],
  climax1: [
    moment(`
    {Hero} finds the way home by {themself}.
    @ home, night, wide
    hero: run happy runs towards a light
    pal: run happy runs along
    props: lantern, star
    a: There! A light! Home! Run, {pal}, run! | Home, home, home! Come in, {pal}.
    bcd: {Pal} held the lamp, and {hero} sniffed. | So {hero} went on, sniff by sniff, with {pal}.
    bcd: Left at the stone. Straight on at the gate. | {They} knew the hill. {They} knew the gate.
    bcd: There was the bend. And there was a light! | {They} went round the bend, and there it was!
    bcd: "Home!" cried {hero}, and ran. | One light, low down. Home!
    cd: Of all lights in the world it alone moved.
    cd: Somebody stood there and swung it, to and fro, to and fro.
    d: {Hero} did not feel {their} feet any more. {They} just ran, and {their} eyes ran too.
    d: "{Refrain}!" {they} shouted, in case of doubt.
    d: No one had fetched {them}, and no one had shown {them}. {They} had come home by heart.`),
  ],
  climax2: [
    moment(`
    They are at the window, just as {hero} thought.
    @ home, night, close
    hero: reach happy falls into a big hug
    pal: stand happy stands shyly at the door
    props: lantern, blanket
    a: Hug! Big hug! You too, {pal}. | Where have you been? Come in, {pal}!
    bcd: The door flew open. There were arms. | Nobody was cross. They forgot to be.
    bcd: There were more arms than you could count. | They held {hero} so tight that {they} squeaked.
    bcd: "And who is this?" somebody asked. | Then they saw {pal}, by the door.
    bcd: "This is {pal}," said {hero}. "We were lost." | "{Pal} held the lamp," said {hero}.
    cd: They were all in their coats, still wet from looking.
    cd: Someone had banged on a pot all night with spoons.
    d: "I heard you," said {hero}. "I smelled you too. You burned the soup."
    d: And that is when they began to laugh, and then to cry, and then to put out bowls.
    d: A place was laid for {pal} between two others, as if it had always been there.`),
  ],
  climax3: [
    moment(`
    There is soup, burned and wonderful.
    @ home, night, medium
    hero: sit happy eats a third bowl of soup
    pal: sit happy eats a fourth
    props: teacup, candle
    a: Hot soup! Sip, sip. More, says {pal}. | Yum! Burned soup. Best soup, {pal}!
    bcd: They had soup, and it was burned. | It was not good soup, and it was the best.
    bcd: {Hero} had three bowls, and {pal} had four. | {Pal} licked the bowl, and the spoon, and the pot.
    bcd: They told it all, even the bun. | They put the two lamps on the sill.
    bcd: Nobody said "We told you so." | They grinned out at the night.
    cd: It is good of people when they do not say that.
    cd: The step had creaked, and somebody hummed, a bit flat.
    d: "What is behind the bend, then?" somebody asked when the pot was empty.
    d: {Hero} thought about it. "A hill," {they} said, "and a bridge. A mole, an ox, and {pal}."
    d: "It was worth a look," said {hero}. "But it is better with the soup after."`),
  ],
  after1: [
    moment(`
    {Hero} and {pal} put up signs for others.
    @ away, day
    hero: stand happy paints an arrow
    pal: reach happy holds the sign straight
    props: pebble, lantern
    a: A sign! Home, that way. Good, {pal}! | Paint it red. This way! says {pal}.
    bcd: Some days later they went back. | The next week {hero} and {pal} made signs.
    bcd: They put up small signs, all the way. | They put one up at each bend.
    bcd: "Home," they wrote, and drew a nose. | "Home," it said. {Pal} drew the arrow.
    bcd: {Pal} drew it from the left and the right. | "Whose home?" asked {hero}. {Pal} had a think.
    cd: So on the back they drew a mole and a toad.
    cd: Now there was a way for each of them, in paint.
    d: "And if somebody lives nowhere?" said {pal}, with the brush in the air.
    d: They talked about that for some time. Then they painted one more, the biggest.
    d: "Or come to ours," it said. "You can smell it."`),
  ],
  after2: [
    moment(`
    {Hero} brings {pal} home too.
    @ far, day, wide
    hero: wave happy waves at a small front door
    pal: jump happy jumps up the path
    props: basket, flower
    a: Now to {pal}'s home. Knock, knock! | Here is {pal}'s door. Hello, Mum!
    bcd: Then {pal} had to go home too. | "Now we must take you home," said {hero}.
    bcd: {Hero} did not let {palthem} go alone. | {Pal} had thought no one would ask.
    bcd: They went along, past all the signs. | It was not far. It was just past the mole.
    bcd: There was a light there too, and it moved. | The door was round, and somebody ran out.
    cd: There was soup there as well, and it was not burned.
    cd: "It is not bad," {pal} whispered, "but I did like yours."
    d: {Hero} went home by {themself} that night, since {they} knew the way.
    d: {They} walked with {their} eyes shut for a bit, just because {they} could.
    d: "{Refrain}," {they} hummed, a bit flat.`),
  ],
}
