import { pipeline, Transform, type Readable } from 'node:stream'

const silent_ms = 20_000

/**
 * The bytes of a source, with an error where it ends before `size` or says nothing for long although it is asked. Destroying
 * the answer destroys the source.
 */
export function whole(source: Readable, size: number, longest_silence_ms = silent_ms): Readable {
  let [got, heard_at] = [0, performance.now()]
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      got += chunk.length
      heard_at = performance.now()
      done(got > size ? new Error('there are more bytes than were said') : null, chunk)
    },
    flush: (done) => done(got < size ? new Error(`the bytes ended after ${got} of ${size}`) : null),
  })
  const watch = setInterval(() => {
    // Who is not asked may be silent.
    if (source.isPaused()) heard_at = performance.now()
    else if (performance.now() - heard_at > longest_silence_ms)
      counted.destroy(new Error('the file store does not answer'))
  }, longest_silence_ms / 4).unref()
  pipeline(source, counted, () => clearInterval(watch))
  return counted
}

/** All of it at once. */
export async function collect({ size, bytes }: { size: number; bytes: Readable }): Promise<Uint8Array> {
  const all = Buffer.allocUnsafe(size)
  let at = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) at += chunk.copy(all, at)
  return all
}
