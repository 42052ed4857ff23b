import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} and {their} {lost} go everywhere together.
    @ home, day
    hero: run happy runs about with the {lost}
    props: {lost}
    a: Up and down with the {lost}. Whee! | {Hero} loves the {lost}. Hop, hop!
    bcd: There was one thing {hero} loved best. | What {hero} loved best was small and old.
    bcd: It was {their} {lost}. | It was a {lost}, and it was {theirs}.
    bcd: It went with {them} up hills and into soup. | It had been up trees and down drains.
    bcd: It was never far away. | {Hero} told it most things.
    cd: It had one scratch, from the time with the goat.
    cd: It knew {their} secrets, and it did not tell.
    d: Other people had bigger ones and newer ones, and somebody had one with a tassel.
    d: {Hero} would not have swapped, not even for two of them and a cake on top.
    d: When a thing has been with you for so long, it knows your day.`),
  ],
  problem1: [
    moment(`
    {Hero} wakes up and the {lost} is gone.
    @ home, dawn, medium
    hero: stand worried looks at an empty hook
    props: basket
    a: The {lost} is gone! Oh no, {hero}! | Where is it? Where is the {lost}?
    bcd: One day {hero}'s {lost} was gone. | That day the hook by the door was bare.
    bcd: It was not on its hook. It was not on the chair. | {Hero}'s {lost} was gone!
    b: "It was here last night!" {they} said.
    cd: "It was here last night," {hero} told the hook, but the hook knew nothing.
    bcd: {They} looked {hide}. No. | {They} looked {hide}. It was not there.
    cd: {They} turned out all {their} pockets, and then the pockets of {their} other coat.
    d: There were two plums, a stub of pencil and a letter with no stamp.
    d: There was not one trace of a {lost}, and it made a cold, bare feeling, like a missing tooth.
    d: A {lost} cannot walk. So where does a thing go, when it goes?`),
  ],
  problem2: [
    moment(`
    {Hero} makes a list of all the places to look.
    @ home, day, close
    hero: sit curious writes a very long list
    props: letter, feather
    a: Look here, look there, look up, {hero}! | A list! Bed, pot, shoe, shed.
    bcd: {Hero} made a list. It was long. | So {hero} sat down and made a list.
    bcd: It said "Bed" and "Pot" and "Shoe". | It had all the places where things can hide.
    bcd: It said "Up" and "Down" and "Near". | It had "Bread bin" and "Behind me".
    bcd: Last of all it said "Far". | The last one was "Everywhere else".
    cd: {They} underlined that one, because it seemed a lot of work.
    cd: Then {they} packed a bun, some string and a candle end.
    d: "If you were a {lost}," {they} said out loud, "what would you want to see?"
    d: The air smelled of {smell}, and the path ran off as if it knew the answer.
    d: {Hero} had never gone beyond the bend before. What was there, beyond the bend?`),
  ],
  low1: [
    moment(`
    It begins to get dark, and {hero} gives up.
    @ away, dusk, wide, cloudy
    hero: sit sad sits with {their} chin in {their} {paws}
    props: lantern
    a: No {lost}. {Hero} is so sad. | Too late. Sniff, sniff, {hero}.
    bcd: The sun went down. The list was done. | At last there was no place left to look.
    bcd: {Hero} sat down {seat}. | {Hero} sat down and crossed out the last line.
    bcd: "It is gone," {they} said. "It is gone for good." | "I should have held on to it," {they} said.
    bcd: One tear rolled down and hung there. | {Their} nose ran, and {their} eyes did too.
    cd: It was only a small thing, and it left such a big hole.
    cd: It smelled of {smell}, which did not help.
    d: You can tell yourself that it was old, and that it had a scratch.
    d: You can tell yourself there will be others, one day, and that they may have tassels.
    d: But {hero} did not want another one. {They} wanted that one, scratch and all.`),
  ],
  low2: [
    moment(`
    A tiny sound comes out of the dusk.
    @ away, dusk, close
    hero: stand curious lifts one ear
    pal: stand curious points at a sound
    props: bell
    a: Ting! Did you hear, {pal}? | Shh, {pal}! A tiny sound.
    bcd: "Hush," said {pal}. "Did you hear that?" | {Pal} put up one finger. "Shh."
    bcd: It was a very small hum. | It was thin and high, like a gnat's song.
    bcd: It came and it went. | It stopped, and then it came again.
    bcd: Somebody sang, a bit off key. | Somebody near was singing.
    cd: It sounded tired, and it sounded as if it was smiling.
    cd: {Hero} knew that song. {They} had sung it {themself}, and often.
    d: {They} only ever sang it to the {lost}, when there was nobody else about.
    d: So how could anybody know it, out here, in the last of the light?
    d: The two of them looked at each other. Then they went on the tips of their toes.`),
  ],
}
