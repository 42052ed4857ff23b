/** Dollars: text per million tokens in and out, a picture flat. Near the list prices of 2026; made to be counted, not quoted. */
const text: [RegExp, { input: number; output: number }][] = [
  [/^gpt-5-mini/, { input: 0.25, output: 2 }],
  [/^gpt-5/, { input: 1.25, output: 10 }],
  [/^claude-haiku/, { input: 1, output: 5 }],
  [/^claude/, { input: 3, output: 15 }],
  [/^gemini/, { input: 0.5, output: 3 }],
]
const pictures: [RegExp, number][] = [
  [/mini/, 0.011],
  [/schnell/, 0.003],
  [/^fal-ai/, 0.025],
  [/^gemini/, 0.12],
  [/./, 0.04],
]

/** Exact to a millionth of a dollar: sums of prices stay numbers a person can check. */
export const rounded = (usd: number): number => Math.round(usd * 1e6) / 1e6

export function textPrice(model: string, input: number, output: number): number {
  const price = text.find(([pattern]) => pattern.test(model))?.[1] ?? { input: 1, output: 4 }
  return rounded(Math.max(1e-6, (input * price.input + output * price.output) / 1e6))
}

export const picturePrice = (model: string, count: number): number =>
  rounded((pictures.find(([pattern]) => pattern.test(model))?.[1] ?? 0) * count)

/** About four letters to a token, as everybody guesses. */
export const tokensOf = (words: string): number => Math.max(1, Math.ceil(words.length / 4))
