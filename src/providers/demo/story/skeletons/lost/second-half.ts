import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} stops looking and starts to think: where was {they} happy last?
    @ away, dusk, close
    hero: stand curious taps {their} chin and thinks
    pal: sit curious waits and hopes
    props: feather
    a: Think, {hero}, think. Aha! Come, {pal}. | Stop, {pal}. Sit. Think. Aha!
    bcd: "Stop," said {hero}. "Let me think." | Then {hero} stopped to think.
    bcd: {Pal} stopped and held still. | {Pal} sat down and thought as well, out loud.
    bcd: "Where was I happy last?" {they} said. | "When did I laugh last?" {they} said.
    bcd: {They} had been so glad, just past the bend. | It had been by the three tall stones.
    b: {They} jumped up. "I know!"
    cd: {They} had danced there, round and round, arms in the air.
    cd: A thing can fall from a pocket in a dance like that.
    d: "{Refrain}," {they} said slowly, and this time the words had a door in them.
    d: Nobody else could have worked it out, since nobody else had been inside that dance.
    d: "Come on," said {hero}. {They} did not need the list any more.`),
  ],
  turn2: [
    moment(`
    They go back the way they came, one step at a time.
    @ away, dusk
    hero: walk curious walks backwards in {their} own tracks
    pal: walk curious carries the lantern
    props: lantern
    a: Back they go. Step, step, step, {pal}. | Back, back, back! Mind the stone, {pal}.
    bcd: They went back in their own tracks. | {Hero} went back the way {they} had come.
    bcd: {Pal} held the lantern up. | {Pal} came behind and held the light.
    bcd: Here {they} had sneezed. Here {they} had hopped. | "Here I sat," said {hero}. "Here I ran."
    bcd: And here {they} had danced. | "And here I danced."
    cd: The ground was flat there, in a ring like a plate.
    cd: {Hero} put one foot in it, and then the other, just so.
    d: It is odd to stand where you were glad, when you are not.
    d: There was a hollow at the edge of the ring, and something in it moved.
    d: {Pal} held the lantern lower. What was that? What had such very small feet?`),
  ],
  climax1: [
    moment(`
    {Hero} finds the {lost}, and somebody small asleep beside it, and understands.
    @ far, night, close
    hero: reach surprised kneels down beside something small
    pal: peek surprised holds the light over them
    props: {lost}, lantern, leaf
    a: There it is! Who is that, {pal}? A baby! | Look, {pal}! The {lost}! And a baby.
    bcd: There lay the {lost}! {Pal} held up the light. | Then {hero} and {pal} saw it. The {lost}!
    bcd: But it was not alone. | But somebody was with it.
    bcd: A tiny vole slept there and hugged it. | A mouse child held it tight and slept.
    bcd: {Hero} put out {their} {paw}, and stopped. | {Hero} did not take it. {They} sat down.
    cd: It was so small, and its nose was cold, and it had been crying.
    cd: "It is lost too," {hero} whispered.
    d: The little one opened one eye. "It was all alone," it said, "so I stayed with it."
    d: "That was kind of you," said {hero}, and had to swallow.
    d: "I told it that someone would come. You can hear when a thing belongs to somebody."`),
  ],
  climax2: [
    moment(`
    {Hero} decides what is more important than a {lost}.
    @ far, night, medium
    hero: walk proud carries the little one home
    pal: walk happy lights the way
    props: lantern, {lost}, star
    a: Up you come, baby. Home! Light on, {pal}. | Hold tight, baby. {Pal} has the light.
    bcd: "Where do you live?" asked {hero}. | "Where is your home?" {hero} asked it.
    bcd: It did not know. It was so dark. | "By a door," it said. "And a mum."
    bcd: So {hero} took it up in both arms. | {Hero} wrapped it up warm.
    bcd: {Pal} lit the way, and off they went. | "I have the light," said {pal}. "Follow me."
    cd: "You can hold the {lost}," {hero} said. "It is good at the dark."
    cd: They looked {hide}, and they knocked on each root and stone.
    d: {Hero} had been looking all day long, and had become really rather good at it.
    d: You look low, and you look high. You ask, and you think where someone was happy.
    d: "By the blackberries!" squeaked the little one all at once. "That is where I laughed!"`),
  ],
  climax3: [
    moment(`
    The little one is home, and its mother cannot say thank you enough.
    @ far, night, medium
    hero: stand happy hands over a sleepy little one
    pal: stand happy beams
    props: lantern, berry, {lost}
    a: Knock, knock! Home, baby! Well done, {pal}! | Mum! Kiss, kiss. {Pal} smiles.
    bcd: A door as small as a leaf flew open. | There was a tiny door, with a light.
    bcd: Out ran a mother with wet eyes. | A mother stood there with flour up her arms.
    bcd: She hugged her child. She hugged {hero}. | She hugged them all, even the lantern.
    bcd: She hugged {pal} so hard that {palthey} squeaked. | {Pal} got a kiss on each ear.
    cd: "I have looked all day," she said, "high and low."
    cd: "So have we," said {hero}. "You look in the end where it hurts least."
    d: She did not know what that meant, and {hero} did not either.
    d: There was warm berry juice in acorn cups, and each held exactly one swallow.
    d: The {lost} lay in the middle of the table like a guest.`),
  ],
  after1: [
    moment(`
    {Hero} shares the {lost} with the little one.
    @ home, day
    hero: wave happy gives the {lost} away for the day
    pal: sit happy counts the days on {palthem} own toes
    props: {lost}, basket
    a: Your turn, baby! Then {pal}. Then {hero}. | Share it! Mine, yours, and {pal}'s.
    bcd: From then on they took turns. | After that the {lost} had two homes.
    bcd: On odd days {hero} had it. | It lived with {hero} from Monday on.
    bcd: On even days it lived by the berries. | From Friday it lived behind a tiny door.
    bcd: {Pal} kept the list. | {Pal} carried it there and back.
    cd: It is hard to give a thing away, the first time.
    cd: The second time is not so hard. You know it comes back.
    d: And each time it came back it had something new to tell, or it smelled of jam.
    d: It got one more scratch, from a time with a wasp, so now it had two.
    d: {Hero} would not have swapped it for a new one, with or without a tassel.`),
  ],
  after2: [
    moment(`
    {Hero} and {pal} open a small shop for lost things.
    @ away, day, wide
    hero: stand proud stands behind a counter of stones
    pal: wave happy waves to people who have lost things
    props: key, hat, bell, book
    a: One shoe. One spoon. {Pal} has them all! | Lost it? Ask {pal}!
    bcd: The stones were still there, in a row. | The row of stones was now a shop.
    bcd: {Hero} and {pal} put up a sign. | {Pal} made the sign. It said "FOUND".
    bcd: It was a shop with nothing to pay. | You did not pay. You told how you lost it.
    bcd: People came from miles away. | So they came, and they told, and they laughed.
    cd: Someone came for a hat, and someone for a key.
    cd: One old lady only came to tell, and stayed until tea.
    d: "What have you lost, dear?" {pal} would ask, in {paltheir} best voice, with the pencil ready.
    d: Not all of it was there, to be sure. But nobody went off with nothing.
    d: "{Refrain}," it said, in small letters, right under the sign.`),
  ],
}
