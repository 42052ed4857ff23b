import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    By day {hero} is bold; only the dark is too much for {them}.
    @ home, dusk
    hero: run happy runs home before the light goes
    props: ball
    a: Run, {hero}, run! The sun goes down. | Day is fun. Night is not.
    bcd: By day {hero} was as brave as a bell. | All day {hero} was not afraid of a thing.
    bcd: {They} climbed up high. {They} splashed down low. | {They} jumped off walls and talked to wasps.
    bcd: But when the sun dipped, {they} ran home. | But when the sky went blue, {they} ran.
    cd: {They} shut the door, and then checked that it was shut.
    cd: {They} did not tell anyone why, and nobody asked.
    d: It was the sort of secret that grows each time you do not tell it.
    d: The truth was short, just six words long, and {hero} kept it under {their} pillow.
    d: I am afraid of the dark.`),
  ],
  problem1: [
    moment(`
    Night falls, and {hero} is afraid of the dark.
    @ bed, night, close
    hero: sit scared pulls the blanket up to {their} nose
    props: blanket, candle
    a: Night comes. {Hero} hides in bed. | The sun is gone. {Hero} is scared.
    bcd: {Hero} was afraid of the dark. | There was one thing {hero} feared. It was the dark.
    bcd: It came in under the door. It sat down on the bed. | It filled the room right up to the shelf.
    bcd: "Go away," said {hero}, but it stayed. | "Please go," {hero} said. It did not go.
    cd: The chair was not a chair now. It was a bear with its arms out.
    cd: {Hero} pulled the blanket up until only {their} nose was left outside.
    d: In the dark a coat on a hook can look like anything but a coat.
    d: The clock went tick, and then it waited much too long before it went tock.
    d: Who else was awake? What was that, by the wall?`),
    moment(`
    The candle goes out, and the dark that {hero} fears is everywhere.
    @ bed, night, medium
    hero: peek scared peeps out from the blanket
    props: candle, moon
    a: Puff! No light. Oh no, {hero}! | The candle goes out. Where is the light?
    bcd: That night the candle went out. Puff! | Puff! Out went the candle.
    bcd: Now {hero} was scared of just one thing. | There is one thing that {hero} could not bear.
    bcd: And here it was. The dark! | It was big, and it was here. The dark!
    bcd: It had no face and no feet. | It was behind {them} too.
    cd: {Hero} lay as flat as a letter and tried not to breathe.
    cd: Something in the room went crick, and something else went crack.
    d: In the day {they} knew each inch of that room, but the dark had moved it all about.
    d: "It is only night," {they} said, but {their} voice came out as small as a pin.
    d: What would be left by the morning? Would there even be a morning?`),
  ],
  problem2: [
    moment(`
    Tomorrow is the lantern walk in the night wood, and {hero} has to choose.
    @ home, day
    hero: stand worried looks at an empty lantern
    props: lantern
    a: A walk in the night? Oh dear, {hero}. | Lantern night is near. Gulp!
    bcd: Then came word of the lantern walk. | Next day there was a note on the door.
    bcd: Once a year they all went out by night. | "Lantern walk," it said. "At night. All come."
    bcd: They went up high to see the stars. | They would all go up to see the stars.
    bcd: "I may have a cold," said {hero}. | "I may be busy," {hero} told the note.
    cd: {They} coughed twice, to hear if it sounded real.
    cd: {They} had dreamed of going, and each year {they} had stayed in bed.
    d: Last year they had all come home with shining eyes. They had talked about it until spring.
    d: {Hero} had nodded, and smiled, and had gone off to count the {smalls} alone.
    d: Not this time, {they} thought. But how do you stop being afraid?`),
  ],
  low1: [
    moment(`
    The lantern goes out far from home, and nobody is near.
    @ away, night, fog, wide
    hero: sit scared sits very small under a tall shape
    props: lantern
    a: No light at all. {Hero} cries. | Too dark! {Hero} sits down.
    bcd: Then {hero}'s lantern went out too. | Then the wind came, and the lantern died.
    bcd: Now there was no light left at all. | It was black in front and black behind.
    bcd: {Hero} sat down {seat}. | {Hero} made {themself} as small as {they} could.
    bcd: One tear ran down to {their} chin. | Even {their} knees felt cold and thin.
    cd: {They} shut {their} eyes. That was dark too, but {their} own dark.
    cd: "I can't," {they} said, and it was the truest thing {they} knew.
    d: Brave people in books never sat down, as far as {hero} could remember.
    d: They did not have wet noses, or a hole in one sock. They never wished for toast.
    d: Somewhere {sound}. {Hero} did not look up.`),
  ],
  low2: [
    moment(`
    {Hero} hears somebody who is even more afraid.
    @ away, night, close
    hero: stand surprised lifts {their} head and listens
    pal: sit sad cries very quietly
    props: leaf
    a: Sniff, sniff. Is that {pal}? | Shh! {Pal} is crying.
    bcd: Then came a very small sound. | But then there was a noise. It was tiny.
    bcd: Sniff. Sniff. It was not {hero}. | It went "Hic," and then it went "Hic" again.
    bcd: Somebody else was out here. | Someone small was crying in the dark.
    bcd: It was {pal}, alone and lost. | There sat {pal}, and could not find the path.
    cd: {Hero} wiped {their} own nose and sat up.
    cd: You cannot hug your knees and listen hard, both at once.
    d: It came from {hide}, or near it. It was trying its best not to be heard.
    d: {Hero} knew that way of crying. {They} had made it up, or so {they} had thought.
    d: If nobody goes, {they} thought, then nobody comes. So who would go?`),
  ],
}
