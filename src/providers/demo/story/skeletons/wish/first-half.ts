import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero}'s wish comes along wherever {they} {was} going.
    @ home, day, close
    hero: sit curious dreams with open eyes
    props: feather, book
    a: {Hero} has a wish. A big, big wish. | Wish, wish, wish. {Hero} shuts {their} eyes.
    bcd: {Hero} had a wish. | It began with a very small thought.
    bcd: It was there when {they} got up. | It came one day while {hero} had lunch.
    bcd: It sat by {their} plate and sighed. | It would not get out.
    bcd: Each day it was a bit bigger. | Soon it was like a cow.
    b: You could not step round it.
    cd: By now it left hairs all over the rug.
    cd: "Well?" it seemed to say. "When do we start?"
    d: You can put off a wish for quite a while, with jobs, and lunch, and rain.
    d: But it does not go away. It just sits there in the hall with its coat on.
    d: One fine morning {hero} put {their} own coat on as well.`),
  ],
  problem1: [
    moment(`
    {Hero} wants to {wish}, but does not know how.
    @ home, day, medium
    hero: stand curious looks up and makes a wish
    props: feather, star
    a: {Hero} has a big wish. But how? | I want to {wish}. But how?
    bcd: {Hero} wanted to {wish}. | {Hero} wanted one thing. To {wish}!
    bcd: {They} wanted it at noon and at night. | {They} thought of it all day long.
    bcd: No one had shown {them} how. | {They} had tried it once. Bump!
    bcd: "You?" said the crow. "A {kind}? Ha!" | "That is not for a {kind}," said the crow.
    cd: "Who says so?" asked {hero}. "Everyone," said the crow.
    cd: {Hero} had never met Everyone, but he seemed to know a lot.
    d: Perhaps it was true that there had never been a {kind} who could do that.
    d: But there had never been a {hero} before either. Here {they} {was}, mud and all.
    d: So how do you start a thing which nobody thinks you can do?`),
  ],
  problem2: [
    moment(`
    {Hero} falls flat at the first attempt, and everyone has advice.
    @ away, day
    hero: sit sad rubs {their} nose
    props: leaf, feather
    a: Try! Plop. Oh dear, {hero}. | One, two, three. Bump! Ouch.
    bcd: {Hero} gave it a go right there. | {They} tried it on the spot. Bump!
    bcd: It went wrong, from the first to the last. | It lasted for about as long as a sneeze.
    bcd: "More with the arms," said the hen. | "You must want it more," said the hen.
    bcd: "Less with the arms," said the pig. | "You must want it less," said the pig.
    cd: "Hold your breath," said the frog. "And let go of it," said the duck.
    cd: {Hero} tried to do all of that at the same time.
    d: It is not possible. But it looked so funny that a whole row of swallows fell off a wire.
    d: "They mean well," {hero} told {their} bruises, one by one.
    d: "{Refrain}," {they} said, and got up, because it was damp.`),
  ],
  low1: [
    moment(`
    {Hero} wants to give the wish away.
    @ away, dusk, close, cloudy
    hero: sit sad hangs {their} head
    props: feather
    a: {Hero} can't. It is too hard. | No more. {Hero} sits and sighs.
    bcd: {Hero} sat down {seat}. | "I can't do it," said {hero}.
    bcd: {They} had tried and tried, and it was no good. | {They} ached in ten places, and then in one more.
    bcd: "I am not made for it," {they} said. | "The crow was right. It is not for me."
    bcd: "Go away, wish. Find somebody else." | {They} told the wish to go home.
    cd: The wish did not go. It lay down and put its head on {their} foot.
    cd: Somewhere {sound}, a bit like somebody saying "Well, well."
    d: It would be so easy to want something small, {they} thought, like a sandwich.
    d: A sandwich does not leave you lying in the mint with the swallows looking on.
    d: {Hero} let the wind have some grass, and did not look where it went.`),
  ],
  low2: [
    moment(`
    Somebody even smaller asks {hero} to show how it is done.
    @ away, dusk, medium
    hero: stand surprised looks at somebody tiny
    pal: stand curious listens
    props: flower
    a: A small one asks: show me? {Pal} nods. | Who is that, {pal}? A small one. Hello!
    bcd: Then someone pulled at {hero}'s sleeve. | "Excuse me," said a very small voice.
    bcd: It was a tiny shrew. {Pal} had brought her. | Next to {pal} stood a tiny shrew.
    bcd: "I saw you," she said. "I want to do it too." | "Can you show me how it goes?" she said.
    bcd: "But I can't," said {hero}. "I only fall." | "I can't do it yet," said {hero}.
    cd: "I know," said the shrew. "Can you show me that?"
    cd: Nobody had ever asked {hero} to show them how to fall.
    d: "Well," said {hero} slowly, "you get your knees soft, and you roll."
    d: {They} showed her, and she did it, and {they} showed her again, and she squeaked with joy.
    d: It is hard to give up while somebody is watching to see how it is done.`),
  ],
}
