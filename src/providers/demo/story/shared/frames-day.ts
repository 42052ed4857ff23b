import { moment } from '../moment.ts'
import type { Frame } from './frame.ts'

const map: Frame = {
  open1: moment(`
    {Hero} the {kind} has a map of the world, and most of it is white.
    @ home, day, wide
    hero: sit curious draws on a big map
    pal: peek curious looks on
    props: map, feather
    a: {Hero} the {kind} has a map. Here is home! | This is {hero} the {kind}. This is home.
    bcd apart: There lived a {kind} by the name of {hero}. | A {manner} {kind} called {hero} lived there once.
    bcd duo: {Hero} the {kind} lived near {pal}.
    bcd: {They} lived {home}.
    bcd: {Hero} had a map of the world. | On the wall hung {hero}'s own map.
    bcd: It was mostly white. | Most of it was still bare.
    cd: In the middle was a door, and by the door stood "Me".
    cd: A bit to the left it said "Puddle", in ink.
    d: Round the edge it said, in very small letters, "Here I have not been yet."
    d: {They} added to it every week, but never much, for the ink was dear.
    d: That day {they} had a full pot of ink, and out there {sound}.`),
  open2: moment(`
    {Hero} adds something small to the map.
    @ home, day
    hero: walk curious paces out the way with big steps
    pal: walk happy counts along
    props: map, pebble
    a: One step, two steps. Put it on the map! | Walk and count. One, two, ten.
    bcd: {Hero} walked ten steps and drew a line. | First {they} drew in the path.
    bcd: It smelled of {smell}. | {They} drew the smell too. It was {smell}.
    bcd: {They} put down the {smalls}, every one. | {They} put in the {smalls}, as dots.
    bcd duo: {Pal} held the ink.
    cd: {They} put a cross where you could sit, {seat}.
    cd: By lunch {they} had filled in as much as a stamp.
    d: A good map should have all the things that you would miss if they were gone.
    d: That is why it takes so long, and why the shops do not sell them.
    d: {Hero} blew on the ink. There was so much white left to go.`),
  close0: moment(`
    At home again, {hero} gets out the map and a pen.
    @ home, dusk, close
    hero: sit happy bends over the map
    pal: sit happy holds the ink
    props: map, candle
    a: Where did we go? Draw it, {hero}! | Here and here and here. Dip the pen.
    bcd: That night the map came down from the wall. | At home {hero} got out the pen.
    bcd pal: {Pal} held the ink, and {hero} drew. | {Pal} told it, and {hero} drew.
    bcd solo: {Hero} dipped the pen and thought.
    bcd: There was so much to put in! | It had been such a long way.
    cd: {They} drew the worst bit very small, and then a bit bigger, to be fair.
    cd: The candle leaned over to see how it had all been.
    d: Some of it would not go on a map, like how quiet it had been.
    d: For that {they} made a sign, a little ring, and put it in three places.
    d: When {they} sat back there was ink on {their} nose and hardly any white.`),
  close1: moment(`
    The map has a new name on it, next to "Me".
    @ home, night, wide
    hero: sleep sleepy falls asleep below the map
    pal: sit sleepy watches the stars
    props: map, moon, star
    a: The map is full. Sleep, {hero}. | Look, a dot! That is you. Goodnight.
    bcd: The map hangs on the wall once more. | Now the map has a new word on it.
    bcd: By the door it still says "Me". | It is in ink, right next to "Me".
    bcd: And next to that it says: {new}. | It is the word for {new}.
    cd: There is some white left at the edge, for later.
    cd: You should not finish a map. Where would you go then?
    d: {Hero} looked at it until {their} eyes fell shut, and then a bit longer.
    d: Out there {sound}, and {they} knew just where that was.
    d: "Here I have been," {they} said, half in a dream.`),
}

const sunrise: Frame = {
  open1: moment(`
    {Hero} the {kind} sits in {their} favourite place and waits for something to begin.
    @ home, dawn, wide
    hero: sit happy sits and waits for the sun
    pal: sit sleepy sits close by and yawns
    props: teacup
    a: Good morning, {hero} the {kind}! Up comes the sun. | Here sits {hero} the {kind}. Here comes the sun.
    bcd apart: Not far off lived a {kind} called {hero}. | Let me tell you of {hero}, a {manner} {kind}.
    bcd duo: {Hero} the {kind} lived right by {pal}.
    bcd: Each day {hero} got up before the sun. | {Hero} was always up before the sun.
    bcd: {They} sat down {seat}. "Go on," {they} said. | "You may start," {they} told it, and sat down.
    bcd: And up it came. | And so it did.
    cd: It had never been late, but you never knew.
    cd: It did the hill first, and then {hero}'s toes.
    d: When it had reached {their} knees, it was time to put the kettle on.
    d: Nobody had given {them} this job. {They} had just noticed that it needed doing.
    d: The air smelled of {smell}, and the day lay there like a clean plate.`),
  open2: moment(`
    A morning full of small tasks that only {hero} thinks of.
    @ home, day
    hero: walk happy does a round of good mornings
    pal: walk sleepy trots behind
    props: basket, leaf
    a: Good morning, gate! Good morning, tree! | Wake up, pot. Wake up, path.
    bcd: Then {hero} went round to wake the rest. | After that came the good mornings.
    bcd: {They} woke the gate. It squeaked. | There was one for the gate.
    bcd: {They} looked {hide}. All was well. | There was one for the pot.
    bcd: {They} wished good day to the {smalls}. | There was a short one for the {smalls}.
    bcd duo: {Pal} was still in bed.
    cd: Somewhere {sound}, and so it was awake.
    cd: It took an hour, and left {them} with a good, warm feeling.
    d: If you had said that gates cannot hear, {they} would have patted you.
    d: Things like to be greeted. It makes them stand up a little straighter.
    d: By the time {they} {was} back, the tea was cold, and that was how {they} liked it.`),
  close0: moment(`
    The sun goes down, and {hero} comes home just in time to see it off.
    @ home, dusk, wide
    hero: walk happy hurries home in the last light
    pal: walk happy hurries along
    props: lantern
    a: Hurry home! The sun is nearly gone. | Wait, sun! Here comes {hero}.
    bcd: They were home just in time. | The sun had waited. It sat upon the hill.
    bcd pal: {Hero} and {pal} sat down on the step. | {Pal} sat down first and made room.
    bcd solo: {Hero} sat down on the step, out of breath.
    bcd: "You can stop now," {hero} told the sun. | "That will do," said {hero}. "Thank you."
    cd: It had turned as red as jam, and rather flat below.
    cd: It went down slowly, as you leave a good party.
    d: {They} told it what it had missed, the dark bits, and the bit behind the hill.
    d: It listened with its chin on the roof. You could see that it did not like to go.
    d: Then there was only the place where it had been, and that was gold for quite some time.`),
  close1: moment(`
    {Hero} does not have to look after the morning alone any more.
    @ home, night, wide
    hero: sit sleepy sits on the step in the starlight
    pal: sleep sleepy sleeps on {hero}'s shoulder
    props: star, moon, teacup
    a: The sun sleeps. {Hero} sleeps too. | Goodnight, sun. Up again soon!
    bcd: At dawn {hero} will be up again. | Now {hero} goes to bed.
    bcd: {They} will sit down and say, "Go on." | The sun gets up so soon.
    bcd: One good morning is new. | There is one more to wake.
    bcd: It is for {new}. | That is {new}.
    cd pal: And {pal} will be there, more or less awake.
    cd: It will be on time. You can be nearly sure of that.
    d: First it will do the hill, and then the roof, and then the toes.
    d: There will be more toes than there used to be, or it will seem so.
    d: But that is tomorrow. Now it is night, and somebody has left the tea to get cold.`),
}

export const dayFrames: Frame[] = [map, sunrise]
