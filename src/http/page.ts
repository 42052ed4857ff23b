import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { needs } from './gate.ts'

const files = [
  { path: '/', name: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/app.js', name: 'app.js', type: 'text/javascript; charset=utf-8' },
  { path: '/app.css', name: 'app.css', type: 'text/css; charset=utf-8' },
  { path: '/shared.css', name: 'shared.css', type: 'text/css; charset=utf-8' },
]

/** The one page, read once at the start. */
export async function pageRoutes(server: FastifyInstance): Promise<void> {
  for (const { path, name, type } of files) {
    const content = await readPage(name)
    server.get(path, { config: needs('nothing'), schema: { hide: true } }, async (_, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(content),
    )
  }
}

/** From source the folder is two up, from `dist/src/http` three. */
async function readPage(name: string): Promise<Buffer> {
  const near = new URL(`../../web/${name}`, import.meta.url)
  return await readFile(near).catch(() => readFile(new URL(`../../../web/${name}`, import.meta.url)))
}
