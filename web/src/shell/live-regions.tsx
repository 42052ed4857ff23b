import { useEffect, useState } from 'react'
import { listen } from './announce.ts'

/** The two places from which screen readers read: there from the start, and empty. */
export function LiveRegions() {
  const [status, setStatus] = useState('')
  const [alert, setAlert] = useState('')
  useEffect(() => listen('status', setStatus), [])
  useEffect(() => listen('alert', setAlert), [])
  return (
    <>
      <div role="status" className="hidden-but-read">
        {status}
      </div>
      <div role="alert" className="hidden-but-read">
        {alert}
      </div>
    </>
  )
}
