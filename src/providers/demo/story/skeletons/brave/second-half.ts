import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} sees that {they} can be afraid and go.
    @ away, dusk, close
    hero: stand proud takes a deep breath
    pal: wave scared waves from far off
    props: feather
    a: Breathe, {hero}. {Pal} needs you. Go! | Shake, knees! We go to {pal}.
    bcd: "I am afraid," said {hero} out loud. | {Hero} looked at {pal}, and then down.
    bcd: "My knees shake. That is all right." | "Well, knees," {they} said, "you may shake."
    bcd: "{Pal} needs me, so I will go and shake." | "But you will shake as we go to {pal}."
    bcd: And {they} took a step. It was small. | It was a bit of a bargain. They took it.
    cd: "{Refrain}," {they} said, going on.
    cd: No one tells you that fear may come along with you.
    d: It had always seemed that first you had to get rid of it, and then you went.
    d: But there was no time for that now, so they would just have to go together.
    d: It was rather like taking a goat to town. You do not have to like the goat.`),
  ],
  turn2: [
    moment(`
    Close up, {hero}'s fear looks different.
    @ away, dusk, medium
    hero: walk curious looks very carefully
    pal: peek worried looks on from far off
    props: lantern, feather
    a: Step, step. Not so big, {pal}! | Look, {pal}! It is smaller now.
    bcd: With each step {they} looked more closely. | {Hero} had never looked. {They} had just run.
    bcd: It was not so big, from near by. | Now {they} looked at it, bit by bit.
    bcd: It had an edge. It had a smell. | It was made of bits, like other things.
    bcd: "{Pal}," called {hero}, "it is smaller here!" | "Keep on!" called {pal}. "You look fine!"
    cd: From the house it had been as big as the sky.
    cd: It smelled of {smell}, of all things.
    d: A fear is the wrong way round. It is bigger, the farther off you are.
    d: {Hero} would have liked to tell somebody that, but they were all at the pudding.
    d: {Their} heart was loud, but it was a drum now, not a bird.`),
  ],
  climax1: [
    moment(`
    {Hero} goes right through, and helps {pal}.
    @ far, dusk, wide
    hero: reach proud reaches out and pulls
    pal: reach happy takes hold of the rope
    props: rope, lantern, star
    a: {Hero} did it! Hold on, {pal}! Hug. | Go, {hero}, go! Hug for {pal}.
    bcd: {Pal} was stuck on the far side, and called. | On the far side sat {pal}, stuck fast.
    bcd: {Hero} shook all over. {Hero} went on. | "I am on my way," said {hero}, and shook.
    bcd: "A bit," {they} said, "and a bit more." | {They} breathed in. {They} breathed out. {They} went.
    bcd: And then {they} {was} there! | And all at once it was behind {them}!
    cd: "You came past {fear}!" said {pal}. "I did," said {hero}.
    cd: {They} sat down rather fast. The knees had used it all up.
    d: Then {they} got up again, and took hold of {pal} with both {paws}, and pulled.
    d: There was a pop, and a shoe stayed behind, but the foot came out whole.
    d: "{Refrain}," said {pal}. "I heard you. I said it too."`),
  ],
  climax2: [
    moment(`
    They go back, and it is easier the second time.
    @ far, night, medium
    hero: walk proud leads {pal} by the hand
    pal: walk worried limps along in one shoe
    props: lantern, star
    a: Now back, {pal}. Step, step. Not so bad! | Hand in hand, {pal}. Hum, hum.
    bcd: Then they had to get back again. | "We must go past it once more," said {hero}.
    bcd: "Hold on to me," {hero} told {pal}. | {Pal} took hold of {their} coat.
    bcd: It was the same way. It was not the same. | It was the same, but they were two.
    bcd: They hummed. {Pal} was still out of tune. | Half way, {hero} stopped to look. To look!
    cd: "Are you not scared?" asked {pal}. "Yes," said {hero}. "Mind the root."
    cd: It is good to know the way through such a thing.
    d: Somewhere {sound}, just as on the other side. It was one world after all.
    d: {Hero} held the lantern out so the light would fall where {pal} put {paltheir} feet.
    d: {They} did not think about {their} own feet, and so these found the way alone.`),
  ],
  climax3: [
    moment(`
    They come late to the feast, and all turn round.
    @ home, night, wide
    hero: stand surprised stands in the light of all the lamps
    pal: wave happy waves one shoe
    props: lantern, cake, balloon
    a: The feast! {Pal} and {hero} are here. Yum! | Look who came! {Hero} and {pal}! Hooray!
    bcd: The lamps were lit, and the band played. | They were late, but the pudding was not gone.
    bcd: Then someone saw them, and it went still. | "It is {hero}!" somebody cried.
    bcd: "You came!" they said. "You never come!" | "And {pal}, with one shoe!"
    bcd: "It took a bit," said {hero}. | They had kept {hero} a seat.
    b: {Pal} beamed.
    cd: There was one empty chair. It had stood there every year.
    cd: "We put it out each time," they said. "You never know."
    d: {Hero} had to look at {their} spoon for a while, because {their} eyes were wet.
    d: The pudding was as tall as they had told {them}, and it wobbled like {their} knees.
    d: "Good evening," said {hero} to the pudding, and took some.`),
  ],
  after1: [
    moment(`
    {Hero} meets somebody who is afraid, and does not say that it is nothing.
    @ away, day, close
    hero: sit happy sits down beside somebody small
    pal: stand happy holds out a feather
    props: feather
    a: A small one is scared. Sit, says {pal}. Breathe. | Shh. Sit here. {Pal} has a feather.
    bcd: One day they met a small mole who shook. | By the path sat a very small mole.
    bcd: "It is nothing," people told her. | She shook so much that her hat fell off.
    bcd: {Hero} did not. {They} sat down with her. | {Hero} knew that shake. {They} sat down.
    bcd: "What size is it?" {they} asked. | {Pal} gave her a feather to hold.
    cd: "As big as the sky," said the mole. "Mine was too," said {hero}.
    cd: They sat until it was about as big as a barn.
    d: "And do your knees still shake?" asked the mole, once she could ask things.
    d: "The right one," said {hero}. "On Mondays. We get on quite well."
    d: "{Refrain}," said {pal}, who now told it even to buttons.`),
  ],
  after2: [
    moment(`
    {Hero} and {pal} do something for no reason except that they can.
    @ far, day, wide
    hero: jump happy jumps for joy
    pal: jump happy jumps as well, in new shoes
    props: kite, feather
    a: Again! says {hero}. {Pal} runs too. Whee! | There and back, {pal}! And there! And back!
    bcd: They went there again on Sunday. | Some days they go there, just to go.
    bcd: No one was stuck. They just went. | They take a bun, and {pal} takes both shoes.
    bcd: {Hero} went first, and {pal} came behind. | {Hero} likes to stop half way.
    bcd: Half way they stopped for a bun. | It is a good place for a bun.
    cd: It tasted a little of fear and a lot of jam.
    cd: The last feather was still there, and they left it standing.
    d: Someone else might need it. That is what it is for.
    d: On the way back {hero} ran ahead a bit, and {pal} had to call to {them} to wait.
    d: Back in the spring {they} would have put the pot on {their} head.`),
  ],
}
