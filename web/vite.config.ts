import { defineConfig } from 'vite'

/** `npx vite web` serves the pages as they are edited, before a service on its usual port. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    target: ['chrome125', 'firefox128', 'safari17.5'],
    // Everything is a file of our own: the policy allows neither data: URLs nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
    rolldownOptions: {
      // Directives for frameworks that render on a server.
      onLog: (level, log, say) => void (log.code === 'MODULE_LEVEL_DIRECTIVE' || say(level, log)),
    },
  },
  server: {
    port: 4100,
    proxy: Object.fromEntries(
      ['/v1', '^/s/', '/docs', '/openapi.json'].map((path) => [path, 'http://127.0.0.1:4000']),
    ),
  },
})
