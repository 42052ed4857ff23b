import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} puts up a sign and waits for a friend to come.
    @ home, day
    hero: sit curious waits under a big sign
    props: letter, flower
    a: A sign! FRIEND, PLEASE. Wait, wait, wait. | {Hero} waits. No one. A snail. No one.
    bcd: First {hero} put up a sign. | {Hero} painted a sign and hung it up.
    bcd: It said "FRIEND WANTED. KNOCK HERE." | "One friend, please," it said. "Any size."
    bcd: {They} sat down by it and waited. | {They} combed {their} hair and sat down.
    bcd: A leaf came by. A wasp came by. | It got hot. Then it got late.
    bcd: Nobody knocked. | Nobody came at all.
    cd: Somebody with a cart asked for the way to the mill.
    cd: {Hero} told them, and then ran after them to tell them again.
    d: {They} had set out two chairs, and at times {they} went from one to the other.
    d: "Is this seat free?" {they} asked in one voice. "Oh yes, please do," {they} said in another.
    d: It was not the same. It was not even nearly the same.`),
    moment(`
    The rain washes the sign, and it says something new.
    @ home, dusk, rain
    hero: stand sad looks at the running paint
    props: umbrella, letter
    a: Rain on the sign. Drip, drip, drip. | Oh no! The paint runs away.
    bcd: Then the rain came. Drip, drop, drip. | That night it rained on the sign.
    bcd: The paint ran down in long blue tears. | In the morning half the words had gone.
    bcd: Now it just said "END". | Now it just said "ANT".
    bcd: An ant came and knocked. It did not stay. | {Hero} dried it by the stove.
    cd: "It was a good sign," {they} said, "for about a day."
    cd: {They} used the back of it to write down step two.
    d: It is easier to be sad in rain. Nobody can see which drops are yours.
    d: All the same {they} stood there a good while, in case somebody else came by.
    d: Was there a tap, tap, tap somewhere? Or was it just the gutter?`),
  ],
  [
    moment(`
    {Hero} tries to be like the others so that they will like {them}.
    @ away, day, medium
    hero: jump worried flaps and hops like the birds
    props: feather, hat
    a: Flap like a bird. Flap! Plop. Ouch! | {Hero} quacks. Quack? The ducks laugh.
    bcd: Next {hero} tried to be like the ducks. | "I shall be a bird," said {hero}.
    bcd: {They} walked like them. {They} said "Quack." | {They} put on a hat of feathers.
    bcd: {They} ate weed. It was not nice. | {They} pecked at a stone. Ow!
    bcd: The ducks just swam off. | They were polite. Then they flew away.
    cd: It is hard work to be somebody else all day.
    cd: By tea time {they} had forgotten which of the walks was {theirs}.
    d: "You were not bad," said an old drake, who had stayed behind to finish his weed.
    d: "But if we want a duck, dear, we have lots. What do you do when nobody looks?"
    d: {Hero} could not say. {They} had been so busy looking at the others.`),
    moment(`
    Alone again, {hero} plays as {hero} likes best and does not notice it.
    @ away, day, close
    hero: jump happy skips stones and hums
    props: pebble, shell
    a: Skip, skip, plop! {Hero} hums a tune. | Hum, hum. Stones in a row. Nice!
    bcd: {Hero} took the feather off. | {Hero} sat down {seat} and sighed.
    bcd: {They} made a row of stones, by size. | {They} made a row of stones, by size.
    bcd: {They} gave each of them a name. | {They} sang a silly song.
    bcd: It felt nice to be {hero} again. | {They} forgot to be sad.
    cd: {They} did not know that someone far off had stopped to listen.
    cd: The last stone was called Bob, and he was a bit shy.
    d: It was not part of the plan, so {hero} did not write it down.
    d: If {they} had turned round just then, {they} would have seen two eyes and a nose.
    d: But {they} did not turn round, and the eyes went off again. Who was that?`),
  ],
  [
    moment(`
    {Hero} bakes a cake and invites everybody, but nobody comes.
    @ home, day, wide
    hero: stand proud holds up a lopsided cake
    props: cake, teacup, balloon
    a: A big cake! Come and eat! No one? | Cake for all. {Hero} waits. Munch.
    bcd: Then {hero} baked a cake. | "Everyone likes cake," said {hero}, and baked one.
    bcd: It was tall, and it leaned to the left. | It had jam in it and on it.
    bcd: {They} set out ten plates and ten hats. | {They} hung balloons and lit the lamps.
    bcd: Three o'clock came. Four o'clock came. | Nobody came, and then it was night.
    cd: {They} had sent no letters. Where could {they} have sent them?
    cd: The cake leaned a bit more and then sat down.
    d: {Hero} put on all ten of the hats, one over the other, and had one slice.
    d: It was a very good cake, and it is a shame to eat a very good cake in silence.
    d: "Pass the jam," said {hero}. Then {they} passed it.`),
    moment(`
    In the morning one slice of the cake is gone.
    @ home, dawn, close
    hero: peek surprised looks at a plate with crumbs
    props: cake, teacup
    a: One slice is gone! Who ate it? | Crumbs! Whose crumbs? Look, {hero}.
    bcd: In the morning {hero} counted the cake. | The next day {hero} looked twice.
    bcd: There was one slice less. | One slice was gone!
    bcd: There were crumbs on the sill. | On the sill lay crumbs, in a row.
    bcd: Somebody had been there! | Someone had made a row, just like {theirs}.
    cd: And beside them lay a small blue stone, as if to pay.
    cd: {Hero} held it up to the light for a long time.
    d: It was the best stone {they} had ever seen, and it was just the sort {they} would have picked.
    d: {They} looked {hide}, and called, and set out a fork, but there was nobody there.
    d: Who pays for cake with a stone, and then runs away?`),
  ],
]
