import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} tries to keep the dark out with every lamp there is.
    @ bed, night
    hero: reach worried lights a row of lamps
    pal: stand curious carries more candles
    props: candle, lantern
    a: Lamps on! More lamps, {pal}! | One light, two lights. Still dark, {pal}!
    bcd: First {hero} and {pal} lit all the lamps. | "More light!" said {hero}, and {pal} ran to get some.
    bcd: They lit ten. They lit the stove too. | They put two on each shelf.
    bcd: It was as bright as noon! | The room shone like a cake.
    bcd: But now {hero} could not sleep at all. | But who can sleep inside a cake?
    cd: And outside the window it was darker than ever.
    cd: The more lamps they lit, the blacker the glass became.
    d: Then the moths found out, and came in at the window with all their aunts.
    d: By midnight there were wings in the jam, and one moth in {pal}'s ear.
    d: "That was one way," said {pal}. "Is there another?"`),
    moment(`
    The lamps burn down one by one.
    @ bed, night, close
    hero: sit worried watches the last flame
    pal: sleep sleepy nods off against the wall
    props: candle
    a: Puff, puff, puff. The lights go out, {pal}. | Down, down, down goes the light. {Pal} naps.
    bcd: One by one the lamps burned low. | The candles grew short, then shorter.
    bcd: {Pal} fell asleep on a box of tapers. | {Pal} said "I am not tired," and slept.
    bcd: Seven lights. Five. Two. | Soon there were three. Soon there was one.
    bcd: {Hero} held {their} hands round the last one. | {Hero} begged the last one to stay.
    cd: It leaned and dipped, like somebody who has to go home.
    cd: A curl of smoke stood up, bowed, and left.
    d: And there it was again, the dark, in just the same place as before.
    d: It had not gone anywhere, {hero} saw, for all those lamps. It had only stepped outside to wait.
    d: You could almost feel sorry for it. Almost, but not quite yet.`),
  ],
  [
    moment(`
    {Hero} tries to be so noisy that the dark runs off.
    @ home, night, wind
    hero: jump scared bangs on a drum
    pal: jump happy bangs two lids
    props: drum, bell
    a: Bang, bang! Go away, dark! Boom, {pal}! | Boom, boom! {Pal} is loud.
    bcd: Next they tried noise. | Then {pal} had a plan. It was a loud plan.
    bcd: {Hero} banged a drum. {Pal} banged two lids. | They banged and rang and blew and yelled.
    bcd: "Shoo!" they cried. "Be off!" | "Boo to you, dark!" they roared.
    bcd: The dark did not mind. | The dark just listened.
    cd: But three windows went up, and three sleepy heads looked out.
    cd: "Do you know how late it is?" said the first. A slipper flew.
    d: It was a good throw, and {pal} wore the slipper on one ear for a while.
    d: When the last clang had died away, the dark seemed to be even nearer than before.
    d: How do you chase off a thing that has nowhere else to go?`),
    moment(`
    They have to say sorry to everybody they woke.
    @ home, dawn
    hero: stand sad hands back a slipper
    pal: stand sleepy yawns and bows
    props: drum
    a: Sorry! Sorry! {Pal} gives the slipper back. | Yawn. Sorry for the noise, says {pal}.
    bcd: In the morning they went to say sorry. | Early the next day they knocked on three doors.
    bcd: "What was it for?" people asked. | "Why all that din?" asked the neighbours.
    bcd: {Hero} looked at {their} feet. | {Hero} went pink and did not say.
    bcd: "We were testing the drum," said {pal}. | "Band practice," said {pal} at once.
    cd: It is good to have a friend who thinks so fast.
    cd: An old neighbour looked at {hero} for a long time, quite kindly.
    d: "When I was small," she said, "I used to hit the dark with a broom."
    d: "Did it help?" asked {hero}. "No," said the old one. "But the ceiling got very clean."
    d: {Hero} had never known that anybody else had even tried.`),
  ],
  [
    moment(`
    {Hero} puts on a brave hat and steps out for as long as {they} can.
    @ home, night
    hero: stand scared steps out in a hat far too big
    pal: peek curious counts the steps out loud
    props: hat, lantern
    a: Brave hat on. One step, {pal}! Two steps. Run! | Step out, {hero}. {Pal} counts. One, two!
    bcd: They made a brave hat next. | "You need a brave hat," said {pal}.
    bcd: It was tall, and it slid down {hero}'s nose. | It was so big that {hero} could not see.
    bcd: {They} took one step out. Two. Three. | "One," said {pal}. "Two. Three."
    bcd: Something went hoot! In they flew. | At four there was a hoot. They both ran in.
    cd: They put a chair against the door, and then a bigger chair.
    cd: The hat was still out there, looking quite brave.
    d: "That was three steps," said {pal}, when there was breath again to say it.
    d: "Three and a half," said {hero}, for {they} wanted to be fair to {themself}.
    d: It was not many. But it was three and a half more than the night before.`),
    moment(`
    They go back for the hat and find out who hooted.
    @ home, night, close
    hero: reach curious stretches out an arm for the hat
    pal: peek scared peeps round the door
    props: hat
    a: The hat! Who is in it? Peep, {pal}! | Tip, toe, {pal}. Get the hat.
    bcd: Now the hat was out there all alone. | "We cannot leave the hat," said {hero}.
    bcd: {Pal} held {hero} by the tail of {their} coat. | {Pal} held the door. {Hero} leaned out.
    bcd: {Hero} reached, and reached, and had it! | {They} stretched out as long as {they} could.
    bcd: There was a moth in it, fast asleep. | In it sat a baby owl. "Hoo," it said.
    cd: So that was the terrible thing with the terrible voice.
    cd: It was as big as a plum, with fluff on its knees.
    d: {Hero} put the hat back down, softly, so as to wake nobody.
    d: All the way to bed {they} thought about how very large a small thing can sound.
    d: "{Refrain}," {they} said to the stairs.`),
  ],
  [
    moment(`
    {Hero} tries to catch some daylight and keep it in a jar.
    @ away, dusk, wide
    hero: run curious runs after the last sun with a jar
    pal: run happy runs behind with the lid
    props: basket
    a: Catch the sun! Quick, {pal}, the lid! | Run, {pal}! Put the sun in a jar.
    bcd: "We will save some day," said {hero}. | {Hero} had a jar, and {pal} had the lid.
    bcd: They ran to catch the last of the sun. | They would keep some sun for later.
    bcd: They scooped it up, warm and gold. | {Hero} held it up, and it filled with gold.
    bcd: {Pal} shut the lid. Click! | "Now!" yelled {hero}. {Pal} slammed on the lid.
    cd: All the way down it glowed, or they thought it did.
    cd: But once they were home, there was only jar in the jar.
    d: They shook it, and {pal} even said "Please" to it.
    d: "Perhaps it is shy," said {pal}. "Or perhaps day is not the sort of thing that keeps."
    d: Outside, the edges of things had gone soft and blue. Night was nearly there.`),
    moment(`
    The jar is not quite empty after all.
    @ away, night, close
    hero: peek curious looks into a jar
    pal: peek curious looks in from the other side
    props: star
    a: Look in the jar, {pal}. One little spark! | Blink! What is in the jar, {pal}?
    bcd: But wait. There was a tiny spark in it. | Then {pal} saw a speck that blinked.
    bcd: It was a glow worm, very cross. | A bug with a lamp sat in it.
    bcd: "Who put me in here?" it said. | It had been on its way home from work.
    bcd: They let it out at once. | They begged its pardon and took off the lid.
    cd: It walked off with its nose up and its light on.
    cd: "And it is as big as a crumb," said {hero}.
    d: They watched the little light go down the path, under the leaves, and round a bend.
    d: Even when it was gone, the dark there looked less like a wall.
    d: {Hero} kept the jar. You never know when you will need some nothing.`),
  ],
]
