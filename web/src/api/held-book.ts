import type { Book } from './call.ts'

export const isFinal = ({ status }: Pick<Book, 'status'>): boolean =>
  status === 'complete' || status === 'partial' || status === 'failed' || status === 'cancelled'
