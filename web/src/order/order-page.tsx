import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function OrderPage() {
  return (
    <main id="main">
      <PageTitle tab={words.order.title}>{words.order.title}</PageTitle>
    </main>
  )
}
