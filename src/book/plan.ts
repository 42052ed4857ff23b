import { z } from 'zod'

const text = (max: number) => z.string().min(1).max(max)
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

export const settings = [
  'meadow',
  'forest',
  'seaside',
  'mountain',
  'snow',
  'village',
  'garden',
  'bedroom',
  'river',
  'space',
] as const
export const times = ['dawn', 'day', 'dusk', 'night'] as const
export const weathers = ['clear', 'cloudy', 'rain', 'snow', 'wind', 'fog'] as const
export const cameras = ['wide', 'medium', 'close'] as const
export const textZones = ['top', 'bottom'] as const
export const poses = ['stand', 'walk', 'run', 'sit', 'sleep', 'wave', 'reach', 'jump', 'peek'] as const
export const moods = ['happy', 'sad', 'scared', 'surprised', 'sleepy', 'proud', 'curious', 'worried'] as const
export const beats = [
  'opening',
  'wish',
  'problem',
  'try',
  'low point',
  'turn',
  'climax',
  'resolution',
  'cosy close',
] as const

/** Drawn the same on every page: the description goes word for word into every prompt. */
export const Character = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  name: text(40),
  species: text(40).describe('One English noun, e.g. "fox".'),
  look: text(300).describe('Build, coat or hair, eyes, in English.'),
  clothing: text(200),
  marks: z.array(text(100)).min(1).max(3).describe('Unmistakable marks, e.g. "one white ear".'),
  personality: text(200),
  colours: z.strictObject({ body: colour, belly: colour, accent: colour }),
})
export type Character = z.infer<typeof Character>

/** What one picture shows. Also the brief of the cover. */
export const Scene = z.strictObject({
  setting: z.enum(settings),
  place: text(200).describe('The same in words, in English.'),
  time: z.enum(times),
  weather: z.enum(weathers),
  camera: z.enum(cameras),
  text_zone: z.enum(textZones).describe('Where the picture stays calm for the type.'),
  cast: z
    .array(
      z.strictObject({ character: z.string(), pose: z.enum(poses), mood: z.enum(moods), action: text(200) }),
    )
    .max(3),
  props: z.array(text(60)).max(5).describe('Things that must be seen, English nouns, e.g. "lantern".'),
  alt: text(300).describe('What the picture shows, for people who cannot see it, in the book language.'),
})
export type Scene = z.infer<typeof Scene>

export const PlanPage = z.strictObject({
  number: z.int().min(1).max(32),
  beat: z.enum(beats),
  goal: text(300).describe('What this page must tell.'),
  scene: Scene,
})
export type PlanPage = z.infer<typeof PlanPage>

/** The plan of a book: everything its texts and pictures are made from. First step of the pipeline, strict. */
export const Plan = z.strictObject({
  title: text(80),
  subtitle: text(120).nullable(),
  logline: text(300),
  lesson: text(200).describe('Shown by the story, never preached.'),
  blurb: text(400).describe('Two or three sentences for the back of the book.'),
  palette: z.array(colour).min(3).max(7),
  characters: z.array(Character).min(1).max(3).describe('The hero is first.'),
  cover: Scene,
  pages: z.array(PlanPage).min(4).max(32),
})
export type Plan = z.infer<typeof Plan>

/** The most characters a page may have. */
export const longestText = 1200

export const PageText = z.strictObject({ text: text(longestText) })
export type PageText = z.infer<typeof PageText>
