import { moment, type Moment } from '../moment.ts'

/** Pages between the great ones that suit every story: small jokes, small meals, small wonders. */
export const smallRoads: Moment[] = [
  moment(`
    A short rest with something to eat, shared fairly, more or less.
    @ here
    hero: sit happy breaks a bun in two
    pal: sit happy holds out both hands for a share
    props: basket, berry
    a: Munch, munch. One for {pal}, one for {hero}. | Time for a bun. Yum!
    bcd: They stopped to eat a bun. | There was just one bun for two.
    bcd: {Hero} broke it in half. | {Hero} cut it very fairly in two.
    bcd: One half was bigger. {Pal} looked at it. | {Pal} watched the big half closely.
    bcd: {Hero} looked at it too. | Then {pal} coughed, in a polite sort of way.
    cd: "You have it," said {hero}. That was kind, and hard to do.
    cd: So {pal} broke the big half again and gave some back.
    d: After that it came out nearly even, apart from a few crumbs that nobody owned.
    d: An ant had been waiting for those, and carried off the best one.
    d: "A bun is bigger when you share it," said {pal}. Nobody could explain why, but it was true.`),
  moment(`
    Somebody very small is in the way, and has the right of way.
    @ here
    hero: peek curious bends down to a tiny traveller
    props: leaf, pebble
    not: space, snow
    a: Stop! A snail. Slow, slow, slow. | Wait! Somebody small is here.
    bcd: Then they had to stop. | All at once {hero} stood still.
    bcd: A very small snail was on the path. | There sat a snail as small as a pea.
    bcd: "After you," said {hero}. | "Please, go first," said {hero}.
    bcd: The snail went first. It took a while. | The snail took its time.
    cd: It left a thin bright line behind it, like a signature.
    cd: It looked left, and it looked right, and it looked left again.
    d: Then it stopped half way to think, as snails do, and nobody liked to hurry it.
    d: {Hero} used the time to look at the {smalls}.
    d: "Thank you for waiting," said the snail at last, in a voice like a hair. "Most people don't."`),
  moment(`
    {Hero} stands still and listens to everything there is.
    @ here, close
    hero: stand curious listens with {their} head on one side
    pal: stand curious listens too
    a: Shh! Listen. What is that? | Hush, {hero}. What do you hear?
    bcd: {Hero} stopped to listen. | "Hush," said {hero}, and stood still.
    bcd: First {they} heard nothing. | At first there was nothing at all.
    bcd: Then {sound}, not far off. | Then, quite near, {sound}.
    bcd: Then came a small tick, tick, tick. | And last came a thump, thump, thump.
    b: It was {hero}'s own heart.
    cd: It turned out to be {hero}'s own heart, busy as a clock.
    cd: How odd, {hero} thought, to carry such a noise and not notice.
    d: The longer you listen, the more there is to hear, right down to the grass growing.
    d notspace: A seed fell. A feather landed. Far off, somebody shut a drawer.
    d space: A star hummed. A speck of dust sat down. Far off, somebody shut a drawer.
    d: When {hero} went on again {they} walked more softly, so as not to wake anything.`),
  moment(`
    A hat takes off in the wind and is caught again.
    @ here, wind
    hero: run surprised chases a hat on the wind
    pal: jump surprised leaps for the hat
    props: hat
    not: space
    times: dawn, day, dusk
    a: Whoosh! There goes the hat. Catch it, {pal}! | Puff! The wind takes a hat.
    bcd: Just then the wind took {pal}'s hat. | Whoosh! Off went a hat.
    bcd: It hopped. It rolled. It danced on its rim. | It flew, and it flopped, and it flew on.
    bcd: {Hero} and {pal} ran after it. | {Pal} jumped for it, and so did {hero}.
    bcd: Each time they came near, it skipped on. | Just as they bent down, off it went.
    cd: They chased it in a ring, or perhaps it chased them.
    cd: Then the wind got bored and dropped it on {hero}'s nose.
    d: A beetle had moved in, so they had to ask the beetle to leave.
    d: The beetle took its time, since it had only just hung up its pictures.
    d: "I think that hat likes you better," said {pal}. But {hero} gave it back.`),
  moment(`
    {Hero} and {pal} look up and see shapes in the clouds.
    @ here
    hero: sit happy points up at a cloud
    pal: sit curious looks up at a cloud
    props: leaf
    not: space
    times: day, dawn
    a: Look up! A cloud like a fish. Swim, fish! | A cloud bun! A cloud boat! Look, {pal}!
    bcd: They lay down flat and looked at the clouds. | For a while they lay down and looked up.
    bcd: "That one is a fish," said {hero}. | "I can see a fish," said {hero}.
    bcd: "That is a bun," said {pal}. | "I can see a bun," said {pal}.
    bcd: {Pal} saw a lot of buns. | For {pal}, most of them were buns.
    cd: The fish swam up to the bun and swallowed it whole.
    cd: Then the fish came apart and was six fat sheep.
    d: Nothing up there stayed what it was for long, and it did not mind.
    d: "What do we look like from up there?" said {hero}, and waved, just in case.
    d: "Like two buns," said {pal}, almost asleep. "Two very small buns."`),
  moment(`
    {Hero} tells a joke, and it is not a very good one.
    @ here
    hero: wave happy tells a joke with both arms
    pal: sit happy laughs until it hurts
    a: Ha, ha, ha! {Pal} laughs and laughs. | Tickle, giggle, hee, hee, hee!
    bcd: "Do you want to hear a joke?" said {hero}. | To cheer them both up, {hero} told a joke.
    bcd: "What is brown and sticky?" | "What has a bed but does not sleep?"
    bcd: {Pal} did not know. | {Pal} had no idea at all.
    b: The answer made {pal} snort.
    cd: When {hero} said the answer, {pal} snorted, then hooted, then fell flat.
    cd: It was not much of a joke, but they had no other.
    d: Jokes are a bit like hiccups. Once they have started you cannot tell them to stop.
    d: Each time it grew quiet, one said the last word, and off they went again.
    d: Somewhere {sound}, and even that was funny.`),
]
