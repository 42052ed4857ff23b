import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} and {pal} try to get round it with a disguise.
    @ away, day, medium
    hero: walk worried walks under a bush with feet
    pal: walk happy is the back end of the bush
    props: leaf, basket
    a: Now {hero} is a bush. So is {pal}! Rustle. | Tip, toe, bush. {Pal} sneezes. Run!
    bcd: First they dressed as a bush. {Pal} was the back. | "It must not see you," said {pal}.
    bcd: "Now it will not know me," said {hero}. | So {hero} put on leaves, and {pal} too.
    bcd: They took ten steps. {Pal} sneezed. | They crept along like a small hedge.
    bcd: The bush turned round and ran. | Then the front half lost its nerve.
    cd: It ran both ways at once, which is bad for a bush.
    cd: A robin who had begun to build in it was cross.
    d: "It was not after us," said {pal}, pulling twigs out of {paltheir} clothes.
    d: "It never is," said {hero}. "I know that. It is my knees that don't know."
    d: They both looked at the knees, and the knees looked away.`),
    moment(`
    {Hero} has a serious talk with {their} knees.
    @ home, dusk, close
    hero: sit curious talks to {their} own knees
    pal: sit curious listens
    props: teacup
    a: Knees, be brave! Shake, shake. {Pal} laughs. | Hello, knees. Sit still! says {pal}.
    bcd: At home {hero} spoke to {their} knees. | "Let us ask the knees," said {pal}.
    bcd: "Why do you shake?" {they} asked. | {Hero} bent down. "What is it?" {they} asked.
    bcd: "To keep you safe," said {pal} for them. | {Pal} did the voice of the knees.
    bcd: {Hero} had to laugh. | "We think we are brave," it said. "We run!"
    cd: It is true that they had always done their best.
    cd: "Thank you," {hero} said to them, and gave each one a pat.
    d: Nobody had ever thanked them, perhaps, for they went quite warm.
    d: "But it may be that I do not need so much of it," {hero} went on.
    d: The left one seemed to take that well. The right one wanted to think it over.`),
  ],
  [
    moment(`
    They try to be brave with a great deal of equipment.
    @ away, day, wide
    hero: stand worried wears a pot and six scarves
    pal: run happy brings even more things
    props: bucket, rope, umbrella, bell
    a: A pot, a rope, a bell! More, {pal}! Clank. | Now {hero} is safe. Clank, bonk. Help, {pal}!
    bcd: Next {hero} wore a pot for a hat. | "You need more gear," said {pal}.
    bcd: {Pal} tied on a rope. | {Hero} put on a pot.
    bcd: {They} took a pan. | {They} took a big spoon.
    bcd: It was so much that {they} fell. | Now {they} could not move.
    cd: {They} lay there like a beetle that has fallen on its back.
    cd: "I am not scared now," {they} said. "But I am quite stuck."
    d: It took two of them and a passing badger to get the pot off again.
    d: "Where was I going?" asked {hero}, for one gets muddled in a pot.
    d: "The other way," said {pal}, and the badger put the pie where it would not be wasted.`),
    moment(`
    The badger tells them what he is afraid of.
    @ away, dusk, medium
    hero: sit surprised listens with {their} mouth open
    pal: sit curious eats a bit of pie
    props: cake
    a: Big Badger is scared too? Of ducks! Quack, {pal}! | Who is scared of a moth? Badger! Hee, {pal}.
    bcd: The badger ate some pie. "I fear moths," he said. | They shared the pie with the old badger.
    bcd: "You?" said {pal}. "But you are so big!" | "Me, I am afraid of ducks," he said.
    bcd: "So are they, when they flap," he said. | {Pal} laughed. The badger did not.
    bcd: {Hero} had not thought of that. | "It is the feet," he said. "So flat."
    cd: It turned out that all of them had one, if you asked.
    cd: {Pal}'s was buttons. You had to promise not to say so.
    d: "And what do you do?" asked {hero}. "When there is one?"
    d: "I say good evening to it," said the badger, "and I let my legs shake, and I go by."
    d: They looked at him with great respect, and he took the last of the pie.`),
  ],
  [
    moment(`
    {Hero} tries to go very close, but only for as long as a breath.
    @ away, dusk, close
    hero: stand scared stands on the tips of {their} toes
    pal: stand worried holds {their} sleeve and counts
    props: rope, feather
    a: One small step. Breathe, says {pal}. Back! | A bit closer, {pal}. A bit! Stop.
    bcd: Then {hero} tried it in small bits. | "How close can you go?" asked {pal}.
    bcd: {Pal} put down a feather. "Just to here." | "To here," said {hero}. It was not close.
    bcd: {They} went there, and stood, and breathed. | {They} stood there for one breath. Then two.
    bcd: Nothing much went on. {They} went back. | {They} put a feather there, and ran.
    b: Then one more.
    cd: The next day they put the feather one step on.
    cd: It was not much. It was as long as a foot.
    d: "One foot a day," said {pal}. "That makes a lot of feet by the autumn."
    d: "The feast is tomorrow," said {hero}. They both looked at the feather.
    d: All the same it stayed where it was, and that was further than the day before.`),
    moment(`
    At night {hero} goes to see whether the feather is still there.
    @ away, night, wide
    hero: walk curious walks with a lantern
    pal: sleep sleepy sleeps with one ear up
    props: lantern, feather, star
    a: {Pal} sleeps. {Hero} peeps out. Still there! | Shh, {pal}. One feather. One star.
    bcd: That night, while {pal} slept, {hero} got up. | {Pal} slept. {Hero} could not.
    bcd: Was the feather still there? {They} went to see. | {They} thought of the feather out there.
    bcd: It was. It shone a bit in the dew. | {They} went and sat down next to it.
    bcd: {Hero} put it one step on. | When {they} went home, it was one step on.
    cd: Nobody saw it, and nobody said "Well done."
    cd: That is the best kind, for it is all your own.
    d: Somewhere {sound}, and {they} noticed that {they} had not even jumped.
    d: The right knee still shook a bit, but by now it did so almost in time.
    d: "{Refrain}," said {hero} to the feather, and the feather did not laugh.`),
  ],
]
