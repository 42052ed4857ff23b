/** What we look at in a voice of the device. */
export type Voice = { lang: string; localService: boolean; default: boolean }

/** The best voice for a language: one that speaks it, on the device first, then of the same region, then the device's own choice. */
export function chooseVoice<Of extends Voice>(voices: readonly Of[], language: string): Of | null {
  const wanted = tag(language)
  const fit = ({ lang, localService, default: chosen }: Of) =>
    (localService ? 4 : 0) + (tag(lang) === wanted ? 2 : 0) + (chosen ? 1 : 0)
  const speaking = voices.filter(({ lang }) => primary(lang) === primary(language))
  return speaking.toSorted((one, other) => fit(other) - fit(one))[0] ?? null
}

/** The language's name for people; the tag itself where it has none. */
export function nameOfLanguage(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

/** Android writes `en_US`. */
const tag = (language: string) => language.replaceAll('_', '-').toLowerCase()
const primary = (language: string) => tag(language).split('-')[0]
