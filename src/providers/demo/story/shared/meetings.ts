import { moment, type Moment } from '../moment.ts'

/** How the hero comes to know the companion: the meeting, and what they do first. Not for stories with their own. */
export const meetings: [Moment, Moment][] = [
  [
    moment(`
      {Hero} bumps into {palname} the {palkind}, and they make friends.
      @ away
      hero: stand surprised rubs {their} head
      pal: sit surprised rubs a bumped head too
      props: apple, basket
      a: Bump! Who is this? {Palname}! | Bump! Hello, {palname}.
      bcd: {Hero} was not looking. Bump! | Bump! {Hero} walked right into somebody.
      bcd: There on the ground sat a {palkind}. | A {palkind} sat down hard on the ground.
      bcd: "Ouch," said the {palkind}. "I am {palname}." | "I am {palname}," said the {palkind}. "Ouch."
      cd: All around them apples rolled out of a basket in every direction.
      cd: "Sorry," they both said, and then they both said it again.
      d: It took them a while to pick up the apples. They kept handing each other the same one.
      d: By the third apple they were talking. By the ninth they had a joke of their own.
      d: "Which way are you going?" asked {palname}. "Yours," said {hero}, and was surprised to hear it.`),
    moment(`
      {Hero} and {pal} find out what they have in common.
      @ away
      hero: sit happy swaps secrets
      pal: sit happy talks with both arms
      props: apple
      a: {Pal} likes apples. {Hero} likes apples too! | {Hero} hops. {Pal} hops. Two hops!
      bcd: {Pal} liked pears and puddles. | {Pal} liked rain, and things with lids.
      bcd: So did {hero}! | And {hero} did as well!
      bcd: {Pal} did not like wasps or soup with bits. | What {pal} did not like was wet socks.
      bcd: "Nor do I," said {hero}. | "Me too," said {hero}. "Both ways."
      cd: They sat {seat} until their feet went to sleep.
      cd: It is a fine thing when you need not explain.
      d: {Pal} could wiggle one ear, or claimed to, though it was hard to be sure.
      d: {Hero} could say the alphabet backwards as far as W, and did, twice.
      d: By then it felt as if they had known each other for years.`),
  ],
  [
    moment(`
      {Hero} helps {palname} the {palkind}, who is stuck, and gains a friend.
      @ away
      hero: reach worried pulls with both arms
      pal: peek worried is stuck fast in a bucket
      props: bucket
      a: Stuck! Pull, {hero}, pull! Out pops {palname}. | Help! {Palname} is stuck. Pop!
      bcd: "Help!" said a bucket. | There was a bucket. It said "Help!"
      bcd: Two feet stuck out of the top. | Two feet waved out of it.
      bcd: {Hero} took hold and pulled. Pop! | {Hero} pulled and pulled. Plop!
      bcd: Out came a {palkind} called {palname}. | Out flew {palname}, who was a {palkind}.
      cd: "I was only looking for an echo," said {palname}, and blinked.
      cd: "Did you find one?" asked {hero}. "Yes. It was rude."
      d: {Palname} wore the mark of the bucket, like a belt, for the rest of the day.
      d: They both put their heads in, with care this time, and shouted their names.
      d: The bucket shouted both names back, so close together that they sounded like one.`),
    moment(`
      {Pal} decides to come along.
      @ away
      hero: walk happy sets off again
      pal: run happy hurries to keep up
      props: bucket
      a: Here comes {pal}. Pat, pat, pat! | One, two! {Hero} and {pal}.
      bcd: {Hero} set off, and heard steps. | When {hero} went on, something pattered behind.
      bcd: Pat, pat, pat. It was {pal}. | {They} turned round, and there stood {pal}.
      bcd: "I am going your way," said {pal}. | "I happen to go this way too," said {pal}.
      b: "You do not know my way," said {hero}.
      cd: "You don't know my way yet," said {hero}.
      cd: "No," said {pal}, quite happy. "But I am good at guessing."
      d: So they went on together. From then on the stones were softer and the jokes were better.
      d: {Pal} knew the names of smells, and made up those that had none.
      d: "This one is {smell}," {palthey} would say. "With a little bit of Tuesday."`),
  ],
  [
    moment(`
      {Palname} the {palkind} joins {hero} in a game with only one player.
      @ away
      hero: stand curious holds up a ball
      pal: peek curious watches from behind a bush
      props: ball
      a: Roll the ball. Who rolls it back? {Palname}! | Peep! Who is there? {Palname}!
      bcd: {Hero} threw {their} ball and it rolled away. | {Hero} let go of {their} ball. Off it rolled.
      bcd: A moment later it rolled back. | Soon it came back all by itself.
      bcd: {Hero} rolled it off again. Back it came! | So {hero} tried it once more. Back it came!
      bcd: Behind it was a {palkind} named {palname}. | "Again!" said a {palkind}. That was {palname}.
      cd: {Palname} had been sitting there all morning, hoping for a ball.
      cd: "I can catch too," said {palname}, "but not very often."
      d: That was true. {Palname} missed every single one, and laughed as if that was the plan.
      d: {Hero} had never met anybody so good at missing.
      d: When the ball split at last, they kept one half each and wore them as hats.`),
    moment(`
      {Hero} shows {pal} {their} favourite spot.
      @ away
      hero: sit happy shows a secret place
      pal: sit surprised looks about with wide eyes
      props: flower, leaf
      a: Sit here, {pal}. Sit close. | Come, {pal}! Look at this.
      bcd: {Hero} had a secret place. | There was a spot that {hero} told nobody about.
      bcd: {They} told {pal} about it. | That day {they} showed it to {pal}.
      bcd: You could see everything from there. | From there you could see half the world.
      bcd: Nobody could see you. | And the world could not see you at all.
      cd: It smelled of {smell}, and the ground was warm.
      cd: {Pal} was quiet for once, which {hero} took as praise.
      d: "Does it have a name?" {pal} whispered. It did not, so they tried out a few.
      d: They tried The Nook, Over There, and The Place Where Nobody Tells You To Tidy.
      d: In the end they called it Here, because it was short, and because they were.`),
  ],
]
