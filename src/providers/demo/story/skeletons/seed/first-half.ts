import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} does not like waiting.
    @ home, day, medium
    hero: stand worried taps {their} foot
    props: cake
    a: Now, now, now! {Hero} can't wait. | Is it done? Is it done now?
    bcd: {Hero} did not like to wait. | {Hero} could do most things, but not wait.
    bcd: {They} ate cake when it was still dough. | {They} read the last page first.
    bcd: {They} read the last page first. | {They} ate {their} pears green.
    bcd: {They} wore {their} wool hat in June. | In March {they} jumped in the lake. Brr!
    cd: "Is it time yet?" was the first thing {they} had ever said.
    cd: Clocks went a little slower if {they} came in.
    d: You can get a lot done that way, and most of it twice.
    d: But some things are only good if they are ripe, and {hero} had never had a ripe one.
    d: {They} did not know that. You cannot miss what you have always eaten green.`),
  ],
  problem1: [
    moment(`
    {Hero} is given a seed and wants it to grow at once.
    @ home, day, close
    hero: sit curious holds a tiny seed
    props: flower, seedling
    a: A seed! Grow, seed, grow! It does not. | {Hero} has a seed. Grow now! Hmm.
    bcd: {Hero} had a {seed}. It was small and brown. | One day the wind brought {hero} a {seed}.
    bcd: {They} put it in a pot of earth. | {They} put it into the ground and sat down.
    bcd: "Now grow," {they} said. | "Off you go," {they} said. "Grow!"
    bcd: Nothing came up. Not even a bit. | It did not. It lay there in the dark.
    cd: {They} counted to a hundred, in threes, to save time.
    cd: "Perhaps it is shy," {they} said, and looked the other way.
    d: What would it be? It might be a bean, or a tree full of plums, or a rose.
    d: It might be something that nobody had ever seen, with a bell on it.
    d: There was just one way to find out. But oh, how long does a seed take?`),
  ],
  problem2: [
    moment(`
    {Hero} digs the seed up to see how far it is.
    @ home, day, close
    hero: reach curious digs in the pot with one finger
    props: seedling, bucket
    a: Dig it up. Look! No. Put it back. | Is it up? Peep. Not yet!
    bcd: At noon {hero} dug it up to look. | The next day {hero} had a look.
    bcd: It was small. It was brown. It was wet. | {They} dug it up. It was still a seed.
    bcd: {They} put it back and patted it down. | "Sorry," {they} said, and put it back.
    bcd: At three {they} dug it up once more. | Then {they} had one more look, and one more.
    cd: "How is it?" asked a worm. "The same," said {hero}.
    cd: "So am I," said the worm, "with no blanket on."
    d: That made {hero} blush. {They} had not thought about it from the inside.
    d: So {they} tied a thread round {their} own finger, which was to mean: hands off.
    d: By the evening there were nine threads round it, and it had gone rather blue.`),
  ],
  low1: [
    moment(`
    Weeks go by; {hero} believes that it is dead.
    @ home, dusk, close, cloudy
    hero: sit sad sits in front of an empty pot
    props: bucket
    a: No green. {Hero} is so sad. | Poor seed. Poor {hero}. Sniff.
    bcd: One week went by, and then one more. | Day came and day went. No green.
    bcd: There was just earth, and a small hole. | {Hero} had stopped counting days.
    bcd: "I broke it," said {hero}. "I was too quick." | "It is my fault," {they} said. "I pulled."
    bcd: {They} put the pot behind the shed. | {They} could not look at the pot now.
    cd: Then {they} took the nine threads off {their} finger, one by one.
    cd: {They} had never had to be sorry to a seed before.
    d: All {their} life {they} had been in such a hurry, and where had {they} got to?
    d: {They} had got to here, the back of a shed, with a pot of nothing.
    d: It smelled of {smell}. The year went on, and did not wait for {them}.`),
  ],
  low2: [
    moment(`
    {Pal} stays with the pot.
    @ home, dusk, medium
    hero: peek sad looks round the corner of the shed
    pal: sit happy sits by the pot and knits
    props: teacup, bucket
    a: {Pal} sits by the pot. Why, {pal}? Wait. | Shh. {Pal} waits. {Hero} sits too.
    bcd: But {pal} sat by the pot with wool. | Only {pal} went to the pot each day.
    bcd: "What are you doing?" asked {hero}. | {Palthey} gave it a cup, and sat, and knitted.
    bcd: "I wait," said {pal}. "I am good at it." | "It is dead," said {hero}. "May be," said {pal}.
    bcd: "Come and sit. It is quite nice here." | "But I like to sit here. There is room."
    cd: So {hero} sat, and had nothing to do, and did that.
    cd: {Pal}'s sock was as long as a cow by now.
    d: First it was dull. Then it was very dull. And then something strange began.
    d: There was a smell in the air that {hero} had always run past, and it was autumn.
    d: There was a bird with a white spot. How long had it had that?`),
  ],
}
