import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} tries to be invisible.
    @ away, day, medium
    hero: peek scared hides behind a coat
    pal: peek curious looks behind the coat
    props: hat, umbrella
    a: {Hero} hides. Peep! Who is that? {Pal}! | Hide in a coat. Found you, says {pal}.
    bcd: First {hero} hid in the coats. | "They must not see me," thought {hero}.
    bcd: It was dark in there, and it smelled of rain. | {They} stood in between two coats, like a coat.
    bcd: "Is this free?" said a voice. It was {pal}. | Then a coat said "Boo". {Pal} was in it.
    bcd: {Pal} was in there too. | "You are good," said {pal}.
    cd: "I come here for the quiet," said {pal}. "But you can share it."
    cd: So they stood a while, side by side, and hung.
    d: Then somebody took down the coat between them, and there they were, like two eggs.
    d: "There you two are," said the teacher, an old goose with chalk on her wing.
    d: She did not ask why. She just counted them, and seemed glad that it came out right.`),
    moment(`
    {Hero} has to say {their} name.
    @ away, day, wide
    hero: stand scared stands up in front of everybody
    pal: sit happy nods to {them}
    props: book, bell
    a: Say your name! Squeak. Again, says {pal}. | I am, I am. Go on, says {pal}.
    bcd: "Tell us your name," said the goose. | They all said their names, one by one.
    bcd: {Hero} stood up. The room was so wide. | It came nearer. Now it was {hero}'s turn.
    bcd: {They} opened {their} mouth. There came a squeak. | {They} knew it. They had put it in {their} hat.
    bcd: "That is a nice name," said {pal}. "Now the long one." | But it had gone. There was just air.
    cd: Somebody laughed, but it was soft, like a cushion.
    cd: "{Hero}," said {hero}, to {their} shoes. It was a start.
    d: "I could not say mine for a week," said {pal} low down, behind a hand.
    d: "What did they call you?" "Um," said {pal}. "For a week I was called Um."
    d: {Hero} sat down again. {Their} name was out there now, among the others. It would have to look after itself.`),
  ],
  [
    moment(`
    {Hero} tries to do as the others do, and always a bit too late.
    @ away, day, medium
    hero: jump worried jumps up when all sit down
    pal: sit happy laughs, but nicely
    props: drum, ball
    a: Up! Down! Up! Oh no, {hero}. Ha, says {pal}. | Clap, clap. Too late! {Pal} grins.
    bcd: Next {hero} did as they all did. | "Just do what we do," said {pal}.
    bcd: They sat. {They} stood. They stood. {They} sat. | So {hero} did, but one step late.
    bcd: They clapped three times. {Hero} clapped four. | They sang, and then it was still. Then {hero} sang.
    bcd: The last clap was all by itself. Clap! | It was a long note.
    cd: It hung there in the air like one sock on the line.
    cd: {Pal} clapped once as well, so it was not so lonely.
    d: How do they all know? There must be a trick to it, or a book.
    d: "You count to two, and then it is wrong," said {pal}. "And then one day it is right."
    d: {Hero} counted to two. It was still wrong. How many days was one day?`),
    moment(`
    At lunch the seat beside {hero} is empty.
    @ away, day, close
    hero: sit sad sits in front of a lunch box
    pal: reach happy holds out half an apple
    props: apple, basket
    a: Munch. All alone? No, here comes {pal}! | Half for {pal}. Half for {hero}. Crunch.
    bcd: Then came lunch. They sat in twos. | At lunch {hero} did not know where to sit.
    bcd: {Hero} sat at the end, by the wall. | All the seats had a bag on them.
    bcd: {Pal} came up with a tray. "Is it free?" | "Here!" called {pal}, and moved a bag.
    bcd: They swapped. It was apple for cheese. | {Hero} gave {pal} half of {their} apple.
    cd: It tasted of home, and then it tasted of here.
    cd: "If you cut it right there is a star," said {hero}.
    d: Nobody else had known that about apples. Three of them came to look.
    d: "Do it again!" they said. {Hero} cut up four apples, and one pear, by mistake.
    d: A pear has no star. But by then they did not mind.`),
  ],
  [
    moment(`
    {Hero} paints a picture, and it goes wrong.
    @ away, day, close
    hero: sit worried looks at a big blot
    pal: peek curious leans over the table
    props: feather, book
    a: Paint, paint. Splot! Oh no, {pal}. | A big blue blot. Oops. Look, {pal}.
    bcd: Then they had to paint a house. | "Paint your home," said the goose.
    bcd: {Hero} made the roof. Splot! It was a blot. | {Hero} made a door and one small light.
    bcd: It ran right down to the door. | Then {they} sneezed. It was all blue.
    bcd: {Hero} hid it with {their} arm. {Pal} looked. | {Pal} looked at it from the left and right.
    cd: All the rest had houses that looked like houses, with smoke.
    cd: {They} thought of home, and had to look at the wall.
    d: "Is it night there?" asked {pal}. {Hero} looked at the blot. It could be night.
    d: {They} put in a moon, and then a star, and then a very small light.
    d: "It looks as though somebody is waiting up," said {pal}. It really did.`),
    moment(`
    At playtime they run too fast for {hero}.
    @ away, day, wide
    hero: run worried runs after a ball
    pal: run happy runs beside {them}
    props: ball, rope
    a: Run, run! Too fast! Wait for {pal}. Puff. | Kick the ball. Missed! Again, {pal}.
    bcd: Out they all ran with a ball. {Pal} too. | At play time they played a game.
    bcd: {Hero} did not know how it went. | {Pal} told {hero} how it went. It was long.
    bcd: {They} ran to the left. The ball went right. | You had to run, if it was not blue.
    bcd: It hit {them} on the nose and rolled in. | {Hero} ran, and it was blue. Or was it?
    cd: "Goal!" they all yelled. It was not clear for whom.
    cd: {They} sat down {seat} to get {their} breath.
    d: Someone came by and said, "That was a good nose," and ran off again.
    d: {Hero} felt it. It was about twice the size, but it felt rather good.
    d: Was that the bell? Half of the day was over. {They} had forgotten to be a stone.`),
  ],
]
