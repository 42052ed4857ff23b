import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} ties a rope round {themself} and goes out.
    @ home, night, wide, rain
    hero: walk proud steps out into the storm on a rope
    props: rope, lantern
    a: Hold the rope! {Hero} goes out. Brave! | Tie it tight. Out goes {hero}!
    bcd: {Hero} took a rope. {They} tied it on. | {Hero} tied a rope round {their} middle.
    bcd: {They} tied the end to the door. | "Hold the end," {they} said. "Hold tight."
    bcd: "If I pull twice, pull me in." | "And count for me," {they} said. "Loudly."
    bcd: And out {they} went. Boom! "One," said {hero}. | And {they} went out and did not hide.
    cd: "{Refrain}," {they} sang out.
    cd: {They} had not known that {they} could sing so loud.
    d: It was not that {they} {was} not afraid. It was only that there was no time for it.
    d long: The rope ran out behind {them}. At the end were a hen, mice and an ox.
    d long: That is a very good thing to have at the end of a rope.`),
  ],
  turn2: [
    moment(`
    In the middle of the storm {hero} sees that it is beautiful.
    @ home, night, wide, rain
    hero: stand surprised looks up at the lightning
    props: rope, umbrella
    a: Flash! So bright! Ooh, says {hero}. | Look up! Gold in the sky.
    bcd: Out there the sky lit up, all at once. | Half way {hero} looked up.
    bcd: It was like a tree of gold. | The light ran over the sky like roots.
    bcd: You do not see that from under a bed. | {They} saw each drop hang still like glass.
    bcd: "Oh," said {hero}. Boom, said the sky. | It was so big, and it was not cross.
    cd: It was not after {them}. It had never been after {them}.
    cd: It was just the sky, clearing its throat.
    d: All those years {they} had only ever met it with {their} eyes shut.
    d: The rain ran down {their} neck, and the air smelled of {smell}, and {they} laughed out loud.
    d: "One! Two! Three!" came ten thin voices through the dark. {Hero} went on.`),
  ],
  climax1: [
    moment(`
    {Hero} finds {palname} the {palkind} and brings {palthem} home.
    @ home, night, medium, rain
    hero: reach proud holds out a hand through the rain
    pal: sit scared clings to the fence
    props: rope, lantern
    a: There is {pal}! Hold on. Pull! Safe, safe. | I have you, {pal}. Home we go!
    bcd: Out by the fence sat {pal}, and held on. | So {hero} found {pal} by the fence.
    bcd: "I can't let go," said {pal}. | {Palthey} held on with both arms and shook.
    bcd: "Hold on to me," said {hero}. "And count." | "Look at me," said {hero}. "I am here. Count."
    bcd: They counted three. They were home! | They got to four, and there was the door!
    cd: The ox pulled so hard that they flew the last bit.
    cd: They came in through the door like a letter.
    d: Everyone was so glad that they all began to talk, and nobody talked softly.
    d: "Were you not scared?" asked {pal}. "Yes," said {hero}, "but somebody was pulling."
    d: "{Refrain}," said the mice. And there was room.`),
  ],
  climax2: [
    moment(`
    They mend the roof with what they have: each other.
    @ home, night, medium
    hero: stand proud stands on the ox's back
    pal: reach happy hands up an umbrella
    props: umbrella, ladder, bucket
    a: Stop the drip! Up, {pal}, up! Hooray! | Umbrella up! Plug it, {pal}. Dry!
    bcd: There was still the hole. Drip, drip. | "Now for the roof," said {hero}.
    bcd: {Hero} stood on the ox, and {pal} on {hero}. | {Pal} had an old umbrella with {palthem}.
    bcd: {Pal} had an umbrella. It just fitted. | Up went {hero}, and up went {pal} on top.
    bcd: The hen sat on it, to hold it shut. | They stuck it in. It held!
    cd: It looked like a cork in a bottle, from the outside.
    cd: Then they lit the candle, and saw how many they were.
    d: There was not one bit of floor to be seen. It was all tails and toes.
    d: {Hero} had never had so many people in {their} house.
    d: Boom, went the sky. "Five," they all said, and some of them were yawning.`),
  ],
  climax3: [
    moment(`
    They make a thunder of their own.
    @ home, night, wide
    hero: jump happy bangs on a pan
    pal: jump happy bangs on a bucket
    props: drum, bucket, bell
    a: Boom, boom! We can too! Bang, {pal}! | Bang a pot, {pal}! Boom, says {hero}.
    bcd: "It has had its say," said {pal}. "Now us!" | "Let us say boom back," said {hero}.
    bcd: They took pots and pans and spoons. | {Pal} had a bucket. The mice had thimbles.
    bcd: Boom, went the sky. "Boom!" they all went. | Flash! They held their breath. Then, BOOM!
    bcd: Bang, crash! Even {hero} banged a pan. | It was {hero} who was the loudest of all.
    cd: It is fun to be the one who does it.
    cd: The ox did not need a pan. He just stamped, once.
    d: There was a long, long silence up there, as if someone was taken by surprise.
    d: Then it rumbled, a good way off. It sounded very much as if it laughed.
    d: After that they slept, all in a heap, and it was not quiet at all. They snored.`),
  ],
  after1: [
    moment(`
    In the morning everything is washed and bright, and they repair the houses.
    @ home, dawn, wide
    hero: walk happy steps into a bright morning
    pal: walk happy jumps into a puddle
    props: bucket, ladder, leaf
    a: Sun! All wet, all new. Splash, {pal}! | Good morning! Drip, drop. Up, {pal}!
    bcd: In the morning the sky was blue and clean. | The sun came up on a new wet world.
    bcd: {Pal} found the best puddle of all. | {Pal} and the mice went sailing in a hat.
    bcd: They put the roof back on the hen. | They found the hen's roof in a tree.
    bcd: The ox carried it. {Hero} had the nails. | All of them helped to put it back.
    cd: It sat a little to one side, and she liked that.
    cd: Every leaf had a drop on its nose.
    d: Then they did the mice's door, and the fence, and {hero}'s own roof.
    d: They left the umbrella in, though. You could open it when the weather was fine.
    d: One after the other they went home, and then it was quiet. It was too quiet.`),
  ],
  after2: [
    moment(`
    {Hero} takes down the note and buys more chairs.
    @ home, day, close
    hero: reach happy hangs a new sign on the door
    pal: stand happy brings a chair
    props: letter, teacup, bell
    a: Six chairs! Ten cups! Sit down, {pal}. | Knock, knock! Come in, {pal}, come in.
    bcd: {Hero} took the old note from the door. | The next day there was a new note.
    bcd: The new one said "Come in". {Pal} wrote it. | "Knock as loud as you like," it said.
    bcd: {They} bought six chairs and ten small cups. | {Hero} bought a very big blanket.
    bcd: And one stool for an ox. | {Pal} came first, and brought a drum.
    cd: "One was a good number," said {hero}, "but it was lonely."
    cd: Some nights you could hear them as far as the road.
    d: When the clouds get black, they come by themselves, without a knock, and bring buns.
    d: They sit along the wall, by size, and the mice have the window.
    d: Flash! They hold hands. "One," says {hero}, and you can hear {them} smile.`),
  ],
}
