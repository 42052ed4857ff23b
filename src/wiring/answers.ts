import type { Database } from '../db/database.ts'

/** Whether the database does. */
export const answers = async (db: Database): Promise<boolean> =>
  await db.query('select 1').then(
    () => true,
    () => false,
  )
