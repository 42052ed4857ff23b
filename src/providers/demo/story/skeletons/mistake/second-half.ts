import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} decides to say it.
    @ home, dusk, close
    hero: stand worried holds the pieces in {their} {paws}
    props: teacup
    a: Tell it, {hero}. Be brave. Go! | Pick it up. Say it. Now!
    bcd: {Hero} pulled the curtain back. | "I must say it," said {hero}.
    bcd: The sun fell in on the bits. | {They} took the bits from behind the curtain.
    bcd: They were so small, out in the light. | {They} put them in {their} hat, one by one.
    bcd: {They} took them, and {they} went out. | {They} did not run. But {they} went.
    cd: "{Refrain}," {they} told {themself}.
    cd: It was forty steps to {pal}'s door. Each one wanted to turn round.
    d: {They} had a speech. It had a lot in it about balls, and shelves, and the wind.
    d: At each step a piece of it fell off, until there was just one word left.
    d: {They} held on to that with both {paws}, and knocked.`),
  ],
  turn2: [
    moment(`
    The door opens, and the words will not come.
    @ home, dusk, medium
    hero: stand scared stands at the door with a hat
    pal: stand surprised opens the door
    props: teacup, hat
    a: Knock, knock. Hello, {pal}. Um. Gulp. | {Pal} opens. {Hero} says, I, I, I.
    bcd: {Pal} came to the door. "You are well!" | {Pal} was so glad to see {them}. It hurt.
    bcd: "I," said {hero}. "The. It. I." | "I have to tell you," {hero} began.
    bcd: {Pal} waited. The word would not come out. | But then there was no more.
    bcd: So {hero} just held out the hat. | {They} held out the hat, and shut {their} eyes.
    cd: It was very quiet. One bit slid, and it sang, just a little.
    cd: It was still the same note, after all.
    d: {Pal} looked into the hat for as long as it takes to read a letter.
    d: A moth went in at the door, and out at the window. The kettle stopped.
    d: "Oh," said {pal}. That was all {palthey} said. "Oh."`),
  ],
  climax1: [
    moment(`
    {Hero} tells {pal} the truth and says sorry.
    @ home, dusk, close
    hero: stand sad says something very small
    pal: stand sad looks at the pieces
    props: teacup
    a: I broke it. Sorry, {pal}. Sorry. Hug. | Sorry, says {hero}. Oh, says {pal}. Hug?
    bcd: So {hero} went to {pal} and said it. | In the end {hero} told {pal}. It was hard.
    bcd: "It was not a bird. It was me." | "I broke your cup. I hid it," {they} said.
    bcd: "I am sorry," {they} said. It was so small. | "I told a fib. I am so sorry."
    bcd: {Pal} was sad. {Pal} was cross. | {Pal} cried, and {hero} cried too.
    cd: {Hero} did not say one thing about the ball, or the wind.
    cd: {They} just stood there, and did not run away.
    d: "I am very sad about my cup," said {pal} at last. "And I am a bit cross."
    d: "Yes," said {hero}. "But I was more sad without you at four," said {pal}.
    d: Then {palthey} moved over on the step, so that there was room for one.`),
  ],
  climax2: [
    moment(`
    They mend the cup together, with gold.
    @ home, night, close
    hero: reach happy paints a line of gold
    pal: reach happy holds the pieces together
    props: teacup, candle
    a: Hold it, {pal}. Gold! So pretty. | Stick it with gold, {pal}. There!
    bcd: "I have some gold," said {hero}. "In a tin." | They sat down at {pal}'s table.
    bcd: {Pal} held the bits. {Hero} drew the line. | "You hold, and I will glue," said {hero}.
    bcd: It takes two to do it well. | With four hands it was not hard.
    bcd: Where it had cracked, it shone. | They put gold on each of the cracks.
    cd: They did not try to hide it. They went right along it, slowly.
    cd: "It looks like a river," said {pal}, "or a road."
    d: The last bit was as small as a tooth. {Hero} had carried it in {their} pocket all that time.
    d: It fitted. When {pal} flicked it, it sang, a bit lower than it used to.
    d: "{Refrain}," hummed {hero}. It was the same note.`),
  ],
  climax3: [
    moment(`
    The red bird has to be taken down from the gate.
    @ home, day, medium
    hero: reach happy takes a picture from the gate
    pal: stand happy laughs out loud
    props: feather, letter
    a: Bye, bird! {Pal} laughs. Ha, ha! | No more bird. Flap, flap, says {pal}.
    bcd: Then there was still the bird. | The bird was still on the gate.
    bcd: It hung there, red, with its hat. | "What do we do with that?" asked {pal}.
    bcd: "Was any of it true?" asked {pal}. | "It was all made up," said {hero}.
    bcd: "Not one feather," said {hero}. | "Even the song?" "Even the song."
    cd: "That is a pity," said {pal}. "I liked him."
    cd: Then {pal} laughed so hard that {palthey} had to hold the gate.
    d: {Hero} went and told each of the people who had seen it. It took all day.
    d: Most of them were sorry too, for they had rather got used to it.
    d: They kept the picture. It hangs in the hall, and says on it: Not true, but nice.`),
  ],
  after1: [
    moment(`
    {Pal} breaks something too.
    @ home, day, close
    hero: stand happy holds up a broken plate
    pal: stand worried holds {paltheir} breath
    props: teacup, cake
    a: Crash! Oops, says {pal}. Sorry! Get the gold. | Oh dear, {pal}. One more crack! Ha, ha.
    bcd: A week went by. Crash! It was {pal}. | Some days later there was a crash.
    bcd: {Hero}'s best plate was on the floor. | It was {pal}, and it was {hero}'s best plate.
    bcd: "It was me," said {pal} at once. "Sorry!" | "Sorry," said {pal}. "It was not a bird."
    bcd: "Get the gold," said {hero}. | {Hero} laughed. "I will get the tin."
    cd: That is how it goes, with friends and plates.
    cd: It had taken just three breaths, from crash to gold.
    d: When you know the word, it gets quicker, though it does not get any bigger.
    d: By the end of the year there was a lot of gold in both houses.
    d: "{Refrain}," it said, in gold, inside the lid.`),
  ],
  after2: [
    moment(`
    They have four o'clock again.
    @ home, day, wide
    hero: sit happy pours the tea with great care
    pal: sit happy holds out the mended cup
    props: teacup, cake
    a: Four o'clock! Tea, {pal}? Clink, clink. | Sip, sip. {Pal} has the blue cup.
    bcd: At four they had tea, as they used to. | The clock struck four. There was tea.
    bcd: The curtain was wide open. | {Hero} poured, with both {paws}.
    bcd: {Pal} held out the cup with the gold. | "You have a sip from it," said {pal}.
    bcd: "Today it is your turn," {palthey} said. | No one but {pal} had done that before.
    cd: {Hero} had a sip, and gave it back like an egg.
    cd: The tea tasted better on the side with the crack.
    d: "It knows all that I know," said {pal}, and held the cup up to the light.
    d: "And now it knows a bit about me," said {hero}. "Do you think it will tell?"
    d: It sang, quite low. But it did not say a word.`),
  ],
}
