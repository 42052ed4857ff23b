import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} and {pal} have been friends for ever, and the blue cup is part of it.
    @ home, day, medium
    hero: sit happy pours the tea
    pal: sit happy holds out a blue cup
    props: teacup, cake
    a: Tea for {hero}. Tea for {pal}. Clink! | The blue cup is for {pal}. Sip!
    bcd: {Hero} and {pal} had tea each day. | Each day at four they had tea.
    bcd: {Pal} drank from an old blue cup. | {Pal} had a blue cup with a star.
    bcd: It was thin, and it sang if you flicked it. | It came from {pal}'s gran, over the sea.
    bcd: "Mind my cup," {pal} would say. | No one but {pal} drank from it.
    cd: And {hero} did mind it, each day, until one day.
    cd: If you held it up you could see the light through it.
    d: {Pal} had packed it in a sock to move here, and held it on {paltheir} knee.
    d: It was the last of six. The other five had not been packed in socks.
    d: "It knows all that I know," {pal} had once said, "and it has never told."`),
  ],
  problem1: [
    moment(`
    {Hero} breaks {pal}'s blue cup and hides the pieces.
    @ home, day, close
    hero: stand scared looks down at the pieces
    props: teacup
    a: Crash! {Pal}'s cup! Hide it, {hero}. Quick! | Oops! {Hero} broke it. Oh no.
    bcd: {Hero} was not to touch {pal}'s blue cup. | One day {hero} played ball by the shelf.
    bcd: But {they} did. Crash! | The ball hit {pal}'s blue cup. Crash!
    bcd: It lay on the floor in three bits. | It was {pal}'s best thing in the world.
    bcd: No one had seen. {Hero} hid them. | Now it was in bits. {Hero} hid them.
    b: {Their} ears went hot.
    cd: {They} pushed the bits behind the curtain and stood there.
    cd: It was so still that {they} heard {their} own ears.
    d: A moment is such a small thing. It had still been all right just now.
    d: {They} tried to go back to just now, and shut {their} eyes, and counted. It did not work.
    d: There were feet on the path. {Pal} was home. What would {they} say?`),
  ],
  problem2: [
    moment(`
    {Pal} asks, and {hero} tells a fib.
    @ home, day, medium
    hero: stand worried stands in front of a curtain
    pal: stand sad looks for something
    props: basket
    a: Where is the cup? asks {pal}. Um. Er. | Have you seen it? asks {pal}. No, no.
    bcd: "Where is my blue cup?" asked {pal}. | {Pal} looked on the shelf, and then again.
    bcd: {Hero} looked up. {Hero} looked down. | "My cup has gone," {palthey} said. "Did you see it?"
    bcd: "A bird took it," {they} said. | "No," said {hero}, much too fast.
    bcd: "A bird?" said {pal}. "A big one," said {hero}. | It was just one small word, but it was a fib.
    cd: It was out before {they} knew it, and it could not be put back in.
    cd: {Pal} believed it. That was the worst of it.
    d: {Palthey} looked in all the trees, and called up to the birds, quite kindly.
    d: "If you have finished with it," {palthey} called, "you can just leave it on the step."
    d: {Hero} watched from the window, and the curtain felt as if it was looking at {them}.`),
  ],
  low1: [
    moment(`
    The secret has become too heavy.
    @ away, dusk, wide, cloudy
    hero: sit sad sits all alone
    props: feather
    a: {Hero} is sad. It is so heavy. | All alone. Boo hoo, {hero}.
    bcd: At four {hero} did not go to tea. | {Hero} could not look at {pal} now.
    bcd: {They} said that {they} {was} ill. That was one more fib. | So {they} sat {seat}.
    bcd: {They} sat down and pulled up {their} knees. | The cup was small. But it weighed like a house.
    bcd: Far off someone called {their} name. | It sat on {their} chest.
    cd: Nobody had sent {them} away. {They} had gone bit by bit.
    cd: That is what a secret does. It puts up a wall, and you are inside.
    d: What if {pal} never spoke to {them} again? There would be no tea, and no four o'clock.
    d: But there was none now either. {Hero} counted it up and it came to the same.
    d: Somewhere {sound}. It did not sound like a bird with a hat.`),
  ],
  low2: [
    moment(`
    {Hero} meets the cat from the shop, who knows about cracks.
    @ away, dusk, medium
    hero: sit curious looks at an old mended bowl
    props: teacup, lantern
    a: An old bowl. Crack, crack. So pretty! | Look! A gold line. Ooh.
    bcd: The old cat from the shop came by. | Then someone sat down. It was the old cat.
    bcd: She had a bowl full of plums. "Have one." | She had a bowl. It had gold lines all over.
    bcd: The bowl had gold lines on it, like rain. | "What are those?" asked {hero}.
    bcd: "It fell," she said. "Four times. See?" | "That is where it broke," said the cat.
    cd: "You can mend with gold, if you do not hide the crack."
    cd: {Hero} ran one finger down a line. It was smooth and warm.
    d: "Did you drop it?" "My best friend did," said the cat. "That one there was me."
    d: "And what did she say?" asked {hero}. "She said the word," said the cat. "It is quite short."
    d: She left {them} one plum, and a small tin. Then she was gone, like cats are.`),
  ],
}
