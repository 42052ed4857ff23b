import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} stops trying to be fast and takes small steps, humming.
    @ far, day, medium
    hero: walk curious takes one small step after another
    pal: stand happy calls from the side of the path
    props: umbrella
    a: One step. One more. Go, {hero}! sings {pal}. | Small step, {hero}. Hum, hum, says {pal}.
    bcd: "Hum!" called {pal} from the wall. "Hum!" | On the wall sat {pal}. "Just hum!" {palthey} called.
    bcd: So {hero} began to hum. | {Hero} had not thought of that.
    bcd: {They} took a step as small as a bean. | {They} hummed low, and took one small step.
    bcd: It was no work at all. {They} took one more. | It was so small that {they} did not slip.
    cd: "{Refrain}," {they} sang, up and down.
    cd: {They} did not look at the hill now, only at {their} toes.
    d: A hill is much too big to do. But nobody has to do a hill, if you think about it.
    d: You only have to do one step, and that is about as wide as a bun.
    d: {Hero} had always been good at buns.`),
  ],
  turn2: [
    moment(`
    By and by {hero} passes the ones who went too fast.
    @ far, day, wide
    hero: walk surprised walks past people who have stopped
    pal: walk happy trots along beside the path
    props: leaf, hat
    a: Who is that? The goat! Hello, says {pal}. | Step, step. By goes {hero}! {Pal} claps.
    bcd: There sat the hare, fast asleep. | "Look," said {pal}. "There is the hare."
    bcd: He had run too fast. | He had a stitch and could not talk.
    bcd: The goat had stopped to brag. | The goat was stuck in the mud.
    bcd: {Hero} took the plank and hummed on. | {Hero} knew where the plank was. {They} went over.
    cd: {They} took a sip at the spring with the cross.
    cd: The goose came by, waved the rules, and took the right gate.
    d: One by one they fell behind, and it was not that {hero} had grown faster.
    d: It was only that {they} had never stopped, not once, not even to be pleased.
    d: "{Refrain}," {they} hummed. Was that the bell up there?`),
  ],
  climax1: [
    moment(`
    Near the top {hero} stops to help a friend, and they go on together.
    @ far, day, medium
    hero: reach proud pulls {their} friend out of the mud
    pal: sit worried is stuck in the mud
    props: bell, rope
    a: {Pal} is stuck! Pull! Now up they go. Ding! | Pull, {hero}, pull! Up, {pal}! Ding, dong!
    bcd: So {hero} went on, small step by small step. | {Hero} did not run. {Hero} kept on.
    bcd: At the bend {pal} was stuck in mud. | Near the top sat {pal}, stuck in mud.
    bcd: "Go on!" said {pal}. "You could win!" | "Don't stop!" cried {pal}. "You are first!"
    bcd: But {hero} stopped, and pulled. Plop! | {Hero} stopped. {They} pulled. Plop!
    cd: Behind them came the hare, awake now, like an arrow with ears.
    cd: "Hold my {paw}," said {hero}. "{Refrain}."
    d: So they went up the last of it side by side, and you could hear the hare breathe.
    d: Ten steps. Five. The grass was wet, and the rope of the bell hung down and swung.
    d: {Hero} did not run even then. {They} just did not stop.`),
  ],
  climax2: [
    moment(`
    They ring the bell together.
    @ far, day, close
    hero: reach proud pulls the bell rope
    pal: jump happy hangs on to the rope as well
    props: bell, rope
    a: Ding, dong, ding! {Hero} and {pal} ring it! | Pull, {pal}! Ding, ding, ding!
    bcd: {Hero} took the rope. {Pal} took it too. | There was the rope. {Hero} looked at {pal}.
    bcd: "On three," they said. "One, two..." | "You first," said {hero}. "No, you," said {pal}.
    bcd: Dong! It rang out over the whole land. | So they pulled at once. Dong!
    bcd: It was as round as the moon. | You could feel it in your knees.
    cd: A flock of birds flew up out of it like notes.
    cd: Then the hare came in, fell flat, and said a rude word.
    d: Down in the valley people stopped with their spoons in the air and looked up.
    d: "Who is it?" they asked. "Who has won?" And somebody with good eyes said, "Nine. It is number nine."
    d: Nobody had a cheer ready for a nine, so they had to make one up.`),
  ],
  climax3: [
    moment(`
    The judges do not know what to do about two winners.
    @ far, day, medium
    hero: stand proud stands on a box with a cup
    pal: stand proud stands on the box as well
    props: trophy, flower
    a: A gold cup for {hero}! And {pal}! Hooray! | Two on one box. Hold tight, {pal}!
    bcd: "Who was first?" asked the judge. | The judge had one gold cup and a frown.
    bcd: "{Pal} was," said {hero}. | "It was both of us," said {pal}.
    bcd: "{Hero} was," said {pal}. | "There is just one cup," said the judge.
    bcd: So both stood on the box for one. | "It has two handles," said {hero}.
    cd: It was a small box, and they had to hold each other up.
    cd: Out of that cup they drank lemonade, and so did the hare.
    d: "You stopped," the hare said to {hero}. "I saw you. You stopped, so why did I not win?"
    d: "I only stopped once," said {hero}. "How many times did you?"
    d: The hare began to count on his toes, and then he had to use the goat's.`),
  ],
  after1: [
    moment(`
    They all walk down together, slowly.
    @ away, dusk, wide
    hero: walk happy leads a long row down the hill
    pal: walk happy carries the cup on {paltheir} head
    props: trophy, lantern
    a: Down they go, step, step. {Pal} sings. | Slow and low. Down the hill, {pal}!
    bcd: They all went down the hill as one. | Down they came in one long line.
    bcd: {Hero} went first, and {pal} wore the cup. | {Pal} wore the cup as a hat.
    bcd: The hare came last. He had sore feet. | The hare went slow, and looked about.
    bcd: "I never saw those flowers before," he said. | "Has that spring always been there?" he asked.
    cd: "It has," said {hero}. "You go by it each year."
    cd: So they stopped and they all had a drink from it.
    d: It smelled of {smell} up there, and the sun hung low, in no great rush.
    d: The goose told how she had found the second gate, and she told it four times.
    d: They hummed as they went, all nine of them, and nobody minded who was first.`),
  ],
  after2: [
    moment(`
    Next year there is a new race.
    @ away, day, medium
    hero: wave happy waves a flag
    pal: stand happy holds the other end of the ribbon
    props: bell, trophy, flower
    a: A slow race! Who is last? {Pal}! Hooray! | Slow, slow, slow. {Pal} wins. Yay!
    bcd: The next year there were two races. | From then on they had one race more.
    bcd: One was fast, and the hare won that. | It was the Great Slow Race.
    bcd: One was slow. You had to smell each flower. | The last to come in got the cup.
    bcd: {Pal} came in on Tuesday and won. | {Pal} stopped for a nap and won it.
    cd: {Hero} held the flag and had brought soup for all.
    cd: Even the goat took part, and was nearly good at it.
    d: There were three snails in it too, but they were thought to be rather rushing things.
    d: And the bell? It was rung at the start now, and at the end, and once for lunch.
    d: "{Refrain}," it said above the gate, in gold.`),
  ],
}
