import type { ReactNode } from 'react'
import { isAdmin, useMe } from '../../api/me.ts'
import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import { useLive } from '../live/live.ts'
import { useAlarmNews } from '../live/use-alarm-news.ts'
import { ActLine } from '../acts/act-line.tsx'
import { PauseBanners } from '../queues/pause-banners.tsx'
import './frame.css'
import { OpsNav } from './ops-nav.tsx'
import { StaleStrip } from './stale-strip.tsx'
import { useStaleness } from './use-staleness.ts'
import { useOpsKeys } from './use-ops-keys.ts'
import { KeysDialog } from './keys-dialog.tsx'

/** What stands on every operator's page: where to go, how fresh the numbers are, what is held back. */
export function OpsFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe()
  // Until it is known who looks nothing is asked that might be refused.
  if (!me) return <main id="main" aria-busy="true" />
  return isAdmin(me) ? <Frame>{children}</Frame> : <Forbidden />
}

function Frame({ children }: { children: ReactNode }) {
  const { overview } = useLive()
  const staleness = useStaleness()
  const [help, showHelp] = useOpsKeys()
  useAlarmNews(overview)
  return (
    <div className="ops-frame" data-stale={staleness === 'good' ? undefined : staleness}>
      <OpsNav overview={overview} onHelp={() => showHelp(true)} />
      <section aria-label={words.ops.notices}>
        <StaleStrip />
        <PauseBanners overview={overview} />
        <ActLine />
      </section>
      {children}
      {help && <KeysDialog onClose={() => showHelp(false)} />}
    </div>
  )
}

function Forbidden() {
  return (
    <main id="main" className="ops-forbidden">
      <PageTitle tab={words.ops.title}>{words.ops.forbidden}</PageTitle>
      <p className="muted">{words.ops.forbiddenHint}</p>
    </main>
  )
}
