import pino, { type DestinationStream, type Logger } from 'pino'

// At the top, and one and two levels down.
const anywhere = (name: string) => [name, `*.${name}`, `*.*.${name}`]
const secrets = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'key',
  'keys',
  'secret',
  'secrets',
  'token',
  'password',
  'database_url',
  'connectionString',
  'idea',
  'prompt',
]
const paths = secrets.flatMap((name) =>
  name.startsWith('[') ? [name, `*${name}`, `*.*${name}`] : anywhere(name),
)

/** A log that drops what it must never hold: secrets by name, of addresses their query, of errors all but what they say. */
export function openLog(level: string, to: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: paths,
      serializers: { err: serializeError, webhook_url: withoutQuery, url: withoutQuery },
    },
    to,
  )
}

const mostSaid = 2_000
const mostCauses = 5

/**
 * What is known to hold no data: libraries hang whole requests, and the database hangs rows, on their errors. Of a cause the
 * same.
 */
function serializeError(error: unknown, causes = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error).slice(0, mostSaid) }
  const { code, status } = error as { code?: unknown; status?: unknown }
  return {
    type: error.name,
    message: error.message.slice(0, mostSaid),
    stack: error.stack?.slice(0, 2 * mostSaid),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(error.cause === undefined || causes >= mostCauses
      ? {}
      : { cause: serializeError(error.cause, causes + 1) }),
  }
}

const withoutQuery = (url: unknown) => (typeof url === 'string' ? url.replace(/[?#].*$/s, '') : url)
