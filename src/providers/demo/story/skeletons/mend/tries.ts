import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} glue the hole, and glue themselves too.
    @ home, day
    hero: reach surprised is stuck to the {thing}
    pal: stand surprised is stuck to {hero}
    props: {thing}, bucket
    a: Glue, glue, {pal}! Stuck! Oh no. | Drip, drop, glue. Stuck fast, {pal}!
    bcd: They began with the hole. {Pal} had glue. | "For a hole you need glue," said {pal}.
    bcd: They put on some. They put on more. | They used one pot, and then the next.
    bcd: Soon {hero} was stuck to the {thing}. | Then {hero} could not let go of it.
    bcd: {Pal} pulled, and was stuck to {hero}. | {Pal} came to help. Now there were two.
    cd: So they stood until the rain came, one behind the other.
    cd: "Is it dry yet?" asked {pal}. "We are," said {hero}.
    d: A passing snail looked them over with respect. It had never met such good sticking.
    d: When they came off at last, there was glue on both their noses.
    d: The hole was still there, but it was a cleaner hole.`),
    moment(`
    They find a patch where nobody would look for one.
    @ away, day, medium
    hero: peek curious searches for a patch
    pal: reach happy holds up something flat
    props: basket, leaf, shell
    a: A patch! Where, {pal}? Here! | Look, {pal}. Flat and round. Just right!
    bcd: They went to look for a good patch. | "A hole needs a patch," said {pal}.
    bcd: They tried a leaf. They tried a plate. | They tried a lid, a leaf and a pie.
    bcd: {Pal} held up a bit of an old sign. | {Pal} found half a door, just right.
    bcd: It said "HOME", and it fitted. | It still had its knob. It fitted!
    cd: {Hero} tapped in ten small nails, and only hit one thumb.
    cd: It was {pal}'s, so there was a pause.
    d: It was not a patch that you would not notice. It was a patch that said good day.
    d: But when they poured water over it, not one drop came through.
    d: "{Refrain}," sang {hero}, and crossed out the first word.`),
  ],
  [
    moment(`
    {Hero} tries to bend the crooked part straight.
    @ home, day, wide
    hero: jump worried jumps up and down on a plank
    pal: sit curious sits on the other end
    props: {thing}, rope
    a: Bend it, {pal}! Jump, jump. Boing! | Up, down, {pal}! Boing. Splash!
    bcd: Next came the crack. It was bent, too. | "This bit is bent," said {pal}.
    bcd: {Hero} jumped on it. It jumped back. | {Hero} sat on it. It sprang up.
    bcd: {Pal} sat on it as well. Boing! | "Let me," said {pal}. Boing!
    bcd: {Hero} flew off, and came down in the peas. | They both flew, and landed in the hay.
    cd: They did it twice more, just for the fun.
    cd: But the bent bit stayed bent, and a bit proud of it.
    d: {Elder} looked out of the window, for there had been a scream or two.
    d: "What are you doing?" "Nothing!" they called, the way that people call it who are doing something.
    d: {Elder} looked at them a while and smiled a very small smile. Did {elderthey} know?`),
    moment(`
    Warm steam does what force could not.
    @ home, dusk, close
    hero: reach curious holds a board over the steam
    pal: stand happy feeds the stove
    props: teacup, candle
    a: Puff, puff, steam. Soft and slow, {pal}. | Warm it up, {pal}. Now bend. Aah!
    bcd: At tea {hero} watched the kettle. | They had tea, and {pal} dropped a card in the steam.
    bcd: The steam made {pal}'s paper hat go soft. | It went soft, and it curled.
    bcd: "Warm!" said {hero}. "We must be warm to it!" | "Of course!" said {hero}. "Not hard. Warm!"
    bcd: They held the bent bit in the steam. | They gave the bent bit a steam bath.
    cd: By and by it gave a sigh, and lay down straight.
    cd: It is the same with people who are bent out of shape.
    d: {They} tied it up with string and sat beside it until it was cold.
    d: It was late by then, and {sound}, and {pal} had gone to sleep in the tool box.
    d: "{Refrain}," said {hero} to nobody much. There was one thing left on the list.`),
  ],
  [
    moment(`
    They paint the {thing}, and the paint is not the colour on the tin.
    @ home, day
    hero: stand surprised holds a dripping brush
    pal: stand happy is spotted all over with paint
    props: {thing}, bucket
    a: Paint, {pal}! Blue? No, pink! Ha, ha! | Splish, splash. {Pal} is pink all over.
    bcd: Then it was time for the paint. | The last thing was the paint.
    bcd: "Blue," it said on the tin. It was pink. | {Pal} had found an old tin. It said "Blue".
    bcd: It was as pink as a pig. | They took off the lid. It was pink!
    bcd: "{Elder} likes blue!" said {hero}. | {Pal} had most of it on {palthem} by then.
    cd: There was no more money, and no more time to think.
    cd: "Perhaps if you half close your eyes," said {pal}.
    d: They half closed their eyes, and walked into each other, and that did not help the floor.
    d: Still, when it was dry, it shone. It was a very glad sort of pink.
    d: And with a bit of sky painted over it, it was almost something else.`),
    moment(`
    Under the old paint there is a name.
    @ home, dusk, close
    hero: peek surprised rubs at some old letters
    pal: peek curious holds the lamp close
    props: {thing}, lantern
    a: Letters! What do they say, {pal}? Rub, rub. | Rub, rub. A name! Look, {pal}.
    bcd: In one place the old paint was loose. | {Pal} saw it first. "There are letters!"
    bcd: There were letters under it. {Pal} held the lamp. | {Hero} rubbed, and rubbed, with a wet thumb.
    bcd: It was a name, in white and gold. | There was a name under all that dust.
    bcd: It was {hero}'s own name! | It said "{hero}". How could that be?
    cd: Somebody had painted it a long, long time ago, with great care.
    cd: "But it is much older than you are," said {pal}.
    d: They looked at it, and at each other, and the lamp gave a little hiss.
    d: They did not paint over that bit. They painted round it, with the smallest brush.
    d: Who had the first {hero} been? There was only one person to ask.`),
  ],
]
