import { moment } from '../../moment.ts'
import type { FirstHalf } from '../../skeleton.ts'

export const firstHalf: FirstHalf = {
  wish: [
    moment(`
    {Hero} likes it quiet.
    @ home, day, medium
    hero: sit happy drinks tea in peace
    props: teacup, book
    a: Shh. {Hero} likes it soft. Sip, sip. | Hush, hush. A nice, still day.
    bcd: {Hero} liked it quiet. | {Hero} liked soft things best.
    bcd: {They} liked snow, and socks, and slow rain. | {They} liked moss, and bread, and a hum.
    bcd: {They} shut {their} doors without a click. | {They} did not own a drum.
    bcd: It was a small house, for just one. | There was one chair, one cup, one bed.
    cd: If a thing fell down, {hero} would say "Sorry" to the floor.
    cd: "One is a good number," {they} liked to say. "It does not bump."
    d: There was a note on the door: Please knock softly, or else think about it.
    d: Not many people came. They were afraid that they might sneeze.
    d: At times it was so quiet that it hummed. {Hero} did not ask {themself} why.`),
  ],
  problem1: [
    moment(`
    A storm comes, and {hero} is afraid of {fear}.
    @ home, dusk, wide, wind
    hero: peek scared looks at black clouds
    props: lantern
    a: Boom! A storm! Hide, {hero}, hide! | Flash! Crash! {Hero} is so scared.
    bcd: Then a storm came up. It was black. | That night the sky went black and green.
    bcd: Boom! {Hero} jumped. {They} feared {fear}. | {Hero} was afraid of {fear}. Boom!
    bcd: {They} ran in and got under the bed. | {They} shut the door, and then hid in bed.
    bcd: The house shook. The cup fell off the shelf. | The wind tried the door. It rattled.
    cd: The rain came down as if somebody had tipped it out.
    cd: There was a flash, and all the room went blue, and then it went boom.
    d: {Hero} put {their} {paws} on {their} ears, but you hear that sort of thing with your tummy.
    d: "Please stop," {they} said, "I have a note on the door." The storm could not read.
    d: And then there was a knock. Who would be out on such a night?`),
  ],
  problem2: [
    moment(`
    {Hero} gets everything ready for being brave alone.
    @ home, dusk, medium, wind
    hero: run worried drags a chair to the door
    props: rope, candle, blanket
    a: Shut it! Tie it! Quick, {hero}! | Bolt the door. Plug the ears.
    bcd: {Hero} had seen the clouds at noon. | The leaves hung still. {Hero} knew that still.
    bcd: {They} tied down the bench and the pots. | {They} brought in the chairs and the peas.
    bcd: {They} put wool in both {their} ears. | {They} got three candles and a bun.
    bcd: "I am ready," {they} said. {They} {was} not. | "Come on, then," {they} said. {Their} voice shook.
    cd: A swallow went by, very low, and did not stop to talk.
    cd: The air was as thick as soup, and tasted of pennies.
    d: One by one the shutters went to, all along the way, like eyes.
    d: {Hero} stood in the door with {their} bun, and looked up at what was coming.
    d: It came slowly, on black feet. It had all night.`),
  ],
  low1: [
    moment(`
    The light goes out and the roof begins to leak.
    @ home, night, close
    hero: sit scared looks up at a hole in the roof
    props: bucket, candle
    a: Drip. Puff! No light. Oh no! | Crack! The roof! Hold on, {hero}.
    bcd: Then came the worst bang of all. | Boom! That one was right on top of them.
    bcd: The candle died. Water ran in. | A piece of the roof flew off. The light went out.
    bcd: They all cried out. It was so dark. | No one could see, and the rain came in.
    bcd: {Hero} shook like a leaf. | Now {hero} felt small and cold.
    cd: It was just as {they} had always feared, all at once.
    cd: Somebody had to do something, and everybody looked at {hero}.
    d: They could not see {them}, of course, but you can hear it when people look at you.
    d: {Hero} wanted to be under the bed, but there was an ox under the bed.
    d: Then through the roar came a cry. It came from outside. It said, "Help!"`),
  ],
  low2: [
    moment(`
    Someone is still out there.
    @ home, night, wide, rain
    hero: stand worried stands at the open door
    props: lantern, rope
    a: Help! Who is out there? Oh, {hero}! | Listen. A cry. Out in the rain!
    bcd: "Help!" It came once more, but weak. | "Did you hear?" said a mouse. "Out there."
    bcd: Someone was out in all that. | There was someone by the fence.
    bcd: "I can't fit," said the ox, stuck fast. | The ox was too stuck. The hen was too wet.
    bcd: "We can't swim," said the mice. | The mice were too light for that wind.
    cd: So that left one. {Hero} looked at {their} own two feet.
    cd: {They} had a rope, a lamp with no light, and a hat.
    d: {They} opened the door, just a bit, and the storm put its foot in.
    d: It was very loud, and very big, and it seemed to be looking for {them}.
    d: And yet somebody out there had nobody to count with.`),
  ],
}
