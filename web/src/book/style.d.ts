import 'react'

declare module 'react' {
  // What the reader's style sheets are told by the page.
  interface CSSProperties {
    [name: `--reader-${string}`]: string | number
  }
}
