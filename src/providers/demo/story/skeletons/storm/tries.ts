import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    Somebody wet knocks: the first guest.
    @ home, night, medium, rain
    hero: stand surprised opens the door a crack
    props: umbrella, lantern
    a: Knock, knock. A wet hen. Come in! | Drip, drip. Who is it? A hen!
    bcd: Knock, knock! It was a wet hen. | First came a hen with no hat.
    bcd: "I saw your light," she said. "May I?" | "My roof is gone," she said.
    bcd: {Hero} had just one chair. | {Hero} did not like guests.
    bcd: "Come in," {they} said, and shut the door. | But she dripped so much. "Come in," {they} said.
    cd: {They} gave her a chair, a towel, and half the bun.
    cd: She told {them} about her roof, and she clucked quite loudly.
    d: It was strange, but while she talked {hero} had not heard the thunder. Not all of it.
    d: Boom! There it was. "Oh!" cried the hen, and took hold of {hero}'s {paw}.
    d: "One, two, three," said {hero}, to say something. And there was another knock.`),
    moment(`
    The hen lays an egg, because of the noise.
    @ home, night, close
    hero: reach curious holds a warm egg
    props: egg, candle
    a: Boom! Plop. An egg! Oh, hen. | Crash! Cluck! Look, one egg.
    bcd: Boom, it went. "Bawk!" cried the hen. | At that bang the hen fell off.
    bcd: She got up. There lay an egg. | When they looked, there was an egg.
    bcd: "It was the fright," she said, and blushed. | "Oh my," said the hen. "I do that."
    bcd: It was warm. {Hero} held it with care. | {Hero} took it up in both {paws}.
    cd: It was the best thing to hold that {they} had ever held.
    cd: You cannot shake, with an egg in your {paws}. You do not dare.
    d: So {hero} stood as still as a post through the next one, and the one after.
    d: "You are so calm!" said the hen. {Hero} was about to say that it was the egg.
    d: But {they} thought about it, and said nothing, and held on.`),
  ],
  [
    moment(`
    More guests come: a whole family of mice.
    @ home, night, wide, rain
    hero: wave worried lets in a long row of mice
    props: lantern, basket
    a: Knock, knock. Mice! One, two, nine! In, in! | Tap, tap. Wet mice. Squeak!
    bcd: Then came a tap, down low. | The next knock was as soft as rain.
    bcd: It was a mouse, and her nine wet babes. | There stood a mouse. "We are ten," she said.
    bcd: "We swam," said the least. | Each had a bag as big as a bean.
    bcd: "There is no room," thought {hero}. "Come in!" | They did not need chairs.
    cd: They went in a row along the shelf, from big to small.
    cd: Boom! They all dived into the tea pot, but for one.
    d: "Is it going to eat us?" asked that one. Its eyes were as round as beads.
    d: {Hero} knelt down. "It is only loud," {they} said. "I think that it does not know."
    d: "It should put a note on its door," said the mouse.`),
    moment(`
    They count between the flash and the bang.
    @ home, night, close
    hero: sit curious counts on {their} fingers
    props: candle, drum
    a: Flash! One, two, three. Boom! | Count with us. One, two. Boom!
    bcd: "Let us count," said {hero}, to help them. | "When it flashes," said {hero}, "we count."
    bcd: Flash! "One. Two. Three." Boom! | Flash! "One, two, three," they all said. Boom!
    bcd: Flash! "One. Two. Three. Four." Boom! | "And now it was four!" cried the mice.
    bcd: "It is going away!" cried a mouse. | "It gets more when it goes," said {hero}.
    cd: It is less bad at the end of a sum.
    cd: The hen could just do it up to six, and felt clever.
    d: {Hero} had always known that about the counting, and had never dared to do it.
    d: Alone you stop at one. With ten mice, you have to say two.
    d: Flash! "One," they began. "Two. Three. Four. Five." And what was that at the door?`),
  ],
  [
    moment(`
    The biggest guest of all: an ox who is afraid.
    @ home, night, wide, rain
    hero: stand surprised looks up at a very big guest
    props: lantern, umbrella
    a: Thump, thump! A big, wet ox. Boo hoo! | Knock! So big! Come in, ox.
    bcd: Then came a thump. The door bent in. | The next knock shook the plates.
    bcd: It was an ox, wide as the door. | There was a nose. Behind it was an ox.
    bcd: "I am afraid," said the ox, and wept. | "I know I am big," he said. "Boo hoo."
    bcd: They pulled in front. They pushed at the back. | "Breathe out," said {hero}, and they all pulled.
    cd: Now there was no room left, but a good warm wall.
    cd: The mice sat on him in rows, and he did not mind.
    d: "You?" said the hen. "But you are so strong!" "It is not that part of me," said the ox.
    d: {Hero} had thought it was only small ones who were afraid. {They} felt a bit better.
    d: "{Refrain}," said {they}, and found that there was.`),
    moment(`
    {Hero} has only one blanket, and they make it do.
    @ home, night, medium
    hero: sit happy pulls a blanket over them all
    props: blanket, teacup
    a: One blanket. All get in! Move up, ox. | Pull it up. Toes in! Cosy.
    bcd: There was one blanket for them all. | {Hero} had just the one blanket.
    bcd: The ox had a corner on one ear. | They put it on the ox and sat close.
    bcd: The mice had the rest, from end to end. | "Whose foot is that?" asked the hen.
    bcd: {Hero} had none. {They} {was} warm. | There were so many feet. They were warm ones.
    cd: There was one cup, too, and it went round and round.
    cd: "One is a good number," {hero} thought, "if you pass it on."
    d: They told what they liked best. The ox liked grass, but only in the mornings.
    d: When it was {hero}'s turn, {they} had to think. {They} had always said that it was quiet.
    d: "This," {they} said at last, rather to {their} own surprise.`),
  ],
]
