/**
 * A browser keeps six connections to a host without HTTP/2, over all its tabs: were they all event streams, nothing else would
 * load. So streams have so many places, which the tabs share.
 */
const places = 3

/** Null: all are taken. Else it is held until the answer is called. Where there are no locks (plain HTTP), each tab has its own. */
export async function holdPlace(): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return () => {}
  for (let place = 0; place < places; place++) {
    const leave = await hold(`storymill.stream.${place}`)
    if (leave) return leave
  }
  return null
}

async function hold(name: string): Promise<(() => void) | null> {
  return await new Promise((answer) => {
    void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return answer(null)
      await new Promise<void>((leave) => answer(leave))
    })
  })
}
