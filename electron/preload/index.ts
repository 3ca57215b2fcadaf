// The window's only way out: one function in, one listener out, and the file dialogs. No part of Electron is handed over.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNELS, type HostEvent, type ShellAnswer, type ShellRequest, type WindowBridge } from '../../shared/shell'
import type { FileToken, FromEngine } from '../../shared/wire'

type Heard = FromEngine | HostEvent

let listener: ((message: Heard) => void) | null = null
/** What came before the page listened: a file that was double-clicked to start the application, for instance. */
const early: Heard[] = []

ipcRenderer.on(CHANNELS.toWindow, (_event, message: Heard) => {
  if (listener) listener(message)
  else early.push(message)
})

const asked = (request: ShellRequest): Promise<ShellAnswer> => ipcRenderer.invoke(CHANNELS.shell, request)

/** One file, or none. */
async function ask(request: ShellRequest): Promise<FileToken | null> {
  const answer = await asked(request)
  return Array.isArray(answer) ? null : answer
}

/** Any number of files; null: the user has changed their mind. */
async function askSeveral(request: ShellRequest): Promise<FileToken[] | null> {
  const answer = await asked(request)
  return Array.isArray(answer) ? answer : null
}

/** The path of a dropped file, which only the preload may see; empty for anything that is not a file on disk. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File)
  } catch {
    return ''
  }
}

const bridge: WindowBridge = {
  host: 'electron',
  send: (message) => ipcRenderer.send(CHANNELS.toEngine, message),
  listen(next) {
    listener = next
    for (const message of early.splice(0)) next(message)
  },
  pickFile: (fileKind) => ask({ kind: 'pick-file', fileKind }),
  pickFiles: (fileKind, { folder }) => askSeveral({ kind: 'pick-files', fileKind, folder }),
  pickTarget: (fileKind, suggestedName) => ask({ kind: 'pick-target', fileKind, suggestedName }),
  async takeFile(file) {
    const path = pathOf(file)
    return path === '' ? null : ask({ kind: 'take', path })
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
