import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} understands that it has to be mended by more than one.
    @ home, night, medium
    hero: stand curious has an idea
    pal: stand curious wakes up in the tool box
    props: {thing}, lantern, rope
    a: Help me, {pal}! Up, up. One more try. | Two can do it. Hold this, {pal}!
    bcd: "I need more hands," said {hero}. | "One is not enough," {hero} thought.
    bcd: {They} woke {pal}. "Please hold this end." | {They} shook {pal}. "Wake up! Hold this!"
    bcd: And {they} held the other end. | They put the two halves close.
    bcd: They tied it, round and round. | {Hero} tied a knot. {Pal} tied one on top.
    cd: It was not a nail they needed, but a knot.
    cd: "{Refrain}," they both said, and pulled.
    d: There is a knot that gets tighter, the more you need it. {Elder} had once shown it to {hero}.
    d: {They} had thought {they} had forgotten it, but {their} {paws} had not.
    d: Outside, the sky was going grey, and it was Sunday.`),
  ],
  turn2: [
    moment(`
    They work through the night, all together.
    @ home, dawn, wide
    hero: reach happy ties a knot
    pal: reach happy pulls at the other end
    elder: stand happy shows how it goes
    props: {thing}, rope, candle
    a: Pull, {pal}! Pull, {elder}! It holds. | Three can do it. Heave, {pal}, heave!
    bcd: {Hero} tied, and {pal} pulled. {Elder} sang. | They all worked till the sun came up.
    bcd: It was the song from the tales. | {Pal} pulled. {Elder} hummed.
    bcd: It was good to work to it. | Each line was a pull on the rope.
    bcd: At last {elder} gave it a knock. "It holds." | "There," said {elder}. "She will do."
    cd: They all stood back and looked, with glue on their chins.
    cd: It had a door in its side, and it was pink.
    d: "It is the finest I have ever seen," said {elder}, and {elderthey} did not half close {eldertheir} eyes.
    d: Then {elderthey} saw the name, which they had left, and touched it with one finger.
    d: "Ah," said {elder}. "I will tell you that one on the way."`),
  ],
  climax1: [
    moment(`
    The mended {thing} goes out again, with {elder} and {hero}.
    @ away, day, wide
    hero: stand proud takes the old {thing} out
    pal: wave happy rides along
    elder: sit happy laughs out loud
    props: {thing}, rope, cake
    a: Here we go! {Pal}, {hero} and {elder}. Whee! | It works! Hold on, {pal}! Hooray, {elder}!
    bcd: "Is it safe?" asked {pal}. "No," said {elder}. | They took the {thing} out into the sun.
    bcd: They all took hold. {Hero} said "Now!" | {Elder}, {hero} and {pal} took hold.
    bcd: It shook. It groaned. And then it went! | It creaked once. Then it sang. It went!
    bcd: {Elder} laughed as {elderthey} had not laughed for years. | "Ha!" cried {elder}, like a child of six.
    cd: The wind smelled of {smell}, and the knots held.
    cd: People came out to look, and some of them began to clap.
    d: It was no longer quite the {thing} from the tales, and it was not new.
    d: It was a third thing, made of then and now, with a door in it.
    d: "{Refrain}!" yelled {hero}, and the wind took that along as well.`),
  ],
  climax2: [
    moment(`
    {Elder} hands over to {hero}.
    @ far, day, close
    hero: reach proud takes over from {elder}
    pal: sit happy keeps a look out
    elder: sit happy leans back
    props: {thing}, rope, shell
    a: Your turn, {hero}! {Pal} says go. | {Hero} does it! {Elder} and {pal} clap.
    bcd: Far out {elder} let go. "Your turn," {elderthey} said. | "Now you," said {elder}, and sat back.
    bcd: {Hero} took it with both {paws}. | {Hero} had never felt so tall, or so small.
    bcd: It pulled and shook like a live thing. | It tugged like a dog that knows the way.
    bcd: {Pal} said "Left a bit." {Hero} went left a bit. | "Not so fast!" squeaked {pal}.
    cd: "Not hard," said {elder}. "Warm. You know how."
    cd: And {hero} did know how, and it went like silk.
    d: "The first {hero} was your great-gran," said {elder}. "She built it. She was about your size."
    d: "Was she good at it?" asked {hero}. "Goodness, no. She was stuck to it for days."
    d: So it had always been {theirs}, a little, even under the sheet.`),
  ],
  climax3: [
    moment(`
    They come to the place from all the tales.
    @ far, dusk, wide
    hero: stand surprised looks out with wide eyes
    pal: stand surprised points
    elder: stand happy takes off {eldertheir} hat
    props: star, {thing}
    a: Oh! Look, {pal}. Look, {elder}. So pretty! | Here it is! {Pal}, {hero}, {elder}. Ahh!
    bcd: Then they came to the place from the tales. | "We are there," said {elder}.
    bcd: It was all true! The sky was gold. | All of it was just as in the tales.
    bcd: {Pal} could not speak. That was new. | {Pal} took off {paltheir} hat.
    bcd: {Elder} wiped {eldertheir} eyes. "The wind," {elderthey} said. | "Hello again," said {elder}, very low.
    cd: There was no wind. Nobody said so.
    cd: They had cake, and one piece was put down for great-gran.
    d: "I did not think that I would see it again," said {elder} after some time.
    d: "You could have asked," said {hero}. "You could have asked me any day."
    d: "I thought it was too broken," said {elder}. "I thought that you would laugh."`),
  ],
  after1: [
    moment(`
    {Elder} tells a new story, and {hero} is in it.
    @ home, dusk, medium
    hero: sit happy hears {their} own name in a story
    pal: sit happy listens
    elder: sit happy tells a new story
    props: teacup, cake
    a: A new tale! {Hero} and {pal} are in it. | {Elder} tells it. {Pal} laughs out loud.
    bcd: That week {elder} told a new tale. | At tea there was a brand new tale.
    bcd: There was glue in it, and steam. | It had a pink {thing} in it.
    bcd: There were two heroes. One was {pal}! | "Is that me?" asked {pal}. It was.
    bcd: "And the other?" asked {hero}. | {Hero} was in it too, from start to end.
    cd: {Elder} just smiled and passed the cake.
    cd: It was not a sad tale now, not even in the middle.
    d: It had a storm in it, though there had only been a breeze, and it had a song.
    d: "That is not how it was," said {hero}. "Not yet," said {elder}. "Give it time."
    d: Then {elderthey} did not look at the window at all, but at the two of them.`),
  ],
  after2: [
    moment(`
    The old {thing} goes out every Sunday.
    @ away, day, wide
    hero: wave happy waves from the old {thing}
    pal: wave happy waves as well
    elder: wave happy waves a hat
    props: {thing}, hat, flower
    a: Each Sunday, off they go! {Pal} waves. | Wave, {pal}! Wave, {elder}! Goodbye!
    bcd: Now they went out each Sunday. | From then on Sunday was {thing} day.
    bcd: {Hero} led, and {pal} looked out. | {Pal} packed the lunch. {Hero} led the way.
    bcd: {Elder} sat back and told them they were wrong. | {Elder} sat in the best seat.
    bcd: Something broke each time. They tied it up. | Now and then a bit fell off. They put it back.
    cd: By the summer you could hardly see it for knots.
    cd: "Is it new?" somebody asked. "No," said {hero}. "It is much better."
    d: On rainy days they mended it a bit, even where it was not broken.
    d: {Hero} had a hammer of {their} own now, and a pot of glue, with a lid.
    d: "{Refrain}," said {elder}, and {hero} said it too.`),
  ],
}
