// The font of exported charts, brought along so that a chart looks the same on every computer.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

/** Where a package's file lies. Not named `require`: the build puts a constant of that name into its ES modules. */
const { resolve } = createRequire(import.meta.url)

/** Western and extended Latin: names of companies are not always French or English. */
const FILES = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'] as const

let registered = false

/** Makes Roboto known to the canvas, once per process. Throws when the application was installed without its fonts. */
export function registerFonts(): void {
  if (registered) return
  for (const file of FILES) {
    const path = resolve(`@fontsource/roboto/files/roboto-${file}-normal.woff2`)
    // Read here rather than by the canvas: native code cannot open a path inside a packaged application's archive.
    if (GlobalFonts.register(readFileSync(path), 'Roboto') === null) throw new Error(`The font ${path} cannot be read.`)
  }
  registered = true
}
