import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} decides to be brave, and {themself}, and to go and look.
    @ away, dusk, medium
    hero: walk curious walks towards a sound
    props: teacup, lantern
    a: Go and look, {hero}. Be brave! | {Hero} takes two cups. Off goes {hero}!
    bcd: "I will not wait now," said {hero}. | Then {hero} had a new sort of thought.
    bcd: "And I will just be me." | "Someone else may be waiting."
    bcd: {They} took both cups, and {they} went to see. | "I will go first," {they} said.
    bcd: {Their} heart went bump, bump, bump. | {They} took the cups, one in each {paw}.
    cd: It is hard to go as yourself. You have only one.
    cd: "{Refrain}," {they} said. {Their} voice shook a bit.
    d: There was no plan for this and no map, and {they} did not comb {their} hair.
    d: One cup was full, and one was empty, and they clinked together at each step.
    d: That is a friendly kind of noise. Would anybody hear it?`),
  ],
  turn2: [
    moment(`
    {Hero} goes the long way round the stone.
    @ far, dusk, wide
    hero: walk worried climbs round a great stone
    props: teacup, star
    a: Round, round, round. Who is there? | Up and round. Step, step, step.
    bcd: It was a long way round. | The stone was as big as a church.
    bcd: {Hero} went left, and it was steep. | {Hero} went round it, step by step.
    bcd: {They} spilled some tea on {their} toes. | {They} heard feet, not {their} own.
    bcd: The steps seemed to move too! | When {they} went left, so did they.
    b: Round and round they went.
    cd: When {hero} went on, somebody went on, and when {they} stopped, somebody stopped.
    cd: They went round that stone three times, always one half apart.
    d: It was like chasing your own shadow, except that a shadow does not sneeze.
    d: Somebody sneezed. "Bless you," said {hero}, before {they} could think about it.
    d: Nobody spoke for quite a while. Then, very shyly, somebody said "Thank you."`),
  ],
  climax1: [
    moment(`
    {Hero} meets {palname} the {palkind}, who has been looking for a friend too.
    @ far, dusk, medium
    hero: stand surprised holds out a cup
    pal: stand surprised holds out a cup as well
    props: teacup, pebble
    a: Hello! I am {palname}. Be my friend? Yes! | Peep! {Palname} the {palkind} says hello.
    bcd: And there stood a {palkind}. | On the other side stood a {palkind}.
    bcd: {Palthey} had an old cup too! | {Palthey} held an empty cup.
    bcd: "I was looking for someone," said the {palkind}. | "I am {palname}. I have looked for ages."
    bcd: "So was I," said {hero}. "I am {hero}." | "I am {hero}," said {hero}. "Me too."
    b: That was {palname}.
    cd: They both looked down at their feet, and then both looked up.
    cd: {Palname} had a pocket full of stones, in a row, by size.
    d: "I liked your cake," said {palname}. "I was going to knock, but I did not know what to say."
    d: "You could have said hello," said {hero}. "That is a very good one," said {palname}.
    d: Then {hero} poured half of {their} tea into the empty cup, and it was just enough.`),
  ],
  climax2: [
    moment(`
    They find out that they fit together, in their own way.
    @ far, dusk, close
    hero: sit happy laughs until the tea spills
    pal: sit happy laughs too
    props: teacup, pebble, cake
    a: {Pal} hums. {Hero} hums. It fits! | Ha, ha! {Pal} is funny.
    bcd: {Hero} told the joke about the stone. | They sat down {seat}.
    bcd: {Pal} had not heard it! {Pal} fell over. | {Pal} told half of a joke.
    bcd: {Pal} hummed a tune that had no start. | {Hero} knew that half! It was the end.
    bcd: {Hero}'s had no end. It fitted. | It was the best joke in the world.
    cd: They were not alike, or only in the ways that count.
    cd: {Pal} liked crusts, and {hero} liked middles, so there was nothing left over.
    d: They talked until the tea was cold, and then they drank it cold, and talked.
    d: When {hero} sneezed, somebody said "Bless you." {They} did it twice more, on purpose.
    d: Somewhere {sound}, but neither of them heard it.`),
  ],
  climax3: [
    moment(`
    They move the stone, or rather they learn that they need not.
    @ far, night, wide
    hero: jump happy jumps down from the top of the stone
    pal: reach happy reaches up to help
    props: star, rope, moon
    a: Up on top! {Pal} and {hero} sing. | {Pal} pulls. {Hero} pulls. On top!
    bcd: "We must move that stone," said {pal}. | The big stone lay there between their homes.
    bcd: They pushed. They pulled. It did not mind. | "It is in the way," said {pal}.
    bcd: So they climbed up on top of it. | It would not move. So they climbed it.
    bcd: From there they could see both homes! | On top there was room for just two.
    cd: {Hero}'s window was on the left, and {pal}'s was on the right.
    cd: All that time they had lived back to back.
    d: They made steps up it from both ways, with flat stones.
    d: At the top they put a very small stone. His name was Bob.
    d: "{Refrain}," said {hero}, just as {pal} began to say it.`),
  ],
  after1: [
    moment(`
    {Hero} and {pal} do all the things that need two.
    @ away, day
    hero: run happy throws the ball
    pal: jump happy catches the ball, nearly
    props: ball, kite
    a: Catch, {pal}! Throw! Catch! Ha, ha! | {Pal} swings. {Hero} pushes. Whee!
    bcd: There are so many things that need two. | The next day they did things for two.
    bcd: They played catch. {Pal} missed, and laughed. | They used the swing. {Pal} pushed first.
    bcd: They had a race, and both came first. | They told a secret. It was small, but good.
    cd: They carried a long log, because it had two ends.
    cd: They had a fight about jam, and then they made it up, which takes two as well.
    d: {Hero} took down the sign for good, and on the back {they} wrote "OUT, WITH {pal}".
    d: It was the best line that {they} had ever written, and {they} did not need a plan for it.
    d: The old drake went by, and winked. "There you are," he said.`),
  ],
  after2: [
    moment(`
    There is room for one more.
    @ home, day, medium
    hero: wave happy waves somebody over
    pal: wave happy waves too
    props: cake, teacup
    a: Who is that? Come in! Sit by {pal}. | One more! Hello! {Pal} moves up.
    bcd: One day somebody stood by the gate. | Some time later there was a knock.
    bcd: It was a small hen in a big coat. | It was the snail from the rainy day.
    bcd: She looked at her feet and said nothing. | He had read the sign. He had been on his way since.
    bcd: "Hello," said {hero} and {pal}. "Tea?" | "Come in!" said {pal}. "There is cake."
    cd: {Hero} ran to get a third cup from the shelf.
    cd: It had no handle, but it was good enough to start with.
    d: "I do not know what you do here," the new one said. "I don't know how it works."
    d: "Nor did we," said {hero}. "You sit down, and after a while it works."
    d: And {they} moved over, and {pal} moved over, and there was room.`),
  ],
}
