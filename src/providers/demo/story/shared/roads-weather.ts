import { moment, type Moment } from '../moment.ts'

/** More pages between, each for certain hours or places. */
export const weatherRoads: Moment[] = [
  moment(`
    A quick shower, and one leaf for an umbrella.
    @ here, rain
    hero: stand happy shelters under an umbrella
    props: umbrella, leaf
    not: space, snow, bedroom
    times: dawn, day, dusk
    a: Drip, drop, drip. Rain on {hero}'s nose! | Plip, plop! Quick, {hero}, under here!
    bcd: It began to rain, one drop, then ten. | Plip. Plop. It began to rain.
    bcd: One drop hit {hero} right on the nose. | The first drop found the back of {hero}'s neck.
    bcd: The one umbrella had a hole in it. | {They} put up an old umbrella with a hole.
    bcd: {Hero} stood where the hole was not. | The rain soon found the hole.
    cd: All round them the world smelled of {smell}.
    cd: Puddles joined hands and turned into bigger puddles.
    d: It was the kind of rain that seems to be telling a long story to itself.
    d: "Are you nearly done?" {hero} asked it, and the rain thought about that, and was.
    d: After it there was a great deal of dripping, and one thin stripe of a rainbow.`),
  moment(`
    The stars come out and {hero} finds {their} own.
    @ here, night, wide
    hero: sit curious looks up at the first stars
    pal: sit curious looks up too
    props: star, moon
    times: night, dusk
    a: Twinkle, twinkle! Look up, {pal}. | Star, star, star. Hello up there!
    bcd: The stars were out, more than you could count. | There were stars right down to the edge.
    bcd: {Pal} tried to count them and got to nine. | {Pal} counted nine and had to start again.
    bcd: "Pick one," said {pal}. "It can be yours." | "That one is mine," said {pal}. "You choose."
    bcd: {Hero} picked a small one. | {Hero} chose one that nobody else would.
    cd: It sat low down, a bit apart, like a coat button.
    cd: "Small ones need somebody more," {hero} said.
    d: They looked at it for a long time, and it seemed to sit up straighter.
    d: The night smelled of {smell}. It was so big that they moved closer together.
    d: It is easier to be small, {hero} found, when there are two of you.`),
  moment(`
    {Hero} plays with {their} own long shadow.
    @ here
    hero: jump happy jumps to shake off {their} shadow
    props: pebble
    times: dawn, dusk, day
    a: Who is that? It is {hero}'s shadow! | Hop! Hop! The shadow hops too.
    bcd: {Hero} had a very long shadow. | Somebody long and thin was walking with {hero}.
    bcd: {They} lifted one arm. So did it. | {They} hopped, and it hopped as well.
    bcd: {They} jumped to get away from it. | {They} tried to step on its head.
    bcd: It would not let go. | It was always one step quicker.
    cd: It bent over stones and stretched across the ground like dark honey.
    cd: "You win," said {hero} with a bow. The shadow bowed too.
    d: It is good to have company that never wants a bite of your bun.
    d: But a shadow cannot answer you, and it cannot laugh out loud.
    d: {Hero} gave it one last wave, and it waved back, holding on by the feet.`),
  moment(`
    A tiny thing in {their} way turns out to be beautiful.
    @ here, close
    hero: reach curious picks up a small bright thing
    props: pebble
    a: What is this? A pebble. So smooth! | Pick it up. Ooh, shiny!
    bcd: Something hard was under {hero}'s foot. | {Hero} trod on something, and said "Ow!"
    bcd: It was only a pebble, grey and plain. | It was a pebble, as plain as a potato.
    bcd: {Hero} licked it, to see. | {They} gave it a rub, to see.
    bcd: It turned blue, with one gold stripe. | Now it was as blue as the sea.
    cd: "You were hiding," said {hero}, and the pebble shone.
    cd: It grew warm in {their} {paw}, the way stones do.
    d: {They} held it up to one eye, though you could not see through it.
    d: Then {they} put it back, the right way up, for the next one to find.
    d: You cannot keep everything. But {hero} did walk a little taller.`),
  moment(`
    {Hero} and {pal} sing to keep their feet moving.
    @ here
    hero: walk happy sings and swings {their} arms
    pal: walk happy sings out of tune
    props: drum
    a: Left, right, sing, sing! Come on, {pal}! | Tra la la! Stamp, stamp, stamp.
    bcd: To keep their feet warm they sang. | They made up a song to go with it.
    bcd: It went "Tra la", and then "Boo". | The words were "Left" and "Right" and "Ouch".
    bcd: {Pal} sang high, and {hero} sang low. | {Pal} was loud. {Hero} was in tune. Mostly.
    b: It made their legs feel light.
    cd: It was not a good song, but their legs felt light.
    cd: After a while {sound}, to join in.
    d: They sang it fast and slow, and once, by mistake, they sang it backwards.
    d: It sounded better like that, so they kept it.
    d: By the tenth time round, the song had a middle, and a wobbly bit.`),
  moment(`
    {Hero} writes {their} name where it will not last.
    @ here, medium
    hero: sit happy draws on the ground with one {paw}
    props: feather
    a: {Hero} draws a line. Round and round! | Draw a sun. Draw a smile.
    bcd: {Hero} drew on the ground with one {paw}. | The ground was good to draw on.
    bcd: {They} drew a sun and a house. | {They} made a house with a chimney.
    bcd: Then {they} drew {their} own face, with a smile. | {They} put {themself} in it, waving.
    bcd: "That is me," {they} said. "I was here." | It looked like a potato, but a glad one.
    cd: It would not last, and that was all right.
    cd notspace: A beetle walked over it and gave it a moustache.
    cd space: A grain of dust sat down on its nose.
    d: Some things you make to keep, and some you make only because you want to.
    d: It smelled of {smell} there. For a while nobody needed {hero} to be anywhere else.
    d: Then {they} brushed off {their} knees, because there was still a lot to do.`),
]
