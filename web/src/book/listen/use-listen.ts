export type Listening = {
  state: 'off' | 'playing' | 'paused'
  can: boolean
  why: string | null
  sentence: { page: number; from: number; to: number } | null
  start(page: number): void
  pause(): void
  resume(): void
  stop(): void
  follow: boolean
  setFollow(follow: boolean): void
}

export function useListen(_given: {
  pages: { number: number; text: string }[]
  language: string
  onPage: (page: number) => void
}): Listening {
  const nothing = () => {}
  return {
    state: 'off',
    can: false,
    why: null,
    sentence: null,
    start: nothing,
    pause: nothing,
    resume: nothing,
    stop: nothing,
    follow: false,
    setFollow: nothing,
  }
}
