import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} has two cups, and nobody for the second.
    @ home, day, close
    hero: sit sad looks at two cups on the table
    props: teacup
    a: Two cups. One {hero}. Hmm. | One for {hero}. One for who?
    bcd: {Hero} had two cups. One was for {hero}. | On the shelf stood two cups.
    bcd: One was for somebody else. | {Hero} drank from one. The other was dry.
    bcd: But there was no one else. | It was for a friend, and there was none.
    cd: {They} washed them both each night, so that it would not feel left out.
    cd: Sometimes {they} filled it too, and it went cold, and {they} drank that as well.
    d: {They} could do a lot of things alone, such as humming, and hopping, and soup.
    d: But you cannot play catch alone, or not for long, and you cannot tell yourself a secret.
    d: Above all, nobody says "Bless you" to you when you sneeze.`),
  ],
  problem1: [
    moment(`
    {Hero} is lonely and wants a friend.
    @ home, day, wide
    hero: sit sad sits all alone in the middle
    props: ball, teacup
    a: {Hero} wants a friend. All alone. Oh. | No one to play with. Poor {hero}.
    bcd: {Hero} wanted a friend. | More than cake, {hero} wanted a friend.
    bcd: {They} did not have one. | It was very quiet at {their} house.
    bcd: {They} threw {their} ball. Nobody threw it back. | {They} said "Hello!" but no one said it back.
    bcd: The days were long, with so much room. | It was like a swing with no push.
    cd: {They} told a joke to a stone, but the stone had heard it.
    cd: "Somebody must be somewhere," said {hero}. "I only need one."
    d: You could see them everywhere, once you looked, all the twos of the world.
    d: There were two birds, two boots and two wheels. Even the moon had the sea to talk to.
    d: So how do you get a friend? Do they grow? Do you have to dig?`),
  ],
  problem2: [
    moment(`
    {Hero} asks how others got their friends, and plans to get one too.
    @ away, day
    hero: stand curious asks and writes it all down
    props: letter, feather
    a: How do you get a friend? Tell {hero}! | Ask the duck. Ask the cow. Moo!
    bcd: So {hero} asked about. | {Hero} went to ask how it is done.
    bcd: "You share your hay," said the cow. | "Sit on it till it hatches," said a hen.
    bcd: "You just have one," said the twins. | "I found mine in a pond," said the duck.
    bcd: {Hero} wrote it all down. | {Hero} had no pond.
    cd: It did not seem to fit together, but {they} drew a line beneath it.
    cd: "Step one," {they} said, and licked {their} pencil.
    d: All the way home {they} made a plan, and the plan had seven parts and a map.
    d: It smelled of {smell}, and {sound}, and it was a fine day to begin.
    d: By this evening, {hero} thought, I shall be two. What could go wrong?`),
  ],
  low1: [
    moment(`
    {Hero} gives up and puts the second cup away.
    @ home, dusk, close, cloudy
    hero: sit sad puts a cup into a box
    props: teacup, key
    a: {Hero} puts the cup away. Good night, cup. | No friend. {Hero} cries a bit.
    bcd: That was the end of the plan. | "It does not work," said {hero}.
    bcd: {They} took the other cup from the shelf. | {They} wrapped the other cup in a sock.
    bcd: {They} put it in a box. Click! | "I am sorry," {they} told it. "No one came."
    bcd: A cup cannot cry, so {hero} did. | Then {they} sat by the box for a while.
    cd: Perhaps some people are just ones, {they} thought, like the sun.
    cd: It was so quiet that {they} heard the dust come down.
    d: Outside, {sound}, as on any other evening, and it was no business of theirs.
    d: {They} had tried to be good, and to be loud, and to be a duck.
    d: There was nothing left to try, and so for once {hero} did not try at all.`),
  ],
  low2: [
    moment(`
    {Hero} hears a tapping on the other side.
    @ away, dusk, medium
    hero: stand curious puts an ear to a big stone
    props: pebble
    a: Tap, tap, tap. What is that? | Tap, tap! Listen, {hero}.
    bcd: Then there came a tap. Tap, tap, tap. | Tap. Tap, tap. {Hero} sat up.
    bcd: It was not the rain. | It was not the door, and it was not a clock.
    bcd: It came from behind the big stone. | It came from the other side of the hill.
    bcd: {Hero} tapped back. Tap, tap. | Without much thought, {hero} tapped too.
    cd: At once it stopped, like somebody who has been caught.
    cd: Then it came again, slower, like a question.
    d: {Hero} put one ear against the stone. It was cool, and it smelled of {smell}.
    d: On the other side somebody breathed. Somebody sniffed. Somebody said "Oh, well" very low.
    d: Those were just the words that {hero} had been about to say.`),
  ],
}
