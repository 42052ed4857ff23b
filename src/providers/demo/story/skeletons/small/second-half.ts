import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    Only {hero} fits into the hole.
    @ away, dusk, close
    hero: stand proud measures the hole with {their} shoulders
    pal: stand worried holds the end of a rope
    props: rope, lantern
    a: A small hole. {Hero} fits! Hold the rope, {pal}. | Just right for {hero}. Hold on, {pal}!
    bcd: There was one small hole. None of them fitted. | "I can get in," said {hero}.
    bcd: The ox tried. Not even his nose went in. | They all looked down. It was a long way.
    bcd: "I fit," said {hero}. It went quite still. | "But you are so..." said the ox, and stopped.
    bcd: "Hold the rope, {pal}. I am just right." | "Yes," said {hero}. "I am. Take the rope, {pal}."
    cd: "{Refrain}," {they} said, and this time nobody patted {them}.
    cd: The boar took off his hat. He did not know why.
    d: It is a strange thing, to be all at once the only one who can.
    d: {They} would not have minded somebody else, somebody with a deep voice. But there {they} {was}.
    d: {They} put the bun in {their} pocket and went in, feet first.`),
  ],
  turn2: [
    moment(`
    Inside it is narrow and dark, but {hero} knows how to be small.
    @ away, night, close
    hero: reach worried crawls through a narrow gap
    props: lantern, rope
    a: Down, down. So dark. Wiggle, {hero}! | Squeeze. Wiggle. One bit more.
    bcd: It was dark and it was tight. | It went left. It went down. It was tight.
    bcd: {Hero} drew in {their} tummy and slid. | {They} thought of hats and of spoons.
    bcd: {They} knew how to be small. {They} had done it for years. | {They} had hid in smaller things than that.
    bcd: A stone moved. {They} held {their} breath. It stayed. | Some dust fell. {They} kept still. It was all right.
    cd: The rope ran out behind {them}, thin and warm, up to {pal}.
    cd: Here a big one would have been stuck.
    d: A beetle sat there. {Hero} knew it. It was one of the ones from Sunday.
    d: "Which way?" {hero} asked, for you might as well. The beetle went right. So did {they}.
    d: And there was an eye, a big wet one. "Oh, good," said the calf. "It is you."`),
  ],
  climax1: [
    moment(`
    {Hero} finds the way and gets the lost one out.
    @ away, night, medium
    hero: reach proud leads somebody out by a rope
    pal: reach happy pulls with all {paltheir} might
    props: rope, lantern, bell
    a: Come, says {hero}. Pull, {pal}, pull! Out! | Got you! Pull, {pal}! They are out. Hooray!
    bcd: So {hero} went down into the hole. | Down in the hole {hero} found the calf.
    bcd: A calf was stuck there. | {They} tied the rope to her.
    bcd: {They} took out just one small stone. | "Pull, {pal}!" {they} cried. "Not there. Here!"
    bcd: "Now pull!" {Pal} pulled. They all pulled. | They pulled where {hero} said.
    bcd: Out she came, and out came {hero}! | Pop! Out came the calf!
    cd: It was the right stone. You could only see that from below.
    cd: They did as {they} said, every one of them, even the boar.
    d: "{Refrain}," {hero} had told the calf, down there, and she had said it too.
    d: She was all dust and eyes. She did not let go of {hero}.
    d: Nobody spoke. Then the ox sat down on the ground, and then he was nearly {hero}'s size.`),
  ],
  climax2: [
    moment(`
    They listen to {hero}.
    @ away, night, wide
    hero: stand proud stands on a bucket and explains
    pal: stand proud holds the lantern high
    props: bucket, lantern, map
    a: Listen to {hero}! Shh, says {pal}. | {Hero} talks. They all hear! {Pal} nods.
    bcd: "How did you know which stone?" they asked. | "Tell us," said the boar. "Please."
    bcd: {Hero} stood up on a pail to tell them. | {Hero} got up on a pail. {Pal} held the light.
    bcd: "You build from up there," {they} said. | "It is all soft on the left," {they} said.
    bcd: "You must look from down here, too." | "I have seen it since Monday."
    cd: The ox got on his knees and looked, and then the rest got down.
    cd: "Well, look at that," they said. "So that is where beetles go."
    d: {Hero} showed them the crack, and the damp, and the place where it would hold.
    d: {They} did not need a deep voice. It was so quiet now.
    d: And somebody wrote it down, and did not wrap a lunch in it.`),
  ],
  climax3: [
    moment(`
    The well is built in a new place, and {hero} lays the first stone.
    @ away, day, medium
    hero: reach proud lays a very small stone
    pal: stand happy plays a drum
    props: pebble, bucket, drum
    a: One small stone first. Tap! Drum, {pal}! | {Hero} puts it down. Boom, boom, {pal}!
    bcd: They built it new, a bit to the right. | The new well was dug where {hero} said.
    bcd: "You lay the first stone," said the boar. | "We need you for this one," said the ox.
    bcd: {Hero} took the one {they} had minded. | It was a small gap. {Hero} had a stone.
    bcd: It fitted. {Pal} played the drum. | {They} put it in. {Pal} beat a drum.
    cd: All the big stones lean on that one to this day.
    cd: It had just been waiting for the right hole. It happens.
    d: The water came up cold and bright, and smelled of {smell}.
    d: They gave {hero} the first cup, and it was so big that {they} sat down in it.
    d: "Is it good?" they asked. "It is," said {hero}. "You can all get in."`),
  ],
  after1: [
    moment(`
    {Hero} gets a hat, and it fits.
    @ home, day, close
    hero: stand proud wears a small round hat
    pal: jump happy has one as well
    props: hat, flower
    a: A hat! It fits. One for {pal}, too. | Small hat, small {hero}. Well done, {pal}!
    bcd: There was a box by the door. | Then they came with something in a box.
    bcd: In it was a hat, just like theirs. | It was a very small hat.
    bcd: It was as small as a cup, and it fitted. | {Pal} got one too. {Pal} slept in it.
    bcd: There was one for {pal} as well. | "For you," they said.
    cd: {Hero} did not need a book to put it on.
    cd: It was just a hat, but it was red.
    d: "How can I help?" asked {hero}, since that is what you say in such a hat.
    d: "You could tell us," said the boar, quite red, "how it looks from down there."
    d: So now they stop, and bend down, and ask. It does their backs good.`),
  ],
  after2: [
    moment(`
    Somebody even smaller asks to help.
    @ away, day, medium
    hero: wave happy bends down to somebody tiny
    pal: wave happy makes room
    props: rope, leaf
    a: May I help? says a flea. Yes! says {pal}. | Who is that, {pal}? Tiny! Come in.
    bcd: One day {hero} heard a voice, low down. | Some time later {hero} was hard at work.
    bcd: "May I help?" it said. It was a flea. | "Can I help you?" squeaked somebody.
    bcd: {Hero} looked at {pal}. {Pal} looked at {hero}. | {Pal} had to lie down to see.
    bcd: "Of course," they said. "What do you see?" | It was an ant. "Good that you are here!"
    cd: Nobody said "too small". It did not come into their minds.
    cd: There is always a hole that fits just one.
    d: They gave it the end of a thread, and it went in and came out on the other side.
    d: It had taken them all morning not to do that.
    d: "{Refrain}," said {hero}, and the tiny one tried it out, very softly.`),
  ],
}
