import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} always wants to know how things really are.
    @ home, day, close
    hero: peek curious looks under a stone
    props: book
    a: Why? asks {hero}. Who? What? Why? | {Hero} looks. {Hero} asks. Hmm!
    bcd: {Hero} asked a lot of things. | "Why?" was {hero}'s best word.
    bcd: Where does the dark go by day? | Why is the sea on that side?
    bcd: Do worms know left from right? | Who says that bees are cross?
    bcd: "They just do," people said. | "Everybody knows that," people said.
    cd: {Hero} did not think much of "just". {They} went to look.
    cd: {They} mostly had a wet knee, and a wasp sting.
    d: You learn a lot that way, although it is not good for socks.
    d: Bees are not cross, it turned out. They are just very busy, and hate to be hugged.
    d: Nobody else in the place had known that, and they had all lived next to bees for years.`),
  ],
  problem1: [
    moment(`
    A {palkind} has come, and everyone is afraid.
    @ away, dusk, wide
    hero: peek surprised looks out from behind a wall
    pal: sit sad is a big dark shape on the hill
    props: lantern
    a: Roar! A {palkind}! They all run. | Who is on the hill? A {palkind}!
    bcd: One night there came a roar. | One day a {palkind} came over the hill.
    bcd: A {palkind} sat on the hill! | It sat there and it made a great noise.
    bcd: All of them ran in and shut their doors. | "Shut the doors!" they all cried.
    bcd: "It is wild," they said. "It will eat us." | "It will eat us up, from the feet!"
    cd: "Who says so?" asked {hero}. "Everybody," they said.
    cd: "Did anybody look?" Nobody had. They had been too busy running.
    d: By supper it had nine teeth. By bedtime it had ninety, and a hat of bones.
    d: {Hero} lay awake and listened. Roar, it went. And then there was a small, wet sound.
    d: It did not sound like teeth to {hero}. What did it sound like?`),
  ],
  problem2: [
    moment(`
    They build a wall, and {hero} has to carry stones for it.
    @ away, day, medium
    hero: stand worried carries a stone
    props: pebble, rope, letter
    a: A wall! Stones, stones. But why? asks {hero}. | Up goes the wall. Hmm, says {hero}.
    bcd: They held a meeting, and it was loud. | The next day they put up a wall.
    bcd: "We need a wall," said the goat. | Each of them had to bring ten stones.
    bcd: "We need a big wall," said the hen. | {Hero} brought one, and looked over.
    bcd: "Could we ask it first?" said {hero}. | "It is crying," {they} said. "I can hear it."
    cd: They all looked at {hero} as if that was rude.
    cd: "You do not ask a {palkind}," said the goat. "Everybody knows that."
    d: There was a sign, too. It said "KEEP OUT", and on the back of it, "KEEP IN".
    d: The hen had a drum to hit if the {palkind} should come. She hit it four times that day.
    d: Once it was a cow, once the wind, and twice it was the hen.`),
  ],
  low1: [
    moment(`
    They come with sticks and drums.
    @ away, dusk, wide, cloudy
    hero: stand scared stands between two sides
    pal: sit sad has nowhere to go
    props: drum, rope
    a: Boom, boom! Here they come. Oh, {palkind}! | Run, {palkind}, run! It can't.
    bcd: They came up the hill with pans and sticks. | That night the drum came up the hill.
    bcd: "Shoo!" they cried. "Go back home!" | Behind the drum they all came, in a row.
    bcd: The {palkind} did not run. It sat and shook. | The {palkind} shut its eyes and held still.
    bcd: {Hero} could not stop them. {They} {was} so small. | {Hero} ran from one to the next. "Stop!"
    cd: Nobody listened. There was too much noise for it.
    cd: "Why don't you run?" {hero} asked the {palkind}.
    d: "I can't," it said, and then {hero} saw that it had not once got up in all that time.
    d: It had sat there, day and night, in rain and wind, and never moved away.
    d: What was it sitting on? Or was it holding on to something?`),
  ],
  low2: [
    moment(`
    The storm of noise brings the stones down.
    @ away, dusk, medium
    hero: run scared jumps out of the way
    pal: reach worried throws itself in front of the stones
    props: drum, rope
    a: Crash! Stones! Look out, {palkind}! | Rumble, rumble. Stop them, {palkind}!
    bcd: Boom, went the drum. The hill shook. | It was the drum that did it. Boom!
    bcd: The wall came loose and slid. | Up there the new wall gave a groan.
    bcd: The stones rolled. They all screamed. | One stone fell, and then a lot more.
    bcd: The {palkind} put out both arms and held on. | The {palkind} threw out its arms and held them.
    cd: It held up the whole wall, with its back, and it did not let go.
    cd: "Run!" it said, through its ninety teeth. There were twelve.
    d: They ran, the goat and the hen and the drum, right under its arms, and out.
    d: And when they were out, they stood there. Nobody knew what to say.
    d: It had gone quiet, at last. And that is why they heard it, down by the {palkind}'s feet.`),
  ],
}
