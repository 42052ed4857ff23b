import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} look low down, and find all kinds of things, but not the right one.
    @ away, day
    hero: peek curious crawls along the ground
    pal: peek curious looks under every leaf
    props: leaf, shell
    a: Look low, {pal}! A shoe. A spoon. No! | Down low, {pal}! No {lost} here.
    bcd: First {hero} and {pal} looked low. | "We look low first," said {pal}.
    bcd: They crawled on their knees. | So they crawled, nose down and tail up.
    bcd: They looked {hide}. | They had a look {hide}.
    bcd: They found a spoon. They found one shoe. | They found a shoe, and somebody's tooth.
    b: They did not find it.
    cd: They found all sorts of things, but not the one.
    cd: "Somebody must miss that shoe," said {pal}, and saved it.
    d: After that they could not stop. They set each thing they found upon a stone.
    d: By lunch it looked like a very small shop with nobody in it.
    d: It was a good morning's work. But it was not a {lost}.`),
    moment(`
    Somebody comes for the lost shoe.
    @ away, day, medium
    hero: sit happy watches somebody put on a shoe
    pal: wave happy waves goodbye
    props: shell, leaf
    a: Hop, hop! Who wants the shoe, {pal}? A hare! | One shoe on. Thank you, {pal}!
    bcd: An old hare came by on one shoe. | Then came a hop, a step, and a hop.
    bcd: He saw the stone. He saw the shoe. | It was an old hare with one bare foot.
    bcd: "My shoe!" said the hare, and wept. | "There you are!" he told the shoe.
    bcd: {Pal} gave him a hanky leaf. | {Pal} did up the lace for him.
    cd: He had looked for that shoe since the spring before last.
    cd: "What have you lost?" he asked. "{Lost}," said {hero}.
    d: The hare thought hard, with one ear up and one ear down.
    d: "I lost this looking up at birds," he said. "I should have looked where I had been happy."
    d: That was an odd thing to say, and {hero} put it away to think about.`),
  ],
  [
    moment(`
    {Hero} and {pal} look from high up, and see everything but the {lost}.
    @ far, day, wide
    hero: reach curious stands up high and looks out
    pal: stand scared holds on with both eyes shut
    props: telescope, kite
    a: Up, up, up! {Pal} can see it all. | Look far, {pal}. No {lost} there.
    bcd: Next they climbed up to see. | "Now we look from high up," said {hero}.
    bcd: They climbed {high}. | Up they went.
    bcd: {Pal} held on and kept both eyes shut. | {Pal} did not like up. {Pal} shut both eyes.
    bcd: {Hero} could see as far as the sky. | {Hero} saw the whole wide world.
    bcd: But it was all too big.
    cd: From up there a {lost} would be smaller than a crumb.
    cd: Somewhere below {sound}, and it sounded like a toy.
    d: "Can you see it?" asked {pal}. "I can see where it isn't," said {hero}.
    d: It was not in the fields, and not on the back of that cow.
    d: The world is very large when you want a thing that fits in a pocket.`),
    moment(`
    Getting down is harder than getting up.
    @ far, day, close
    hero: reach worried feels for the next step down
    pal: peek scared clings on upside down
    props: rope
    a: Down, down, {pal}. Bump! | Slow, {pal}, slow. One more. Plop!
    bcd: Up had been fast. Down was not. | Then they had to get down.
    bcd: "Where do I put my foot?" said {pal}. | {Pal} looked. "No."
    bcd: "Here," said {hero}. "And then here." | "Give me one foot," {hero} said. "Now one more."
    bcd: It took them ages. | It took as long as a bath.
    bcd: At last they stood on the ground. | At last came flat ground.
    cd: {Pal} lay down on it and would have kissed it, but it was dusty.
    cd: "{Refrain}," {hero} said.
    d: They had lost an hour, a button, and most of {pal}'s good mood.
    d: So {hero} told the one about the goat, until {pal} had to smile.
    d: It is hard to be cross and listen to a goat.`),
  ],
  [
    moment(`
    They ask everybody they meet; everybody says something else.
    @ away, day, medium
    hero: wave curious asks a passer-by
    pal: stand curious writes down the answers
    props: letter, egg
    a: Have you seen it? No! {Pal} asks again. | Moo? No. Quack? No. Sorry, {pal}!
    bcd: Then {hero} and {pal} asked around. | "We must ask," said {pal}. So they did.
    bcd: The cow had not seen it. | A cow said it might be in the milk.
    bcd: The crow had seen three, or four. | A crow said crows never take things. Ever.
    bcd: The goose said she was not a thief. | A goose just hissed and sat on her eggs.
    cd: Nobody had asked her, so {pal} wrote that down twice.
    cd: "Is it alive?" asked a mole. "Not very," said {hero}.
    d: The more they asked, the stranger the {lost} became. Now it had a tail.
    d: "This is no good," said {hero}. "They are all so busy being sure."
    d: Only one had said nothing at all. What did the small, shy one know?`),
    moment(`
    {Pal} draws a poster, and it does not look much like a {lost}.
    @ home, day, close
    hero: stand curious holds a poster the wrong way up
    pal: reach proud nails up a picture
    props: letter, feather
    a: {Pal} draws it. Is it a pie? | A picture! Nice try, {pal}.
    bcd: {Pal} drew a picture of the {lost}. | "I will draw it," said {pal}, and did.
    bcd: It looked like a pie with legs. | It came out as a sort of a bun.
    bcd: They hung it up for all to see. | They put it up where all could see.
    bcd: Soon someone came and brought them a pie. | By noon three people had brought them buns.
    cd: It was kind, so they ate it, and said nothing about the legs.
    cd: But of the {lost} there was still no sign.
    d: {Pal} looked at the poster with one eye, and then with the other eye.
    d: "It was a good picture," said {hero}. "I would have found it, if I was looking for that."
    d: The wind got hold of a corner and flapped it, as if to say goodbye.`),
  ],
]
