import { Icon, type IconName } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { nameOf, type Card } from './ask.ts'
import { statusOf, type Status } from './status.ts'

const icons: Record<Status['tone'], IconName> = {
  making: 'brush',
  waiting: 'brush',
  watch: 'alert',
  bad: 'alert',
  quiet: 'stopped',
}

/** A word, a sign and a colour; while it is made also how far it is. */
export function CardStatus({ card, now }: { card: Card; now: number }) {
  const status = statusOf(card, now)
  if (!status) return null
  return (
    <div className={`library-status ${status.tone}`}>
      <p>
        <Icon name={icons[status.tone]} />
        {status.says}
      </p>
      {status.percent !== null && (
        <progress max={100} value={status.percent} aria-label={words.library.progress(nameOf(card))} />
      )}
    </div>
  )
}
