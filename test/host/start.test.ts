// What stands between `npm start` and a window: building only what is needed, finding Electron, and plain words for a
// wrong option. The builder and the Electron package are small stand-ins in a project of their own.
import { execFile } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { skipping } from '../fixtures/skipping'

const PROJECT = resolve(import.meta.dirname, '..', '..')
const run = promisify(execFile)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-start-test-'))
  mkdirSync(join(folder, 'electron'))
  cpSync(join(PROJECT, 'electron', 'host'), join(folder, 'electron', 'host'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A module of the host, as it is in this project. */
function host<T>(module: string): Promise<T> {
  return import(pathToFileURL(join(folder, 'electron', 'host', module)).href)
}

describe('building', () => {
  const BUILDER = `
    import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
    import { dirname } from 'node:path'
    appendFileSync('builds.txt', 'x')
    for (const file of ['main/index.js', 'main/engine.js', 'main/reader.js', 'main/host.js', 'main/cli.js',
      'main/chunks/text.js',       'preload/index.cjs', 'renderer/index.html', 'renderer/assets/page.js']) {
      mkdirSync(dirname('out/' + file), { recursive: true })
      writeFileSync('out/' + file, file)
    }
    rmSync('out/main/built-from.txt', { force: true })`
  const builds = () => readFileSync(join(folder, 'builds.txt'), 'utf8').length
  const ensureBuilt = async () => (await host<{ ensureBuilt(): Promise<void> }>('fresh.mjs')).ensureBuilt()

  beforeEach(() => {
    write('node_modules/electron-vite/package.json', '{"name":"electron-vite","type":"module"}')
    write('node_modules/electron-vite/bin/electron-vite.js', BUILDER)
    write('shared/wire.ts', 'export {}')
    write('package.json', '{}')
  })

  it('happens once, and again only when a source was changed, added or removed', async () => {
    await ensureBuilt()
    await ensureBuilt()
    expect(builds()).toBe(1)
    write('shared/wire.ts', 'export { }')
    await ensureBuilt()
    expect(builds()).toBe(2)
    write('shared/other.ts', '')
    await ensureBuilt()
    expect(builds()).toBe(3)
    rmSync(join(folder, 'shared', 'other.ts'))
    await ensureBuilt()
    await ensureBuilt()
    expect(builds()).toBe(4)
  })

  it.each(['main/engine.js', 'main/chunks/text.js', 'renderer/assets/page.js', 'preload'])(
    'happens again when %s of the build is gone',
    async (path) => {
      await ensureBuilt()
      rmSync(join(folder, 'out', path), { recursive: true })
      await ensureBuilt()
      expect(builds()).toBe(2)
    },
  )

  it('takes what `npm run build` has made as it is', async () => {
    await run(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js'], { cwd: folder })
    await ensureBuilt()
    expect(builds()).toBe(1)
    write('shared/wire.ts', 'export {  }')
    await ensureBuilt()
    expect(builds()).toBe(2)
  })

  it('happens once when two start at the same time', async () => {
    await Promise.all([ensureBuilt(), ensureBuilt()])
    expect(builds()).toBe(1)
  })

  it('says in both languages that it failed, and is tried again', async () => {
    write('node_modules/electron-vite/bin/electron-vite.js', 'process.exit(3)')
    await expect(ensureBuilt()).rejects.toThrow(/could not be built \(exit code 3\)\.\n.*n’a pas pu être compilé/)
    write('node_modules/electron-vite/bin/electron-vite.js', BUILDER)
    await ensureBuilt()
    expect(builds()).toBe(1)
  })
})

describe('the Electron runtime', () => {
  const install = (code: string) => {
    write('node_modules/electron/package.json', '{"name":"electron"}')
    write('node_modules/electron/install.js', code)
  }

  interface Runtime {
    installedRuntime(): string | null
    fetchRuntime(begins: () => void): Promise<string | null>
    runElectron(runtime: string, folder: string): Promise<'closed' | 'failed'>
  }

  it('is none where the package is not installed', async () => {
    const { installedRuntime, fetchRuntime } = await host<Runtime>('runtime.mjs')
    const begins = vi.fn()
    expect([installedRuntime(), await fetchRuntime(begins)]).toEqual([null, null])
    expect(begins).not.toHaveBeenCalled()
  })

  it('is fetched by the package itself, and found from then on', async () => {
    install(`const { mkdirSync, writeFileSync } = require('node:fs')
      mkdirSync(__dirname + '/dist')
      writeFileSync(__dirname + '/dist/electron', '')
      writeFileSync(__dirname + '/path.txt', 'electron')`)
    const { installedRuntime, fetchRuntime } = await host<Runtime>('runtime.mjs')
    const begins = vi.fn()
    expect(installedRuntime()).toBeNull()
    const path = join(folder, 'node_modules', 'electron', 'dist', 'electron')
    expect([await fetchRuntime(begins), installedRuntime()]).toEqual([path, path])
    expect(begins).toHaveBeenCalledOnce()
  })

  it('is none when it cannot be fetched', async () => {
    install('process.exit(1)')
    const { fetchRuntime } = await host<Runtime>('runtime.mjs')
    expect(await fetchRuntime(() => undefined)).toBeNull()
  })

  it.skipIf(skipping(process.platform === 'win32', 'on Windows no script runs by its first line alone'))(
    'has failed when it ends at once with an error, and not otherwise',
    async () => {
      const { runElectron } = await host<Runtime>('runtime.mjs')
      for (const [code, told] of [
        [0, 'closed'],
        [1, 'failed'],
      ]) {
        write('runtime', `#!/bin/sh\nexit ${code}\n`)
        chmodSync(join(folder, 'runtime'), 0o755)
        expect(await runElectron(join(folder, 'runtime'), '.')).toBe(told)
      }
    },
  )
})

describe('the words of `npm start`', () => {
  const start = (words: string[], language: string) =>
    run(process.execPath, [join(PROJECT, 'electron', 'host', 'start.mjs'), ...words], {
      env: { ...process.env, LC_ALL: language, NPS_WORKBENCH_HOME: folder },
    }).then(
      () => 'started',
      (error: { code: number; stderr: string }) => `${error.code} ${error.stderr.trim()}`,
    )

  it.each([
    [['--bogus'], 'en_GB.UTF-8', '1 There is no option “--bogus”. Known are --browser, --no-open and --port N.'],
    [
      ['browser'],
      'fr_FR.UTF-8',
      '1 Il n’y a pas d’option «\u00a0browser\u00a0». Options connues\u00a0: --browser, --no-open et --port N.',
    ],
    [['--port', '70000'], 'en_GB.UTF-8', '1 --port needs a number from 0 to 65535.'],
    [['--no-open', '--port'], 'fr_FR.UTF-8', '1 --port attend un nombre de 0 à 65535.'],
  ])('%j under %s', { timeout: 180_000 }, async (words, language, told) => {
    expect(await start(words, language)).toBe(told)
  })
})
