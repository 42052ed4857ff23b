import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    They build it {hero}'s way, very tall.
    @ away, day, wide
    hero: reach proud stands on a heap and reaches up
    pal: stand worried holds the bottom
    props: {build}, ladder, bucket
    a: Up, up, up! Hold it, {pal}! Wobble. Crash! | So tall! Wibble, wobble. Run, {pal}!
    bcd: First they did it {hero}'s way. Tall! | "Let us try it tall," said {pal}.
    bcd: Up it went, as thin as a pole. {Pal} held it. | {Hero} stood on a box, and then on {pal}.
    bcd: "More!" said {hero}. "Just one bit more!" | "One more!" called {hero}. "One more!"
    bcd: It bent to look at them. Flump! | It swayed. It bowed. It sat down.
    cd: A bird had sat on the top, and it was only a small bird.
    cd: "Sorry," said the bird, out of the heap.
    d: When they had dug each other out they had dust in every ear.
    d: "It was very tall," said {pal}, to be kind. "For a moment it was the tallest thing I ever held."
    d: {Hero} shook one foot, and a shell fell out. "Your turn," {they} said.`),
    moment(`
    They measure, and find out how tall is tall.
    @ away, day, close
    hero: stand curious measures with a stick
    pal: stand curious stands very straight to be measured
    props: rope, shell
    a: How tall is {pal}? Up to here! | One, two, three {paws}. Stand still, {pal}.
    bcd: "How tall was it?" asked {pal}. | {Hero} took a stick to check.
    bcd: They used {hero} to check, from toe to top. | It had been as tall as {pal} on {hero}.
    bcd: Then they used {pal}, and that was less. | Now it was as tall as a shoe.
    bcd: So how tall should it be? | "What is it for?" asked {pal}.
    cd: {Hero} had not asked {themself} that. It was for being tall.
    cd: "If it is to look at," said {pal}, "where is the top?"
    d: That was a point. They lay on their backs and looked at where the top had been.
    d: There was a lot of sky in it, and it did not seem to need a {build}.
    d: "We could do with a door," said {hero}, after a time.`),
  ],
  [
    moment(`
    They build it {pal}'s way, very wide.
    @ away, day, wide
    hero: walk worried walks a long way round
    pal: run happy runs along with a bucket
    props: {build}, bucket
    a: Wide, wide, wide! says {pal}. Too wide! | Run round it, {pal}. So far! Puff.
    bcd: Next they did it {pal}'s way. Wide! | "Now we do it wide," said {hero}.
    bcd: It ran from here to there and on. | {Pal} ran and ran.
    bcd: By noon they could not see the end. | It grew.
    bcd: Then someone fell over it. | Then somebody tripped over it.
    cd: It came up to a snail's knee, if snails had knees.
    cd: "Is it a kerb?" asked the goat. "Is it for me?"
    d: {Hero} went out with some lunch for {pal}, and it took {them} half an hour to get there.
    d: "It is a lovely width," {they} said, and sat down on it by mistake.
    d: So that was tall, and that was wide. They looked at each other. What else was there?`),
    moment(`
    They have a quarrel, and then a sandwich.
    @ away, day, close
    hero: sit sad sits back to back with {pal}
    pal: sit sad sits back to back with {hero}
    props: basket, apple
    a: Hmph! says {pal}. Hmph! says {hero}. Munch. | Back to back. {Pal} has a bun. Half?
    bcd: "It was your fault," said {hero}. | They sat back to back and were cross.
    bcd: "It was your bird," said {pal}. | {Pal} was cross for an hour.
    bcd: They said two or three more things. | {Hero} was cross for an hour, less a bit.
    bcd: Then {pal} held out half a bun. | Then there was half a bun on {their} knee.
    cd: It is hard to be cross with a mouth full of bun.
    cd: "I like tall too," said {pal}. "I just don't like to hold it."
    d: "I like wide," said {hero}. "I like how you can run along it."
    d: They chewed for a while, and somewhere {sound}, and one of them laughed first.
    d: Nobody knows which. They both said that it was the other.`),
  ],
  [
    moment(`
    They build it both ways at night, and something comes to knock it down.
    @ away, dusk, wide, wind
    hero: run scared tries to hold it up
    pal: run scared throws a blanket over it
    props: {build}, blanket, bucket
    a: Oh no! Splash! Hold it, {pal}! All gone. | Whoosh! Save it, {pal}! Too late.
    bcd: So they made it tall and wide. | The third one was the best so far.
    bcd: It had a door. It had {pal}'s steps. | {Hero} made the top, and {pal} the bottom.
    bcd: They were so proud that they danced. | They put a flag on it. It was done!
    bcd: Then a great gust came in. Whoosh! | Then something rumbled. What was that?
    b: All gone.
    cd: They threw a blanket over it, and themselves on top of that.
    cd: In the end there was a lump with a flag in it.
    d: It did not seem fair. It is one thing to fall down because you have done it wrong.
    d: It is another if you have done it right, and it falls down all the same.
    d: "{Refrain}," said {pal}, but not with much hope in it.`),
    moment(`
    They save what can be saved.
    @ away, dawn, close
    hero: reach sad digs out a flag
    pal: reach sad collects the shells
    props: shell, bucket, feather
    a: Dig, dig, {pal}. One shell. One flag. | Pick it up, {pal}. Bit by bit.
    bcd: They dug in the heap for what was left. | Bit by bit they picked it all up.
    bcd: {Pal} found the flag, a bit wet. | The flag was wet, and the door was bent.
    bcd: {Hero} found the door and nine shells. | {Pal} put the shells in a row.
    bcd: One was chipped. They kept it too. | "We still have these," said {pal}.
    cd: The best things, it turned out, had not been hurt at all.
    cd: {Hero} blew the sand off each one, with care.
    d: They did not say much. It is a good kind of work to do next to somebody.
    d: The sun came up, red and round, and looked as if it was sorry.
    d: "Do we do it again?" asked {pal}. {Hero} did not know. Did they?`),
  ],
]
