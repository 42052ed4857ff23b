import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function BookPage({ id }: { id: string }) {
  return (
    <main id="main">
      <PageTitle tab={words.book.title}>{words.book.title}</PageTitle>
      <p>{id}</p>
    </main>
  )
}
