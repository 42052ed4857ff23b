import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'

export default function WorkersPage() {
  return (
    <main id="main">
      <PageTitle tab={words.ops.workers.title}>{words.ops.workers.title}</PageTitle>
    </main>
  )
}
