// Three builds from one configuration: main (every plain-Node and Electron entry), preload (one CommonJS file,
// as a sandboxed preload must be) and the renderer. Dependencies stay in node_modules: sql.js must never be bundled.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: 'electron/main/index.ts',
          engine: 'electron/engine/worker.ts',
          host: 'electron/host/server.ts',
          cli: 'electron/host/cli.ts',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: 'renderer/index.html' },
    },
    plugins: [react()],
  },
})
