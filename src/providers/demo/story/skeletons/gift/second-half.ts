import { moment } from '../../moment.ts'
import type { SecondHalf } from '../../skeleton.ts'

export const secondHalf: SecondHalf = {
  turn1: [
    moment(`
    {Hero} has the idea.
    @ home, night, medium
    hero: jump proud jumps up with an idea
    pal: sit surprised wakes with a start
    props: candle, letter, gift
    a: Aha! Wake up, {pal}! {Hero} knows. | A plan! Quick, {pal}, some paper.
    bcd: "I know!" said {hero}. {Pal} woke up. | "{Pal}!" cried {hero}. "Get some paper!"
    bcd: "It is not in a shop. It is in here." | "I have it. I had it all the time!"
    bcd: {They} put one {paw} on {their} chest. | "It is what we did, {elder} and I."
    bcd: "I just have to get it out." | "I will draw it, day by day."
    cd: "{Refrain}," {they} said, and this time {they} heard it.
    cd: There was one night left, and one finger of candle.
    d: No one else could give it, not with all the gold there is.
    d: No one else had been there. There had just been the two of them, and the rain.
    d: "I can sharpen the pencils," said {pal}, who knew a big thing when {palthey} saw it.`),
  ],
  turn2: [
    moment(`
    They work all night.
    @ home, night, wide
    hero: sit happy draws and draws
    pal: sit happy folds the paper
    props: candle, book, feather
    a: Draw, draw, draw. Fold it, {pal}. | A red bit, a blue bit. Snip, {pal}.
    bcd: All night {hero} drew. {Pal} held the light. | {Hero} drew, and {pal} cut and folded.
    bcd: {They} drew the rain, with blue all over. | {They} drew {elder} with the leaf.
    bcd: {They} drew the moon and two small backs. | {They} drew the pig from the song.
    bcd: It was not neat, but it was true. | {Pal} said it looked just like the pig.
    cd: When one pencil was too short, they used the other one.
    cd: There was one page for each thing, and there were a lot of things.
    d: Now and then {hero} laughed at a page. Once {they} had to stop for a bit.
    d: They sewed it with the spider's thread, which did not show, and did not tear.
    d: The last page was left white. "That is for tomorrow," said {hero}.`),
  ],
  climax1: [
    moment(`
    {Hero} gives {elder} a book of all the things they did together.
    @ home, dawn, medium
    hero: reach proud holds out a round box
    pal: stand happy holds {paltheir} breath
    elder: sit surprised opens a book with wet eyes
    props: gift, book
    a: For you, {elder}! Look, {pal}, a smile! | Open it! Oh, says {elder}. {Pal} claps.
    bcd: {Hero} made the gift. {Pal} helped with it. | In the night {hero} and {pal} made it.
    bcd: "It is not gold," {they} told {elder}. | {Elder} took off the lid. A book!
    bcd: {Elder} took out a book. It was of them! | It had all their days in it.
    bcd: {Elder} read it twice, and did not speak. | "Oh," said {elder}. "Oh, look. The rain."
    cd: At the moon {elder} took off {eldertheir} glasses for a bit.
    cd: "You kept it all," said {elder}. "I thought that I had only lent it to you."
    d: The others stood about with their bows and their gold, and then came closer to see.
    d: "That is me!" said somebody, on the page with the snow. "I had forgotten that."
    d: "{Refrain}," said {elder}, and blew {eldertheir} nose like a ship.`),
  ],
  climax2: [
    moment(`
    The last page is empty, and it is for today.
    @ away, day, wide
    hero: run happy pulls {elder} along
    pal: run happy runs ahead
    elder: walk happy comes along, laughing
    props: kite, balloon
    a: Out, out! {Elder} runs. {Pal} runs. Whee! | Come, {elder}! Come, {pal}! Up goes the kite.
    bcd: "This page is white," said {elder}. | They came to the last page. It was bare.
    bcd: "It is for today," said {hero}. "Come on!" | "What goes there?" asked {elder}. "Today!"
    bcd: They ran out, and {pal} ran too. | They left the cake and the gold.
    bcd: {Elder} ran. No one had seen that before. | {Pal} had the kite. {Elder} had the string.
    cd: They flew the kite until it was a dot, and then let it have more string.
    cd: It smelled of {smell}, and nobody said what time it was.
    d: They did all the old things once, and one thing that they had never done.
    d: I will not tell you what it was. It is on the last page.
    d: But it took three of them and a hat, and they were wet up to here.`),
  ],
  climax3: [
    moment(`
    They draw the last page together.
    @ home, dusk, close
    hero: sit happy draws one side
    pal: sit happy paints the sky
    elder: sit happy draws the other side
    props: book, candle, cake
    a: Draw it, {elder}! Draw, {pal}! All of us. | One more page. {Pal} paints it blue.
    bcd: That night they drew the last page. | They sat at the table with all the paint.
    bcd: {Hero} drew the left, and {elder} the right. | {Elder} could not draw. It was a fine pig.
    bcd: {Pal} did the sky. It took a lot of blue. | {Pal} put {palthem} in it, quite big.
    bcd: In the middle their {paws} ran into each other. | There was blue on all of their noses.
    cd: "It is full," said {elder}. "What will we do next year?"
    cd: "Then we need a new one," said {hero}, "with more pages."
    d: They ate the cake, which had sunk a bit, with their fingers, from the middle.
    d: The gold things stood on the shelf, and shone, and were also very nice.
    d: But the book went under the pillow, and could be felt in the night.`),
  ],
  after1: [
    moment(`
    Soon everybody wants such a book.
    @ away, day, medium
    hero: stand happy hands out paper
    pal: stand proud sharpens pencils
    props: book, basket
    a: Make a book! Here, says {pal}. Snip, snip. | Paper for all! {Pal} cuts it.
    bcd: Soon they all wished for a book like it. | Word got about. They all came to {hero}.
    bcd: "Can you make me one?" they asked. | "We want one of those too," they said.
    bcd: "No," said {hero}. "But you can." | "I can't," said {hero}. "I was not there."
    bcd: {Pal} gave them paper and a pencil each. | "But I can show you how to sew it."
    cd: They all sat along the wall, and bit their pencils.
    cd: Some cried and some laughed, and some did both at the same time.
    d: The spider was asked for thread so often that she had to take on help.
    d: Even the man in the shop made one. It was for his mother, and it had a clock in it.
    d: He gave {hero} back the button. "I was wrong about it," he said.`),
  ],
  after2: [
    moment(`
    The button gets its place.
    @ home, day, close
    hero: reach happy sews on a button
    pal: sit happy bites off the thread
    elder: sit happy holds still
    props: hat, book
    a: A hole! Sew, sew. Hold still, {elder}. Snip, {pal}. | One button, {pal}. On the hat it goes!
    bcd: There was still the hat with the hole. | Then {hero} thought of {elder}'s hat.
    bcd: {Hero} took the thread that was left. | {They} had a thread, and {they} had a button.
    bcd: {Pal} held the hat, and {elder} held still. | {Pal} bit off the end of the thread.
    bcd: Now there was a button where the hole was. | Now the hole was shut with a button.
    cd: It did not match, and so you saw it at once.
    cd: "The best hat I ever had," said {elder}, "with the best button."
    d: It had been in {their} pocket since the start. It had been all {they} had to pay with.
    d: And now it sat up there and looked out, over the brim, at the whole world.
    d: "{Refrain}," whistled {elder}, on a leaf.`),
  ],
}
