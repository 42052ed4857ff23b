import type { Query } from './database.ts'

/** The name of the deployment that this database belongs to. */
export async function deploymentId(query: Query): Promise<string> {
  const [row] = await query<{ id: string }>('select id from storymill.deployment')
  return row?.id ?? 'default'
}
