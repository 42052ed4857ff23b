import { moment, type Moment } from '../moment.ts'

/** Pages between that need nobody but the hero, at any hour and in any place, the moon included. */
export const aloneRoads: Moment[] = [
  moment(`
    A pocket is turned out, and there is more in it than one would think.
    @ here, close
    hero: sit curious turns out {their} pockets
    props: feather, key
    a: What is in the pocket? A key! A crumb! | Out comes a string. Out comes a bun!
    bcd: {Hero} turned out all {their} pockets. | {Hero} felt in {their} pocket.
    bcd: There was a key to nothing. There was string. | In it was a key that fitted no door.
    bcd: There was a crumb with fluff on it. | There was string, and a stub of red crayon.
    bcd: {They} ate the crumb, but not the fluff. | There was a crumb too, but not for long.
    cd: It is good to know what you have with you.
    cd: Most things can be done, if you have enough string.
    d: The key was {their} favourite, since it could still belong to anything at all.
    d: It might open a clock, or a castle, or a box with a smaller key inside.
    d: {They} put it all back, heavy things left, light things right, and felt better.`),
  moment(`
    {Hero} tries to walk without a sound and finds that it cannot be done.
    @ here
    hero: walk curious walks on the tips of {their} toes
    props: bell
    a: Tip, toe. Tip, toe. Squeak! | Shh, feet! Pit, pat, pit.
    bcd: {Hero} tried to walk with no noise at all. | For a bit {hero} went on tip toe.
    bcd: {They} put down one foot like a feather. | One foot. Stop. Then the other foot.
    bcd: The foot was fine. The tummy was not. | Then {their} tummy said "Grrr."
    bcd: It said "Grumble", quite loudly. | It was loud. It meant supper.
    cd: "Shh," said {hero} to the tummy, and it took offence.
    cd: After that it hummed for a good while, out of spite.
    d: There is always something about you that will not keep still, if you listen.
    d: A knee clicks, and your breath goes in and out, like somebody at a door.
    d: In the end {hero} gave it up and stamped, and that felt very nice too.`),
  moment(`
    {Hero} finds an echo and has a talk with it.
    @ here
    hero: wave happy calls out with both {paws} round {their} mouth
    props: pebble
    a: Hello! Hello! Who said that? | Boo! Boo! Ha, ha! Ha, ha!
    bcd: "Hello!" called {hero}. | There was a place where {hero} could hear {themself}.
    bcd: "Hello," said somebody, far off. | {They} called "Yoo-hoo!" It called it too.
    bcd: "Who are you?" "Are you?" it said back. | "You are late," {they} called. "Late," it said.
    bcd: {Hero} had to think about that. | It was right about that.
    cd: It always had to have the last word, but it was never a new one.
    cd: "Are you alone there?" {they} asked. "Alone there," it said.
    d: So {hero} sang to it for a bit, a song with gaps in it.
    d: It sang in all of the gaps, and it was nearly like a choir, or at least like two.
    d: "Goodbye," called {hero}, when {they} had to go on. It said so too, and sounded sorry.`),
  moment(`
    {Hero} makes a bed for something that does not need one.
    @ here, close
    hero: reach happy tucks in a pebble
    props: pebble, leaf
    a: A pebble. Tuck it in. Night, night! | Sleep, small stone. Shh.
    bcd: There was a stone, all by itself. | {Hero} came by a very small stone.
    bcd: {Hero} thought that it looked cold. | It looked as if it had no one.
    bcd: {They} made it a bed, with a rim. | So {they} made it a bed.
    bcd: Then {they} found one more to go with it. | Then {they} put a friend in with it.
    b: There.
    cd: It was not the sort of thing that anyone would ever notice.
    cd: {Hero} did it just as carefully as if somebody would.
    d: A stone can lie there for a thousand years, and nobody asks how it is.
    d: "That is a bit better," {they} said, and {they} brushed a speck off its forehead.
    d: The stone said nothing. But when {they} looked back, it seemed to have turned on its side.`),
  moment(`
    {Hero} talks things over with {their} own feet.
    @ here, medium
    hero: sit curious looks at {their} own feet
    props: feather
    a: Hello, left foot. Hello, right foot! | Wiggle, feet. Are you tired?
    bcd: {Hero} sat down to rest {their} feet. | {Hero} sat down and looked at {their} feet.
    bcd: The left one was tired. It said so. | "How are you two?" {they} asked.
    bcd: The right one was fine. | "Hot," said one. "Fine," said one.
    b: Hm.
    bcd: "One more bit," {hero} told them, "and then soup." | "We will go slow," said {hero}.
    cd: Feet like to be asked. So few people do it.
    cd: They wiggled, each in its own way, and that meant yes.
    d: They had taken {them} a very long way by now, and they had never once been thanked.
    d: "Thank you," said {hero}, and blew on them, first left and then right.
    d: After that they were as good as new, or as good as old, and that was good enough.`),
  moment(`
    {Hero} plans what {they} will say, and says it to nobody.
    @ here
    hero: stand proud makes a speech to the air
    props: leaf
    a: Ahem! says {hero}. Dear all. Er. | {Hero} talks to the air. La, la!
    bcd: {Hero} thought of all the things {they} would say. | "One day," said {hero}, "I will tell of this."
    bcd: {They} stood up straight and gave a cough. | {They} got up on a stone to try it.
    bcd: "Dear all," {they} said, "it was like this." | "It was a day like any day," {they} began.
    bcd: It was a fine speech. Then {they} fell off. | "But then," {they} said. "But then! Er."
    cd: The trouble was that {they} did not know how it would end.
    cd: You cannot tell a story while you are in it.
    d: In the middle of things, it never feels like a story. It feels like sore feet.
    d: Only when it is over does somebody come along and give it a title.
    d: {Hero} got down. "We shall see," {they} told the air, and the air seemed to hold its breath.`),
]
