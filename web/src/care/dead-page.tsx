import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function DeadPage() {
  return (
    <main id="main">
      <PageTitle tab={words.care.title}>{words.care.title}</PageTitle>
    </main>
  )
}
