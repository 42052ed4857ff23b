import { moment } from '../moment.ts'
import type { Frame } from './frame.ts'

const goodnights: Frame = {
  open1: moment(`
    {Hero} the {kind} says goodnight to three things, as every evening.
    @ home, dusk, wide
    hero: wave happy waves to the evening sky
    pal: stand happy stands beside {hero}
    props: moon
    a: Here is {hero} the {kind}. Goodnight, {moon}! | {Hero} the {kind} waves. Goodnight, hill!
    bcd apart: {Hero} was a {manner} {kind}. {They} lived {home}. | There once was a {manner} {kind} called {hero}.
    bcd duo: {Hero} the {kind} lived next to {pal}.
    b duo: They did most things together.
    cd: {They} had one door, one window and one good chair. | The kettle was dented and the bed was just right.
    bcd: Each night {they} said three goodnights. | Every evening {they} said three goodnights.
    bcd: One to the gate. One to the hill. One to the {moon}. | One for the door. One for the hill. One for the {moon}.
    cd: Then {they} went to bed, and the night began.
    d: It took as long as it takes to drink half a cup of milk.
    d: The gate never answered, but the {moon} always seemed to be listening.
    d: "Three is enough," {hero} used to say.`),
  open2: moment(`
    More of {hero} and the place where {they} {was} at home.
    @ home, day
    hero: walk curious walks past old, dear places
    pal: walk happy walks along with {hero}
    props: leaf
    a: {Hero} knows this place. Every bit of it! | Up the path. Down the path. Hello!
    bcd: By day {hero} knew each stone of the place. | By day {hero} knew the place by heart.
    bcd: It smelled of {smell}.
    bcd duo: {Pal} knew all the short cuts.
    bcd: {They} had counted all the {smalls}. | {They} had names for most of the {smalls}.
    cd: {They} knew that {sound} just before lunch. | Some days {sound}, and that meant sun.
    d: There was a good place to sit, {seat}, where the sun stayed longest.
    d: If you had asked, {hero} would have told you that nothing much ever happened there.
    d: A week later you would have got a very different answer.`),
  close0: moment(`
    The day ends well and everybody goes home.
    @ home, dusk
    hero: walk happy walks home in the last light
    pal: walk happy walks home beside {hero}
    props: lantern
    a: Home they go. Left, right, left, right. | The sun goes down. Home again, {hero}!
    bcd: The long day was done. | The sun rolled down out of sight.
    bcd pal: {Hero} and {pal} went home side by side.
    bcd solo: {Hero} went home the slow way.
    bcd: They did not talk. They did not need to. | Their shadows went first, as long as ladders.
    cd: The air smelled of {smell}. | All around them {sound}.
    cd: Someone's window was already gold with lamp light.
    d: {Hero} thought back to the start, and it seemed like a story about someone else.
    d: "You are smiling," said the evening, or perhaps it was only the wind.
    d: It was that sort of tired which is nearly the same as happy.`),
  close1: moment(`
    {Hero} says goodnight to one thing more than on the first page.
    @ home, night, wide
    hero: wave sleepy waves goodnight
    pal: sit sleepy yawns and waves too
    props: moon, star
    a: Goodnight, {moon}. Goodnight, {hero}. | Four goodnights. Then sleep, {hero}.
    bcd: That night {hero} said four goodnights. | So now there were four goodnights.
    bcd: To the gate. To the hill. To the {moon}. And one to {new}.
    cd: It took a little longer than it used to.
    cd pal: {Pal} said them too, half a word behind.
    d: It takes about a whole cup of milk now, if you drink it slowly.
    d: The gate did not answer, and nor did the hill.
    d: But somewhere {sound}, very softly, and {hero} chose to call that an answer.`),
}

const window: Frame = {
  open1: moment(`
    {Hero} the {kind} sits at the window and counts the lights.
    @ home, dusk, wide
    hero: sit curious looks out and counts the lights
    pal: sit happy counts along
    props: candle
    a: This is {hero} the {kind}. One light, two lights! | {Hero} the {kind} counts. One, two, three!
    bcd: {Hero} was a {manner} {kind}. {They} lived {home}. | {Hero} was a {kind}. {They} lived {home}.
    bcd duo: {Pal} lived next door.
    bcd: When the sky went pink, {they} counted lights. | At the end of each day {they} counted lights.
    bcd: One was {hero}'s own. One was far away. | One was near. One was far. One was {theirs}.
    cd: The far one winked, as if it knew a joke.
    cd: "Who lives over there?" {hero} often asked the teapot. | "I wonder who you are," {hero} told the far one.
    d: The teapot was a good listener, though it had never once replied.
    d: In between lay {place}, full of shadows and of things nobody had counted.
    d: It smelled of {smell}, and it looked very big indeed.`),
  open2: moment(`
    {Hero} gets ready for the day in {their} own way.
    @ home, dawn
    hero: stand happy puts on {their} things by the door
    pal: wave happy waves good morning
    props: basket
    a: Up you get, {hero}! Good morning, sun. | Good morning! Socks on. Hat on. Go!
    bcd: In the morning {sound}. | Morning came, and {sound}.
    bcd: {Hero} made toast and burned just one side. | {Hero} had porridge, with a big puddle of honey.
    bcd: {They} liked it that way. | Then {they} washed behind {their} ears. Nearly.
    bcd duo: {Pal} came in without knocking.
    cd: "Today will be a plain old sort of day," {they} said. | "What a very plain old sort of day," {they} said.
    d: It is a funny thing about plain days that they never say what they are hiding.
    d: In one pocket {they} found a button, a crumb and half a plan.
    d: Then the door swung open, and there lay {place} with the sun on it.`),
  close0: moment(`
    Supper after the adventure, with stories told twice.
    @ home, dusk
    hero: sit happy holds a warm cup
    pal: sit happy eats with both cheeks full
    props: teacup, cake
    a: Warm soup. Warm toes. Yum, yum! | Supper time! Munch, munch, munch.
    bcd: There was soup that night, and bread with seeds. | That night they had pancakes, flat and gold.
    bcd pal: {Pal} had three helpings and told it all again. | {Pal} told it all again with a mouth full.
    bcd solo: {Hero} told the teapot all of it, twice.
    bcd: Each time, the story had grown a bit. | The story got better with every spoon.
    cd: Outside, {sound}, and nobody minded.
    cd: {Hero} laughed so hard that the candle went out.
    d: They lit it again, and the shadows jumped up on the wall and listened too.
    d: "And then?" said the shadows, leaning in. "And then?"
    d: So it all had to be told one more time, with the voices.`),
  close1: moment(`
    {Hero} counts the lights again; there is one more.
    @ home, night, wide
    hero: sit sleepy looks out at the lights
    pal: sit sleepy leans on {hero}
    props: candle, star
    a: One light, two lights. Sleep well, {hero}. | Count the lights. One, two. Goodnight!
    bcd: Then {hero} counted the lights. | That night {hero} counted the lights again.
    bcd: One near, one far, one {their} own. And one for {new}.
    bcd: It was the best one. | That one glowed the longest.
    cd: It was so small that only {hero} could see it.
    cd: The far one winked, and {hero} winked back.
    d: Between the lights the world lay soft and wide, and it did not look too big.
    d: It looked just the right size for a {kind}.
    d: "Goodnight, whoever you are," {they} said. Then {they} blew the candle out.`),
}

export const eveningFrames: Frame[] = [goodnights, window]
