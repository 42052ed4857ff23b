import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} loves to hear {elder} tell of the old days.
    @ home, dusk, medium
    hero: sit curious listens with {their} chin in {their} {paws}
    elder: sit happy tells a story with both arms
    props: teacup
    a: {Elder} tells a tale. More, says {hero}. | Once, says {elder}. Once upon a time!
    bcd: {Hero} loved to visit {elder}. | Each week {hero} had tea with {elder}.
    bcd: {Elder} told tales of the old days. | {Elder} had a tale for each cup of tea.
    bcd: They were full of wind and stars. | There was a storm in each, and a song.
    bcd: And in each there was a {thing}. | And each time there was the {thing}.
    cd: "Best {thing} in the world," {elder} used to say.
    cd: Then {elder} would look out and stir the tea again.
    d: "Where is it now?" asked {hero} once, and for a while there was only the clock.
    d: "Oh, somewhere," said {elder}. "It is too old now, and so am I."
    d: But {hero} had seen how {elderthey} looked at the shed.`),
  ],
  problem1: [
    moment(`
    {Hero} finds {elder}'s old {thing}, and it is broken.
    @ home, day, medium
    hero: reach surprised lifts a dusty sheet
    elder: stand sad looks on and says nothing
    props: {thing}, blanket
    a: What is this? {Elder}'s old {thing}. Oh, broken! | Look, {hero}! {Elder}'s {thing} is broken.
    bcd: Behind the shed stood something big. | One day {hero} lifted an old sheet.
    bcd: {Hero} pulled the sheet off. Achoo! | Dust flew up. Achoo!
    bcd: There was {elder}'s old {thing}. | It was {elder}'s old {thing}!
    bcd: It was bent, and split, and full of leaves. | It had a hole, a crack and no paint.
    b: {Elder} looked sad.
    cd: "That was a good {thing}, once," said {elder}, very low.
    cd: {Elder} laid a hand on it, and then went in.
    d: {Hero} stood there with the sheet, and felt that {they} should not have looked.
    d: Up close it did not look like rubbish. It looked like something that waits.
    d: "I will mend you," whispered {hero}. But where do you start, if all of it is broken?`),
  ],
  problem2: [
    moment(`
    {Hero} promises to mend it in secret before {elder}'s birthday.
    @ home, day, close
    hero: stand worried counts the broken bits
    props: {thing}, rope, letter
    a: One, two, three bits. Fix it, {hero}! | Shh! A secret. Tap, tap.
    bcd: {Hero} looked it up and down. | {Hero} made a list with three lines.
    bcd: There were three things to put right. | It said "Hole". It said "Crack". It said "Paint".
    bcd: {Elder}'s birthday was on Sunday. | By Sunday it must be done, for {elder}.
    bcd: "It must be a secret," {they} said. | It had to be a secret, so {they} told no one.
    cd: {They} had a hammer, a sock, and no idea at all.
    cd: {They} had never mended a thing, but {they} had broken a lot.
    d: That is almost the same, {they} thought, if you do it the other way round.
    d: {Elder} had mended things for {them}: a knee, a doll, and a very bad day.
    d: Now it was {hero}'s turn. It smelled of {smell}, and somewhere {sound}.`),
  ],
  low1: [
    moment(`
    At the very end something breaks.
    @ home, night, close
    hero: sit sad holds two pieces of wood
    props: {thing}, lantern
    a: Crack! Oh no. It broke. | Snap! Poor {thing}. Poor {hero}.
    bcd: It was nearly done. Then it went crack. | On the last night {hero} hit one last nail.
    bcd: The piece in the middle had split in two. | It was one too many. Crack!
    bcd: {Hero} sat on the floor and held the bits. | The best part came off in {their} {paw}.
    bcd: "I have made it worse," {they} said. | "I broke it," said {hero}. "I broke it more."
    cd: Now it could never go, and tomorrow was Sunday.
    cd: {They} put the sheet back over it so as not to see.
    d: It was {elder}'s best thing, and it had only been tired, and now it was in two.
    d: {They} should have left it in the leaves, with its stories. It had been safe there.
    d: The lamp burned down. Out there {sound}, and {hero} did not hear it.`),
  ],
  low2: [
    moment(`
    {Elder} comes into the shed and is not cross.
    @ home, night, medium
    hero: sit sad hides {their} face
    elder: stand happy holds up a lamp
    props: lantern, {thing}
    a: Who is there? {Elder}! Don't be sad, {hero}. | {Elder} sits down. There, there.
    bcd: The door creaked. There stood {elder}. | Then a light came in. It was {elder}.
    bcd: {Elder} lifted the sheet and looked. | {Elder} saw the {thing}, the paint, the nails.
    bcd: {Elderthey} looked for a long time. | {Hero} could not look up.
    bcd: "I am sorry," said {hero}. "It is broken." | "I wanted to mend it for you," {they} said.
    cd: "I know," said {elder}. "I could hear you not telling me all week."
    cd: {Elder} sat down on the floor, which took some time.
    d: "Do you know how often I broke it?" {elderthey} said. "Here. And here. And that was a whale."
    d: Where the lamp shone, there were old nails beside the new ones, row on row.
    d: "It was never whole," said {elder}. "It was just always mended."`),
  ],
}
