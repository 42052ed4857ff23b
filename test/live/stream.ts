/** One event of a stream as it came over the wire. */
export type Heard = { id: number; event: string; data: Record<string, unknown> }

/** Reads server-sent events one by one; ends when the stream does. */
export async function* hear(answer: Response): AsyncGenerator<Heard> {
  let text = ''
  for await (const bytes of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += bytes
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      text = text.slice(end + 2)
      const data = fields.get('data')
      if (data === undefined) continue
      yield {
        id: Number(fields.get('id')),
        event: fields.get('event') ?? '',
        data: JSON.parse(data) as Record<string, unknown>,
      }
    }
  }
}

/** What is still to come, until the stream ends. */
export async function rest(heard: AsyncGenerator<Heard>): Promise<Heard[]> {
  const events: Heard[] = []
  for await (const event of heard) events.push(event)
  return events
}
