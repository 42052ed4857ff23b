import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Outlook } from '../book/outlook.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export function outlookRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/outlook',
    {
      config: needs('books:read'),
      schema: {
        summary: 'Where a book stands in line, how long it still takes, and what of it waits for what',
        params: Id,
        response: { 200: Outlook, 404: problemAnswer },
      },
    },
    async (request) => {
      const outlook = await parts.outlook(userOf(request), request.params.id)
      if (!outlook) throw new Problem('not_found')
      return outlook
    },
  )
}
