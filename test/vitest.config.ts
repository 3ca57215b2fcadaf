// Two projects in one run: everything in plain Node first, then the journeys through a real browser.
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', '**/node_modules/**'],
          testTimeout: 30_000,
          // One worker a processor: the run has nothing else to do meanwhile.
          maxWorkers: '100%',
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: ['test/e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each journey has a browser and a host of its own; two at once would only slow each other down.
          fileParallelism: false,
        },
      },
    ],
  },
})
