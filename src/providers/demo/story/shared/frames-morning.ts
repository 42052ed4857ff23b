import { moment } from '../moment.ts'
import type { Frame } from './frame.ts'

const pockets: Frame = {
  open1: moment(`
    {Hero} the {kind} sets out with empty pockets, as every morning.
    @ home, dawn, wide
    hero: walk happy steps out into the morning
    pal: walk happy comes along
    props: pebble, feather
    a: Look, it is {hero} the {kind}! Hello, day! | {Hero} the {kind} is up. Good morning!
    bcd apart: This is a story about {hero}, a {manner} {kind}. | {Hero} was a {kind}, and a {manner} one too.
    bcd duo: {Hero} the {kind} knew {pal} well.
    bcd: {They} lived {home}.
    bcd: {Hero} kept good things in a tin. | {Hero} had a tin for finding things.
    b: There was a pebble in it, and a feather.
    cd: It held a striped pebble, a feather and an old pea.
    cd: There was always room for one more thing. | The lid was bent, so it sang when you shut it.
    d: Every morning {they} shook it by {their} ear, and every morning it said something different.
    d: "Rattle," it said that day. "Rattle, tick, rattle."
    d: So {hero} went out to see what the world had left lying about. The air smelled of {smell}.`),
  open2: moment(`
    {Hero} finds small things worth keeping.
    @ home, day
    hero: peek curious looks closely at something small
    pal: sit curious looks too
    props: leaf, pebble
    a: What is that? A leaf! A red leaf. | Look down. Look close. Ooh!
    bcd: {Hero} was good at seeing small things. | {Hero} liked the small things best.
    bcd: {They} looked {hide}. | {They} had a look {hide}.
    bcd: {They} counted {smalls} and then lost count. | {They} said hello to the {smalls}.
    bcd duo: {Pal} kept score.
    cd: "Most things are small, if you wait," {they} liked to say. | A big thing, {they} always said, is small things in a heap.
    d: Nobody was sure what that meant, and {hero} was not quite sure of it either.
    d: But it sounded wise, and it was a nice thing to say.
    d: Somewhere {sound}, and {hero} looked up.`),
  close0: moment(`
    {Hero} looks for something to keep of this day.
    @ home, dusk, close
    hero: sit happy opens the old tin
    pal: peek curious peeps into the tin
    props: feather, pebble
    a: Open the tin. What is inside? | Rattle, rattle. What goes in?
    bcd: Back home, {hero} opened the tin. | That evening the tin came out.
    bcd: What could {they} keep from such a day? | What do you keep from a day like that?
    bcd pal: {Pal} thought about it with both eyes shut.
    bcd solo: {Hero} thought about it with both eyes shut.
    cd: A day is hard to put in a tin. | Some days are too big for any tin.
    cd: {Their} pockets held fluff, a crumb and some sand.
    d: {They} tried the crumb, but that was a mistake, because it was soon eaten.
    d: {They} tried the sand, but it ran out through the bend in the lid.
    d: Then {hero} thought of something so small and so good that {they} laughed out loud.`),
  close1: moment(`
    The tin holds one thing more, and {hero} is content.
    @ home, night, wide
    hero: sleep sleepy sleeps with the tin close by
    pal: sit sleepy watches the stars come out
    props: moon, feather, pebble
    a: Shut the tin. Shut your eyes, {hero}. | Rattle goes the tin. Shh! Sleep.
    bcd: The tin was full that night. | When {hero} shook the tin, it sang.
    bcd: Now it held {keep}.
    bcd: It was the best thing in there. | No one could see it. But it was there.
    cd: The lid would hardly shut, and it sang its bent little song.
    d: In the morning it would rattle, as it always did, and say something new.
    d: But now it was late. Far off {sound}, as if the dark were tidying up.
    d: So {hero} fell asleep with one {paw} on the tin, just in case.`),
}

const song: Frame = {
  open1: moment(`
    {Hero} the {kind} hums {their} morning tune; it has no ending yet.
    @ home, day, wide
    hero: walk happy hums a tune on the way
    pal: walk happy hums along
    props: bird, flower
    a: Hum, hum, hum. {Hero} the {kind} sings. | La, la, la! Here comes {hero} the {kind}.
    bcd apart: {Hero} was a {manner} {kind}. {They} lived {home}. | There was a {manner} {kind} named {hero}.
    bcd duo: {Hero} the {kind} lived close to {pal}.
    bcd: {Hero} had a tune with no end. | {They} had a tune, but not its end.
    bcd: It went dum, dee, dum, and then it stopped. | Hum, hum, hum, it went, and got stuck.
    cd: It stopped there each time, like a foot above a step. | It always stopped there, with one foot in the air.
    cd: "The end will come," said {hero}, and swung {their} arms.
    d: {They} had tried a high end, a low end, and one with a whistle in it.
    d: None was right. Somewhere {sound}, as if it was trying to help.
    d: So the tune went round and round, past the {smalls} and back again.`),
  open2: moment(`
    {Hero} goes about, and the day is ordinary and good.
    @ home, day
    hero: walk happy strolls along with a basket
    pal: run happy skips ahead
    props: basket, berry
    a: Hop, hum, hop, hum. What a day! | Sun up. Hum, hum. Off we go!
    bcd: There was always a lot to do. | The days were full of small jobs.
    bcd: {Hero} swept the step. {They} fed the birds. | {They} picked berries and ate more than {they} kept.
    bcd: {They} sat {seat} a while. | {They} sat {seat} too.
    bcd duo: {Pal} did nothing even better.
    cd: It smelled of {smell}, and {sound}. | {Hero} could do nothing for a whole hour.
    d: Doing nothing well is harder than it looks, because something always tries to creep in.
    d: First comes an itch, then a thought, and after the thought there comes a plan.
    d: That day it was a thought which came, and it was bigger than most.`),
  close0: moment(`
    The tune comes back to {hero}, and people hum it too.
    @ home, dusk
    hero: sit happy hums with {their} eyes shut
    pal: sit happy taps the beat on a bucket
    props: drum, lantern
    a: Hum, hum. Tap, tap, tap. | Tap, tap! Everyone hums.
    bcd: That evening {hero} began to hum. | At dusk the old tune came back.
    bcd pal: {Pal} tapped the beat on a bucket. | {Pal} beat time on a bucket.
    bcd solo: {Hero} beat time on a bucket.
    bcd: Dum, dee, dum, it went, and stuck. | Up it went, and up, and stuck.
    cd: And there it waited, with one foot in the air.
    cd: A moth came by to hear what would happen.
    d: Nobody breathed. Even the kettle held back its steam, and that is hard for a kettle.
    d: {Hero} thought of the whole long day, of the worst of it and the best.
    d: Then {they} knew. It had been there all the time, quite near, waiting for someone to need it.`),
  close1: moment(`
    The tune has its ending now, and the day ends with it.
    @ home, night, wide
    hero: sit happy hums under the stars
    pal: sleep sleepy has fallen asleep to the tune
    props: star, moon
    a: Hum, hum, hum. And rest. | La, la, la. Goodnight, {hero}.
    bcd: And the tune? It has an end now. | And at last {hero}'s tune had an end.
    bcd: It goes dum, dee, dum, and home. | Dum, dee, dum, it goes, and sits down.
    bcd: It sounds a bit like {new}. | If you listen, it sounds like {new}.
    cd: It was small and low, and that was enough.
    cd pal: {Pal} was asleep before the last note.
    d: {Hero} hummed it once for the stars, once for the {smalls}, and once for nobody.
    d: Then it was still, and the stillness had a shape, like a full cup.
    d: Dum, dee, dum. And home.`),
}

export const morningFrames: Frame[] = [pockets, song]
