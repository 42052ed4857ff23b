import { Component, type ReactNode } from 'react'
import { words } from '../words.ts'

/** A slip of ours takes down one page, not all of them, and says what to do. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main id="main">
        <h1>{words.shell.broken}</h1>
        <button className="button main" onClick={() => location.reload()}>
          {words.shell.reload}
        </button>
      </main>
    )
  }
}
