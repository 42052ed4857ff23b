import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

export default function MoneyPage() {
  return (
    <main id="main">
      <PageTitle tab={words.care.money}>{words.care.money}</PageTitle>
    </main>
  )
}
