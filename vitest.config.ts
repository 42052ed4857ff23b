import { defineConfig } from 'vitest/config'

const times = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      { test: { ...times, name: 'service', include: ['test/**/*.test.ts'], exclude: ['test/pages/**'] } },
      // A browser mostly waits: two share a small machine well, one after all that measures time.
      {
        test: {
          ...times,
          name: 'pages',
          include: ['test/pages/**/*.test.ts'],
          maxWorkers: 2,
          // A browser on a machine that others load may be late once; what is wrong is wrong twice.
          retry: process.env.CI === 'true' ? 1 : 0,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
