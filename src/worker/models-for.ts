import type { Claim } from '../book/step.ts'
import type { Models } from '../providers/contract.ts'

/** The models a step is made with: of its own queue the one it was claimed for. */
export function modelsFor({ queue, model }: Claim, models: Models): Models {
  const text = queue === 'text' ? models.fallbacks.text.find((one) => one.id === model) : undefined
  const image = queue === 'images' ? models.fallbacks.image.find((one) => one.id === model) : undefined
  return { ...models, text: text ?? models.text, image: image ?? models.image }
}
