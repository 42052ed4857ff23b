import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'

export default function QueuesPage() {
  return (
    <main id="main">
      <PageTitle tab={words.ops.queues.title}>{words.ops.queues.title}</PageTitle>
    </main>
  )
}
