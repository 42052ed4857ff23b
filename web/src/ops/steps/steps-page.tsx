import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'

export default function StepsPage() {
  return (
    <main id="main">
      <PageTitle tab={words.ops.steps.title}>{words.ops.steps.title}</PageTitle>
    </main>
  )
}
