import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'

export function OverviewPage() {
  return (
    <main id="main">
      <PageTitle tab={words.ops.title}>{words.ops.title}</PageTitle>
    </main>
  )
}
