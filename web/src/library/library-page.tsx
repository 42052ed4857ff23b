import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function LibraryPage() {
  return (
    <main id="main">
      <PageTitle tab={words.library.title}>{words.library.title}</PageTitle>
    </main>
  )
}
