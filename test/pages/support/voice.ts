import type { Page } from 'playwright-core'

/** A device's one voice. `silentAfter`: what is longer than so many characters is never finished, as online voices do; `slow`: nothing is. */
export type Mouth = { lang: string; localService: boolean; silentAfter?: number; slow?: boolean }

/** Gives a page a voice in place of the device's, of the same interface. What it was told to say is in `window.said`. */
export async function giveVoice(page: Page, mouth: Mouth): Promise<void> {
  await page.addInitScript(({ lang, localService, silentAfter = Infinity, slow = false }: Mouth) => {
    const said: string[] = []
    class Utterance extends EventTarget {
      voice: unknown = null
      lang = ''
      readonly text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    let current: Utterance | null = null
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => [{ name: 'A voice', voiceURI: 'a', lang, localService, default: true }],
      speak: (utterance: Utterance) => {
        said.push(utterance.text)
        current = utterance
        if (slow || utterance.text.length > silentAfter) return
        setTimeout(() => current === utterance && utterance.dispatchEvent(new Event('end')), 60)
      },
      cancel: () => {
        current = null
      },
    })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, said })
  }, mouth)
}
