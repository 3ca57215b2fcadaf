// Stands in for the renderer: runs the built preload as a sandboxed one is run, copies what crosses between the worlds as
// Electron does, and connects as the page does.
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { connectElectron } from '../../renderer/src/client/bridgeElectron'
import type { Connection } from '../../renderer/src/client/connection'
import type { HostEvent, WindowBridge } from '../../shared/shell'

export interface FakeIpc {
  send(channel: string, message: unknown): void
  invoke(channel: string, value: unknown): Promise<unknown>
  on(channel: string, listener: (event: object, message: unknown) => void): void
}

export interface FakePage extends Connection {
  /** The menu commands and files that reached the page. */
  readonly heard: HostEvent[]
}

/** A value on its way through the context bridge: data is copied, functions are wrapped, files stay what they are. */
function crossing(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...words: unknown[]) => crossing(value(...words.map(crossing)))
  }
  if (value instanceof Blob || typeof value !== 'object' || value === null) return value
  // The preload's promises are of another world, and no instances of this one's class.
  if ('then' in value) return Promise.resolve(value).then(crossing)
  if (Array.isArray(value)) return value.map(crossing)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, crossing(part)]))
}

/** Loads the page with the preload at `path`. `paths` says where on disk a page's file lies. */
export function loadPage(path: string, ipcRenderer: FakeIpc, paths: ReadonlyMap<File, string>): FakePage {
  const world: Record<string, unknown> = {}
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(name: string, value: unknown) {
        world[name] = crossing(value)
      },
    },
    webUtils: {
      getPathForFile(file: unknown) {
        if (!(file instanceof File)) throw new TypeError('not a File')
        return paths.get(file) ?? ''
      },
    },
  }
  runInNewContext(readFileSync(path, 'utf8'), {
    require(name: string) {
      if (name === 'electron') return electron
      throw new Error(`A sandboxed preload cannot require ${name}.`)
    },
  })
  expectBridge(world.bridge)
  const connection = connectElectron(world.bridge)
  const heard: HostEvent[] = []
  connection.listen((event) => heard.push(event))
  return { ...connection, heard }
}

function expectBridge(value: unknown): asserts value is WindowBridge {
  if (typeof value !== 'object' || value === null || !('send' in value)) throw new Error('The preload put no bridge.')
}
