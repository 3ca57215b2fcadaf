// Three builds from one configuration: main (every plain-Node and Electron entry), preload (one CommonJS file,
// as a sandboxed preload must be) and the renderer. Dependencies stay in node_modules: sql.js must never be bundled.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { NONCE_PLACEHOLDER, pageHeaders } from './shared/pageRules'

/**
 * The rules of the page under the development server, which replaces no placeholder: the placeholder is the nonce. Its
 * own scripts stand in the page as text and carry it, too; all else is as in the product.
 */
function developmentHeaders(): Record<string, string> {
  const headers = pageHeaders(NONCE_PLACEHOLDER)
  for (const [name, value] of Object.entries(headers)) {
    headers[name] = value.replace("script-src 'self'", `script-src 'self' 'nonce-${NONCE_PLACEHOLDER}'`)
  }
  return headers
}

export default defineConfig(({ command }) => ({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: 'electron/main/index.ts',
          engine: 'electron/engine/worker.ts',
          reader: 'electron/engine/reader/process.ts',
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
      // Absolute: the development server looks from its own root, the build from the project's.
      rollupOptions: { input: resolve(import.meta.dirname, 'renderer', 'index.html') },
    },
    plugins: [react()],
    server: { headers: developmentHeaders() },
    ...(command === 'serve' ? { html: { cspNonce: NONCE_PLACEHOLDER } } : {}),
  },
}))
