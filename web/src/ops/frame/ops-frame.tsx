import type { ReactNode } from 'react'
import './frame.css'
import { OpsNav } from './ops-nav.tsx'

/** What stands on every operator's page: where to go, how fresh the numbers are, what is held back. */
export function OpsFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <OpsNav />
      {children}
    </>
  )
}
