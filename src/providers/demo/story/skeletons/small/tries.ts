import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} try to look bigger.
    @ away, day, medium
    hero: stand proud wears a long coat and stands on something
    pal: stand worried is underneath the coat
    props: hat
    a: {Hero} stands on {pal}. So tall! Wobble. Plop! | Big coat, big hat. Hold still, {pal}! Crash.
    bcd: First they tried to look big. | "You must look tall," said {pal}.
    bcd: {Hero} stood on {pal}, in a long coat. | {Hero} got up on {pal}, in a coat.
    bcd: "Good day," said {hero}, in a deep voice. | "We are new here," said {hero}, very low.
    bcd: "Good day," said the coat, down below. | Then {pal} had to sneeze. Down they came.
    cd: "Your tummy talks," said the ox. "Are you ill?"
    cd: A button flew off, and then the rest of it came apart.
    d: They fell in the mud, first the top half, and then the half that had held it up.
    d: "I was tall," said {hero}. "For a bit I could see the hole in the ox's hat."
    d: "What I saw," said {pal}, "was mainly coat."`),
    moment(`
    {Pal} tells {hero} what {palthey} likes about small.
    @ away, dusk, close
    hero: sit curious picks mud off {their} ears
    pal: sit happy counts things
    props: leaf, berry
    a: Small can hide. Small can fit. Yes, {pal}! | Wash, wash. Small is good, says {pal}.
    bcd: They washed in a leaf. It was enough. | {Pal} and {hero} dried off in the sun.
    bcd: "Small is good for baths," said {pal}. | "One sock is a bed for you," said {pal}.
    bcd: "And one bean is a meal." | "You can sleep in a hat."
    bcd: {Hero} had to smile at that. | "And rain falls past you," {palthey} said.
    cd: "You can hide behind a good spoon," said {pal}.
    cd: It was true. But you cannot build a well with that.
    d: "What is the smallest thing you know?" asked {pal}, and lay back.
    d: "A seed," said {hero}. "A word. A spark." They both thought about it for a while.
    d: None of those had ever been told to wait until they were big.`),
  ],
  [
    moment(`
    {Hero} tries to be very strong.
    @ away, day, wide
    hero: reach worried pulls a rope with all {their} might
    pal: reach worried pulls at {hero}
    props: rope, bucket
    a: Pull, {hero}! Pull, {pal}! Oops. Whee! | Heave, {pal}, heave! Up goes {hero}!
    bcd: Next {hero} took hold of the big rope. | "We can lift that," said {hero}.
    bcd: On it hung a very big pail. | It was a pail on a rope.
    bcd: {Hero} pulled. {Pal} pulled {hero}. | They pulled till they were red.
    bcd: The pail came down. They went up! | It did move. But it was they who rose.
    cd: There they hung, roof high, and had a nice view.
    cd: "Stay there!" called the boar. "We have no time for this."
    d: They stayed there until after lunch. {Pal} had a bun, and it went round.
    d: From up there {hero} saw the well. Next to it was a black place.
    d: "There is a hole," called {hero}. "Mind the hole!" But nobody looked up.`),
    moment(`
    {Hero} tries to warn them, and nobody listens.
    @ away, day, medium
    hero: wave worried calls up to somebody tall
    pal: wave worried waves a flag
    props: rope, letter
    a: Mind the hole! Hear us? No. Oh, {pal}. | {Hero} shouts. {Pal} shouts. They don't hear.
    bcd: When they got down, {hero} told the ox. | {Hero} ran from one to the next.
    bcd: "There is a soft spot by the well!" | "It is not safe by the well!" {they} cried.
    bcd: "Yes, yes," said the ox, up there. | {Pal} wrote it down, in big letters.
    bcd: {Pal} told him too. He patted {pal}. | They used it to wrap their lunch.
    cd: A small voice has a long way up to an ear.
    cd: And when it gets there it is tired, and they have gone.
    d: "We could build a stair," said {pal}, "and shout from the top of it."
    d: But then a whistle blew, and all of them went back to the well.
    d: {Hero} could not look, and could not look away.`),
  ],
  [
    moment(`
    {Hero} tries to be useful in very small ways, and it is not noticed.
    @ away, day, close
    hero: reach happy oils a very small wheel
    pal: reach happy holds the can
    props: bucket, bell
    a: A drop of oil. Squeak! No squeak. Good, {pal}. | Fix it small. Tap, {pal}. Tip, tap.
    bcd: Then {hero} did small jobs. {Pal} came too. | "We do not have to ask," said {pal}.
    bcd: {They} put oil on a squeak. {They} tied a lace. | They picked a nail up, and a splinter out.
    bcd: {They} took a stone out of the boar's shoe. | They oiled the wheel. It ran like silk.
    bcd: "Funny," said the boar. "It is gone." | "It goes well today!" said the ox.
    cd: Nobody knew who it was, and so nobody told {them} to stop.
    cd: It was a good day's work. Only nobody had seen it.
    d: It is a strange thing to help like that, like the wind, from below.
    d: {They} did not get a hat, but {they} hummed all the same.
    d: "You are a sort of a secret," said {pal}. "A good sort."`),
    moment(`
    They eat supper below the table, where they hear things.
    @ home, dusk, medium
    hero: sit curious eats under the table
    pal: sit curious eats a crumb
    props: candle, teacup
    a: Crumbs for {pal}! Yum. Shh, listen. | Feet, feet, feet. Big feet, {pal}!
    bcd: At supper they all sat up high. | There was no seat left, so they sat below.
    bcd: {Hero} and {pal} sat down by the feet. | There were forty feet. {Pal} counted them.
    bcd: It was not bad. There were crumbs. | Up there it boomed. Down here it was nice.
    bcd: "It will hold," said a voice. "It must." | "I do not trust that wall," said someone, low.
    cd: Somebody else had seen it too, and not said so.
    cd: The boar's feet moved to and fro. They looked quite worried.
    d: You hear a lot about people from their feet, if you have the time.
    d: "They are not as sure as they sound," said {hero}. "None of them is."
    d: "Perhaps," said {pal}, "they are waiting until they are big, too."`),
  ],
]
