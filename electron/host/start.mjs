// `npm start`: builds what is missing, then opens NPS Workbench in Electron, or, where its runtime cannot be had, in the
// user's own browser.
//   --browser    go to the browser without asking for Electron
//   --no-open    print the address only (implies --browser)
//   --port N     a fixed port for the browser; otherwise any free one
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt, project } from './fresh.mjs'
import { fetchRuntime, installedRuntime, runElectron } from './runtime.mjs'

const OPTIONS = /** @type {const} */ ({
  browser: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  port: { type: 'string' },
})

/**
 * @param {readonly string[]} words
 * @param {import('./sentences').StartSentences} say
 */
function optionsOf(words, say) {
  const { values, tokens } = parseArgs({ args: [...words], options: OPTIONS, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Error(say.unknownOption(token.value))
    if (token.kind === 'option' && !Object.hasOwn(OPTIONS, token.name))
      throw new Error(say.unknownOption(token.rawName))
  }
  const { port = '0' } = values
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(say.badPort)
  }
  return { browser: Boolean(values.browser || values['no-open']), open: !values['no-open'], port: Number(port) }
}

/** @param {string} address */
function openInBrowser(address) {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address]
  const child = spawn(command, words, { stdio: 'ignore', detached: true })
  // Without a browser to open, the printed address is what remains.
  child.once('error', () => undefined)
  child.unref()
}

async function main() {
  await ensureBuilt()
  const built = await import(pathToFileURL(join(project, 'out', 'main', 'host.js')).href)
  const say = built.startSentences()
  const options = optionsOf(process.argv.slice(2), say)

  if (!options.browser) {
    const runtime = installedRuntime() ?? (await fetchRuntime(() => console.log(say.runtimeComing)))
    if (runtime && (await runElectron(runtime, project)) === 'closed') return
    console.log(runtime ? say.runtimeFailed : say.runtimeMissing)
  }

  const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
  const host = await built
    .startHost({
      rendererFolder: join(project, 'out', 'renderer'),
      enginePath: join(project, 'out', 'main', 'engine.js'),
      settings: built.engineSettings(version, false),
      port: options.port,
    })
    .catch((/** @type {NodeJS.ErrnoException} */ error) => {
      throw error.code === 'EADDRINUSE' ? new Error(say.portTaken(options.port)) : error
    })
  console.log(`${say.openAddress}\n${host.address}\n${say.stop}`)
  if (options.open) openInBrowser(host.invitation())

  let asked = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      // A second Ctrl+C does not wait for the program to close; it is safe on disk either way.
      if (asked) process.exit(1)
      asked = true
      void host.close()
    })
  }
  await host.closed
  if (!asked) console.log(say.idleClosed)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
