import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { isKept } from './etag.ts'
import { needs } from './gate.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.webp': 'image/webp',
}
const codings = { br: '.br', gzip: '.gz' } as const

/** Addresses that the pages' own router knows: each is the same document. */
const places = ['/', '/library', '/books/:id', '/settings', '/ops', '/ops/*']

type Kept = { type: string; plain: Buffer; br?: Buffer; gzip?: Buffer; etag: string; cache: string }

/** The pages as they were built, each file read once at the start. */
export async function pageRoutes(server: FastifyInstance): Promise<void> {
  const files = await readPages()
  const routes = { config: needs('nothing'), schema: { hide: true } }
  for (const [path, kept] of files)
    if (path !== '/index.html') server.get(path, routes, (request, reply) => send(request, reply, kept))
  const index = files.get('/index.html')
  for (const place of places)
    server.get(place, routes, async (request, reply) => {
      if (!index) throw new Problem('not_found', { detail: 'The pages are not built: npm run pages.' })
      return await send(request, reply, index)
    })
}

async function send(request: FastifyRequest, reply: FastifyReply, kept: Kept) {
  const coding = codingFor(request, kept)
  reply.headers({ etag: kept.etag, 'cache-control': kept.cache, vary: 'accept-encoding' }).type(kept.type)
  if (isKept(request, kept.etag)) return await reply.code(304).send()
  if (coding) reply.header('content-encoding', coding)
  return await reply.send(coding ? kept[coding] : kept.plain)
}

function codingFor({ headers }: FastifyRequest, kept: Kept): 'br' | 'gzip' | null {
  const accepted = (headers['accept-encoding'] ?? '').split(/[\s,]+/)
  return (['br', 'gzip'] as const).find((one) => kept[one] && accepted.includes(one)) ?? null
}

async function readPages(): Promise<Map<string, Kept>> {
  const folder = builtFolder()
  if (!folder) return new Map()
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const shown = paths.filter((path) => types[extname(path)])
  return new Map(
    await Promise.all(
      shown.map(async (path) => [path.slice(folder.length), await keep(path, paths)] as const),
    ),
  )
}

async function keep(path: string, paths: string[]): Promise<Kept> {
  const plain = await readFile(path)
  const kept: Kept = {
    type: types[extname(path)] ?? '',
    plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url')}"`,
    // The names of what is in assets/ hold a hash of it.
    cache: path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  for (const [coding, ending] of Object.entries(codings))
    if (paths.includes(path + ending)) kept[coding as 'br' | 'gzip'] = await readFile(path + ending)
  return kept
}

/** From source the folder is two up, from `dist/src/http` three. */
function builtFolder(): string | undefined {
  return ['../../web/dist', '../../../web/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(join(path, 'index.html')))
}
