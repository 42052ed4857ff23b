import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} watches somebody who can, and copies every move.
    @ away, day, medium
    hero: jump worried copies someone with all {their} might
    pal: stand curious holds up a mirror
    props: book, feather
    a: Do it like this, {pal}? Wobble. Flop! | Look and copy. Oops! Up, says {pal}.
    bcd: First {hero} looked for one who could. | "Find one who can," said {pal}.
    bcd: {They} did just what that one did. | So {hero} watched one, and did the same.
    bcd: {They} put each foot just so. {Pal} checked it. | {They} stood the same. {They} breathed the same.
    bcd: It should have worked. It did not. | {They} even wore the same hat.
    b: {They} fell on {their} chin.
    cd: It was like wearing a coat that was made for someone else.
    cd: It pinched in all the places where {hero} was {hero}.
    d: "You did it all just right," said {pal}, who had been checking with a book.
    d: "Then why am I lying in the mint?" asked {hero}. The mint did smell very nice.
    d: "Perhaps," said {pal}, "you did it all just right for him."`),
    moment(`
    {Hero} asks the expert, who cannot explain it.
    @ away, day, close
    hero: sit curious listens with big eyes
    pal: sit sleepy nods off
    props: book, teacup
    a: How do you do it? Er, um. Zzz, says {pal}. | Tell {hero}! Um. {Pal} yawns.
    bcd: "How do you do it?" asked {hero}. | They went to ask the one who could.
    bcd: "Well," said the one who could. "I just do." | "It is quite simple," the answer was.
    bcd: "But what do you think of?" "Lunch," was the answer. | It took an hour, and {pal} fell asleep.
    bcd: {Pal} wrote down "Lunch". | At the end {hero} knew less than before.
    cd: Those who can, it seems, do not know how they do it.
    cd: They have just forgotten all the times when they fell down.
    d: "You must have fallen," said {hero}. "At the start?"
    d: There was a long silence, with a blush in it. "A bit," said the one who could. "For a year."
    d: {Hero} went home much happier than {they} had come.`),
  ],
  [
    moment(`
    {Hero} tries to do it all at once, as hard as {they} can.
    @ far, day, wide, wind
    hero: run worried takes a huge run-up
    pal: run scared runs to catch {them}
    props: rope, kite
    a: Run, run, JUMP! Crash! Oh, says {pal}. | Big try! Too big. Help, {pal}!
    bcd: "I must go at it hard," said {hero}. | Next {hero} tried to do it all at once.
    bcd: {They} took a long run down the hill. | {They} took a breath as big as a barn.
    bcd: {They} shut {their} eyes. "Look out!" cried {pal}. | "Now!" yelled {pal}. {Hero} went!
    bcd: There was a crash, and then a splash. | There was a bang and lots of dust.
    cd: When it was quiet again, {their} hat came down by itself.
    cd: "Was that it?" asked {hero}. "It was something," said {pal}.
    d: A hedge had been in the way, and now there was a hole in it, in the shape of a {kind}.
    d: For years people would point it out to visitors and take them through it.
    d: {Hero} spat out a twig. "Too much," {they} said. "I think that was too much."`),
    moment(`
    They mend what was broken in the big attempt.
    @ far, dusk, close
    hero: reach sad mends a fence
    pal: reach happy hands over the nails
    props: rope, bucket
    a: Fix it, {pal}. Tap, tap, tap. | Tap, tap! Sorry, hedge, says {pal}.
    bcd: They had to mend the hedge. | There was a fence to put right.
    bcd: {Pal} held the string, and {hero} tied the knots. | {Hero} tapped. {Pal} held the nails.
    bcd: It was slow work, but it was good. | One, and one, and one more. Tap, tap.
    bcd: Bit by bit the hole grew small. | In the end it stood.
    cd: {Hero} found that {they} liked it, the small bits in a row.
    cd: "You don't do it all at once," {they} said. "You do it in knots."
    d: {They} stopped with the string in the air, for {they} had heard what {they} said.
    d: A hedge is made of twigs, and a song of notes, and a day of minutes.
    d: Perhaps a wish has pieces, too. What was the smallest piece of {theirs}?`),
  ],
  [
    moment(`
    {Hero} builds a machine that will do it for {them}.
    @ home, day, medium
    hero: reach curious turns the handle of a strange machine
    pal: peek scared hides behind a bucket
    props: bucket, rope, bell
    a: A machine! Whirr, clank, boom! Duck, {pal}! | Turn it, {pal}! Clonk, pop. Bang!
    bcd: Then {hero} had a clever plan. | "A machine can do it," said {hero}.
    bcd: They built a thing with wheels and a bell. | It had a crank and half a bath.
    bcd: {Pal} turned the crank. It went whirr. | {Pal} sat well back behind a bucket.
    bcd: It went clonk. It went bang. | "Now!" said {hero}. It shook. It sang.
    b: Then it fell in a heap.
    cd: For one moment it did do something, and it was not the right thing.
    cd: It peeled all the apples and then it fell down.
    d: "That is quite useful," said {pal}, picking peel off the clock.
    d: "But I do not want it done," said {hero}. "I want to do it."
    d: They had apple cake for a week, and each slice tasted a little of bath.`),
    moment(`
    {Hero} practises in secret, one small piece at a time.
    @ away, night, wide
    hero: jump curious practises in the moonlight
    pal: peek happy watches from behind a tree
    props: moon, star
    a: In the moon light, try, try. {Pal} peeps. | Small try. {Pal} looks. Shh!
    bcd: That night {hero} could not sleep. | When the moon was up, {hero} crept out.
    bcd: {They} did just one small bit of it. | {They} did just the start of it, ten times.
    bcd: Then {they} did that bit again. | {They} did not try to get to the end.
    bcd: {Pal} watched, and did not say a word. | {Pal} had come too, and hid.
    cd: It was not much. You would have had to look twice.
    cd: But the tenth time was better, by about an inch.
    d: There was no crow there to laugh, and no hen to help. There was just the moon.
    d: Far off {sound}, and {hero} laughed out loud, at nothing, and did it again.
    d: "That is what it looks like," thought {pal}, "when it begins."`),
  ],
]
