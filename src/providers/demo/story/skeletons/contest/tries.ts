import { moment } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'

export const tries: Skeleton['tries'] = [
  [
    moment(`
    {Hero} tries to become fast by running after fast people.
    @ away, day
    hero: run worried runs with {their} tongue out
    pal: run happy runs with a watch
    props: flag, bell
    a: Run, {hero}! Go, go! {Pal} counts. Puff. | Fast legs, {pal}! Left, right. Flop!
    bcd: First {hero} ran fast. {Pal} held a clock. | "Run!" said {pal}. "I will count."
    bcd: {They} ran to the tree and back. | {Hero} ran as hard as {they} could.
    bcd: {They} ran till {they} {was} hot. | {Their} feet flew.
    bcd: "Well?" {they} puffed. "How fast was that?" | "How was that?" asked {hero}, flat on the ground.
    bcd: "The clock has stopped," said {pal}. | "A leaf was faster," said {pal}. "Sorry."
    cd: {Hero} lay there and looked at the sky go round.
    cd: A very old tortoise said good day as he went past.
    d: They tried it in the morning, and at noon, and once with a wasp behind them.
    d: The wasp helped most, but you cannot count on a wasp, and they do not wait for the signal.
    d: "There are other ways," said {pal}. "There must be. Think of snails."`),
    moment(`
    They find out what {hero} is good at.
    @ away, dusk, close
    hero: sit curious thinks with a straw in {their} mouth
    pal: sit curious makes a list
    props: letter, leaf
    a: {Hero} can hum. {Hero} can hop. Yes, {pal}! | What is {hero} good at, {pal}? Soup!
    bcd: "What are you good at?" asked {pal}. | {Pal} made a list of what {hero} could do.
    bcd: {Hero} had to think. "Soup," {they} said. | It said "Soup". It said "Humming".
    bcd: "And I can hum for hours." | It said "Does not get bored".
    bcd: "And I don't mind rain. And I don't give up." | "You never stop once you start," said {pal}.
    cd: {Pal} wrote that down last and drew a ring round it.
    cd: It was a funny sort of list to win a race with.
    d: "I once looked for a pea for two days," said {hero}. "It was a good pea, too."
    d: {Pal} looked at the ring on the list for a long time, chewing the pencil.
    d: "I do not think," said {pal}, "that we should train your legs at all."`),
  ],
  [
    moment(`
    {Hero} tries wheels, and they work too well.
    @ far, day, wide
    hero: run scared races downhill on a tea tray with wheels
    pal: run scared runs behind and shouts
    props: sledge, bucket
    a: Wheels! Whoosh! Stop, {hero}! Splash, says {pal}. | Roll, roll, roll. Too fast! Help, {pal}!
    bcd: Next {hero} and {pal} built a cart. | "You need wheels," said {pal}.
    bcd: It had four wheels, more or less round. | They took a tray and four round cheeses.
    bcd: It went fast. Oh, it went fast! | {Hero} sat down, and off it went!
    bcd: It did not stop. There was a pond. | They had not thought of a way to stop.
    cd: Three ducks got out of the pond as {hero} got in.
    cd: "That was fast," said {pal}. "But it was the wrong way."
    d: And besides, the rules said feet, or paws, or wings, and it said nothing of cheese.
    d: They rolled the cheeses home, and ate one, and it was rather good, if a bit gritty.
    d: Three days were left, and not one thing that {hero} could do fast, but fall.`),
    moment(`
    They dry by the stove and {hero} practises humming.
    @ home, dusk, close
    hero: sit happy dries by the fire wrapped in a blanket
    pal: sit happy stirs a pot
    props: blanket, teacup
    a: Warm soup, {pal}. Hum, hum, hum. | Dry toes. Hot soup. Mmm, says {pal}.
    bcd: They hung up their wet things. | {Hero} sat by the stove in a blanket.
    bcd: {Hero} stirred the soup and hummed. | {Pal} stirred the soup. {Hero} hummed.
    bcd: {They} hummed when it boiled. {They} hummed when it cooled. | It was a slow hum, up and down.
    bcd: {Pal} looked at the clock. It was late! | {Pal} looked up, and an hour had gone.
    cd: "How long can you do that?" asked {pal}.
    cd: "What?" said {hero}. {They} had not noticed it at all.
    d: There are people who run like the wind, and must stop when it does.
    d: "{Refrain}," sang {hero}, over and over, to the soup.
    d: And {pal} counted, and counted, and began to smile.`),
  ],
  [
    moment(`
    {Hero} tries to start early, and everybody notices.
    @ away, dawn, medium, fog
    hero: walk worried creeps along before sunrise
    pal: walk scared creeps behind
    props: lantern
    a: Shh, {pal}! Start now, in the dark. Oops! | Tip, toe, {pal}. Too soon! Go back.
    bcd: "What if we start now?" said {hero}. | They got up at four to try a trick.
    bcd: It was still dark. {Pal} yawned. | "We start first," whispered {pal}.
    bcd: On tip toe they went up to the line. | They crept up to the line in the mist.
    bcd: "Good morning," said the goose. "Too early!" | There sat the goose, with the rules.
    cd: She had thought of that too, and had been there since two.
    cd: They shared a flask of cocoa and watched the sun come up.
    d: "I never win either," the goose said after a while. "I get lost at the second gate."
    d: "Every year?" asked {hero}. "Every year. Everyone runs so fast that I just run after them."
    d: {Hero} drew her the map, with all its crosses, on the back of the rules.`),
    moment(`
    The night before the race, {hero} cannot sleep.
    @ bed, night, close
    hero: sit worried lies awake with a number on the chair
    pal: sleep sleepy snores at the foot of the bed
    props: moon, blanket
    a: Sleep, {hero}. {Pal} sleeps. Snore! | Can't sleep. Tick, tock. {Pal} snores.
    bcd: The night was long, and {pal} snored. | {Pal} fell asleep at once. {Hero} did not.
    bcd: {Hero} looked at the nine on the chair. | {Hero} ran the race in bed nine times.
    bcd: "What if I come last?" {they} asked it. | {They} came last each time.
    bcd: The nine did not say. | In the last one {they} lost to a chair.
    cd: Then {they} thought of something strange, and it was rather restful.
    cd: If you are last, there is nobody left to be afraid of.
    d: There is just the path, and your own two feet, and whatever you choose to hum.
    d: {Hero} turned the pillow to the cold side and listened. Somewhere {sound}.
    d: It was nearly morning. It was nearly now.`),
  ],
]
