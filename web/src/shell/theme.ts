export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'storymill.theme'

export function chosenTheme(): Theme {
  const kept = read()
  return themes.find((theme) => theme === kept) ?? 'system'
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(place, theme)
  } catch {
    // Kept for this visit only.
  }
  show(theme)
}

/** Shows the chosen theme, also when another tab chooses. */
export function followTheme(): void {
  show(chosenTheme())
  addEventListener('storage', (event) => {
    if (event.key === place) show(chosenTheme())
  })
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

function read(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}
