import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function LimitsPage() {
  return (
    <main id="main">
      <PageTitle tab={words.care.limits}>{words.care.limits}</PageTitle>
    </main>
  )
}
