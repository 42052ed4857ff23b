import type { Scene } from '../../../book/plan.ts'
import { findProp } from './props/find-prop.ts'

// First come the words that say one thing only: "a rainy night" is rain and night, "moonlight" is no "light".
const times: [RegExp, Scene['time']][] = [
  [/\b(night|dark|moon\w*|star\w*)\b/, 'night'],
  [/\b(dusk|evening|sunset)\b/, 'dusk'],
  [/\b(dawn|morning|sunrise)\b/, 'dawn'],
  [/\b(day\w*|noon|sunny|bright\w*)\b/, 'day'],
]
const weathers: [RegExp, Scene['weather']][] = [
  [/\brain\w*\b/, 'rain'],
  [/\bsnow\w*\b/, 'snow'],
  [/\b(fog\w*|mist\w*)\b/, 'fog'],
  [/\b(wind\w*|storm\w*)\b/, 'wind'],
  [/\bcloud\w*\b/, 'cloudy'],
  [/\b(sunny|clear)\b/, 'clear'],
]
const cameras: [RegExp, Scene['camera']][] = [
  [/\b(close\w*|near\w*|bigger|larger|face)\b/, 'close'],
  [/\b(far\w*|wide\w*|away|smaller|whole)\b/, 'wide'],
]
const moods: [RegExp, Scene['cast'][number]['mood']][] = [
  [/\b(happ\w+|smil\w+|laugh\w*|glad)\b/, 'happy'],
  [/\b(sad\w*|cry\w*)\b/, 'sad'],
  [/\b(scared|afraid|frightened)\b/, 'scared'],
  [/\b(sleep\w*|tired)\b/, 'sleepy'],
  [/\bproud\w*\b/, 'proud'],
  [/\bcurious\w*\b/, 'curious'],
]

const first = <T>(note: string, words: [RegExp, T][]): T | undefined =>
  words.find(([word]) => word.test(note))?.[1]

const unwanted = /\b(?:no|without|remove|not) (?:the |an? |any |more )*([a-z]+)/g

/**
 * A scene as a person's note would have it, as far as a few English words tell: time of day, weather, nearer or farther, how
 * the hero feels, a thing to be seen or not. What is not understood changes nothing.
 */
export function heeded(scene: Scene, said: string): Scene {
  const note = said.toLowerCase()
  const out = [...note.matchAll(unwanted)].flatMap(([, word = '']) => findProp(word) ?? [])
  const wish = note.replaceAll(unwanted, ' ')
  const asked = [...new Set(wish.match(/[a-z]+/g) ?? [])].filter((word) => findProp(word))
  const kept = scene.props.filter((prop) => !out.some((one) => one === findProp(prop)))
  const mood = first(wish, moods)
  return {
    ...scene,
    time: first(wish, times) ?? scene.time,
    weather: first(wish, weathers) ?? scene.weather,
    camera: first(wish, cameras) ?? scene.camera,
    cast: scene.cast.map((one, index) => (index === 0 && mood ? { ...one, mood } : one)),
    props: [...new Set([...asked, ...kept])].slice(0, 5),
  }
}
