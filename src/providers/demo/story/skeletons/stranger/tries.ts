import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} goes a bit nearer and leaves something to eat.
    @ away, dusk, medium
    hero: walk scared tiptoes with a bun
    pal: sit curious looks out from behind a rock
    props: basket, lantern
    a: A bun for the {palkind}. Tip, toe. Run! | Here, {palkind}. One bun. Off runs {hero}!
    bcd: That night {hero} took a bun. | "It may be hungry," thought {hero}.
    bcd: {They} went up as far as the first stone. | {They} took a bun and crept up the hill.
    bcd: There sat the {palkind}. {Hero} shook. | The {palkind} was as big as a shed.
    bcd: {They} put down the bun and ran. | {They} put the bun on a stone and fled.
    cd: Half way home {they} stopped and turned round, because of why.
    cd: The bun was gone. In its place lay a daisy.
    d: It was a bit chewed, but somebody had put it just where the bun had been.
    d: {They} took it home and set it in an egg cup. It did not look like ninety teeth.
    d: "{Refrain}," {they} told the daisy. What would happen tomorrow?`),
    moment(`
    The others find the daisy and think the worst.
    @ home, day, close
    hero: stand worried holds a daisy behind {their} back
    pal: peek sad looks over the hill, far off
    props: flower, drum
    a: A daisy! Bang, bang! It is from the {palkind}! | Oh no, a flower! Run! Poor {palkind}.
    bcd: The hen saw the daisy. She hit the drum. | "What is that?" asked the goat. He sniffed.
    bcd: "It was here! It was in your house!" | "It smells of {palkind}!" he cried.
    bcd: "No," said {hero}. "It paid for a bun." | "It was a gift," said {hero}, "for a bun."
    bcd: Nobody heard, with all that drum. | But they had all run home by then.
    cd: Up on the hill a head went down behind the stones.
    cd: It had only wanted to see if the daisy was liked.
    d: They made the wall higher, and {hero} had to stand on a bucket to look over.
    d: "You will get used to it," said the goat. "You won't even see the hill, soon."
    d: {Hero} liked the hill. There had been nobody on it, all those years.`),
  ],
  [
    moment(`
    {Hero} goes nearer still, and asks.
    @ away, dusk, medium
    hero: stand worried calls out from behind a stone
    pal: stand worried hides behind a much too small tree
    props: leaf, lantern
    a: Hello? says {hero}. Eek! says the {palkind}. | Who is there? Boo! Both run, {palkind} too.
    bcd: The next night {hero} went nearer. | {Hero} went up as far as the tree.
    bcd: "Hello?" {they} called. "Are you wild?" | "Excuse me," {they} said. "Do you bite?"
    bcd: The {palkind} jumped and hid. | The {palkind} gave a squeak and hid.
    bcd: It hid behind a tree, thin as string. | It hid its eyes. It thought that would do.
    b: "Go away!" it said.
    cd: "Please don't hurt me," it said. "I have heard all about you."
    cd: {Hero} looked behind {them}, but there was nobody else.
    d: "About me? What did you hear?" "That you are wild. You all have drums. You eat daisies."
    d: "Who told you that?" asked {hero}. There was a long silence behind the tree.
    d: "Everybody," said the {palkind}, in a very small voice.`),
    moment(`
    They both ask questions all night.
    @ away, night, close
    hero: sit curious asks and asks
    pal: sit curious answers, and asks back
    props: lantern, star
    a: Do you bite? No. Do you? No, {palkind}! | Why? Who? What? Me too, says the {palkind}.
    bcd: {Hero} asked ten things. | They sat down, not too near.
    bcd: The {palkind} asked ten things back. | There was a stone's throw in between.
    bcd: Did it eat goats? No, it ate grass. | "Do you like soup?" "What is soup?"
    bcd: Did {hero} eat daisies? No. "Good," it said. | "Do you know jokes?" "Half of one."
    cd: Each time one of them asked, they moved a bit nearer.
    cd: By midnight the lantern stood right between their feet.
    d: It turned out that it did not know where the dark goes, either.
    d: "I have always wanted to ask somebody that," it said, and it had to blow its nose.
    d: That was the roar. It was only the {palkind}, blowing its nose. But why did it cry?`),
  ],
  [
    moment(`
    {Hero} tries to tell the others, but they will not listen.
    @ home, day, wide
    hero: wave worried stands on a bucket and talks
    pal: peek worried waits behind the hill
    props: bucket, drum
    a: The {palkind} is nice! says {hero}. Boom! says the drum. | Stop the drum! The {palkind} is sad.
    bcd: {Hero} stood on a pail to tell them. | "I have been to see it," said {hero}.
    bcd: "The {palkind} does not bite," {they} said. | They all moved one step back.
    bcd: "That is what it wants you to think!" | "The {palkind} is not wild. It has a cold."
    bcd: "It is sad," said {hero}. Boom, went the drum. | "A cold!" cried the hen. "We shall all catch it!"
    cd: It is hard to get things into a full head.
    cd: "How many teeth has it?" asked the goat. "I did not count."
    d: They looked at {hero} from all sides for bites, and were cross to find none.
    d: "Tomorrow we drive it off," they said, "with sticks, and pans, and the drum."
    d: Behind the hill somebody had heard it, every word. The wind stood that way.`),
    moment(`
    {Hero} tries to make the {palkind} look less frightening.
    @ away, day, close
    hero: reach happy ties a bow
    pal: sit worried wears a bow and a very small hat
    props: hat, flower, feather
    a: A bow for the {palkind}. A hat! Too small. | Smile, {palkind}! Not so big. Ha, ha!
    bcd: "We must make you look nice," said {hero}. | {Hero} had a bow and a very small hat.
    bcd: {They} tied a bow on it, and a hat. | {They} put them on the {palkind}.
    bcd: "Now smile," {they} said. It did. | "Not so many teeth," {they} said. "Fewer."
    bcd: Three birds fell out of a tree. | "They are all joined on," said the {palkind}.
    cd: The {palkind} looked like a {palkind} with a bow on.
    cd: "I do not think it is your face," said {hero}. "I think it is theirs."
    d: They took the bow off again. It had only itched, and it had made nobody less afraid.
    d: "What would you do," it asked, "if everybody was afraid of you?"
    d: {Hero} thought. Nobody had ever been afraid of {them}, apart from one or two bees.`),
  ],
]
