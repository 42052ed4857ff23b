import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function TimelinePage({ id }: { id: string }) {
  return (
    <main id="main">
      <PageTitle tab={words.timeline.title}>{words.timeline.title}</PageTitle>
      <p>{id}</p>
    </main>
  )
}
