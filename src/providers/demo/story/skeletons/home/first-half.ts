import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} would like to see what is behind the corner.
    @ home, day, medium
    hero: peek curious looks round the last corner
    props: leaf, map
    a: What is over there? Go and see, {hero}! | Just one look. Just one step.
    bcd: {Hero} knew the path as far as the bend. | At the end of the path was a bend.
    bcd: What was there, beyond the bend? | {Hero} was not to go round the bend.
    bcd: No one could say. It might be a sea. | Not alone. Not when it was late.
    bcd: {They} only wanted to have one look. | But what was there? It might be a sea.
    cd: You could hear something from over there, if the wind was right.
    cd: It sounded a bit like singing, or like a saw.
    d: "I shall just go to the bend," said {hero}, "and then home in time for supper."
    d: At the bend there was a hill, and from the hill one could see a bridge.
    d: It is always like that with the world. It never has a good place to stop.`),
  ],
  problem1: [
    moment(`
    {Hero} goes too far and is lost.
    @ away, dusk, wide
    hero: stand worried looks round and round
    props: leaf
    a: Oh no! {Hero} is lost. Where is home? | Too far, {hero}! Which way is home?
    bcd: One day {hero} went out too far. | {Hero} ran after a blue moth, on and on.
    bcd: {They} went past the bend and past the hill. | It went up. It went down. It was gone.
    bcd: When {they} looked back, the path was gone. | {They} stopped, and looked back. Where was home?
    bcd: "Home?" said {hero}. No one said "Here." | There were five ways. All looked the same.
    cd: The sun was low and red, and shadows ran out of everything.
    cd: It was just the time when somebody puts plates on tables.
    d: {They} turned right round, and then again, and after that it was worse.
    d: In {their} pocket was half a bun. It seemed wise not to eat it, so {they} only licked it.
    d: All around lay {place}. It had no idea who {they} {was}. Which way?`),
  ],
  problem2: [
    moment(`
    {Hero} tries to remember the way {they} came.
    @ away, dusk, close
    hero: sit worried draws the way in the dust
    props: pebble, leaf
    a: Think, {hero}. A hill? A tree? Hmm. | Left? Right? Up? {Hero} can't tell.
    bcd: {Hero} sat down and shut {their} eyes. | "Think," said {hero}. "How did I come?"
    bcd: First there had been a gate, then a hill. | There was a hill, and a bridge. And then?
    bcd: Or was it a hill and then a gate? | Then there was the moth, and just the moth.
    bcd: {They} had not looked. {They} had run. | {They} drew a line, and it went in a ring.
    cd: You do not look at a path when you are happy.
    cd: The moth had been so very blue.
    d: {Hero} laid a stone for each thing that {they} could be sure of, in a row.
    d: There were three of them. That is not a lot of stones to get you home.
    d: The air smelled of {smell}. At home it would smell of soup by now.`),
  ],
  low1: [
    moment(`
    {Hero} is tired and homesick.
    @ away, night, wide, fog
    hero: sit sad sits down in the mist
    props: lantern
    a: {Hero} wants to go home. Sniff, sniff. | So far. So cold. Poor {hero}.
    bcd: Then the mist came, and that was that. | {Hero} could not go one step more.
    bcd: {Hero} sat down {seat}. | {Their} feet hurt, and {their} nose was cold.
    bcd: {They} wanted {their} bed. {They} wanted {their} cup. | "I want to go home," {they} said.
    bcd: {They} wanted it so much that it hurt. | It was so small a thing to want.
    cd: It sits on the left, that kind of hurt.
    cd: "I should not have gone past the bend," {they} said.
    d: At home there was a blanket with a hole, where {their} big toe liked to go.
    d: {They} had always meant to mend it. Now {they} would give the world for that hole.
    d: There was nothing to see on any side, and nothing to hear. Or was there?`),
  ],
  low2: [
    moment(`
    In the stillness {hero} hears something familiar.
    @ away, night, close
    hero: stand curious lifts {their} nose into the wind
    pal: stand curious holds up the light
    props: lantern, bell
    a: Sniff, sniff. Soup! Is it, {pal}? Hush. | Listen, {pal}. Ding! A bell.
    bcd: "Hush," said {hero}. {Pal} held still. | The wind turned round. {Hero} sat up.
    bcd: It was very faint. It was a bell. | "Do you smell that, {pal}?" {they} said.
    bcd: No. It was a spoon on a pot. | It was just a thread of a smell.
    bcd: Only one person banged a pot like that! | It was soup, and it was a bit burned.
    cd: There is just one house where it smells and sounds like that.
    cd: Then the wind turned, and it was gone again.
    d: But once you have held the end of a thread, you know there is one.
    d: "Which way was it?" asked {pal}. {Hero} shut {their} eyes, so as to see better.
    d: Far off, {sound}. And under that, so low that you had to want it, was home.`),
  ],
}
