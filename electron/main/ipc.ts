// The one pipe between the window and the engine. Messages are passed on unread, once it is certain who sent them.
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { unanswered } from '../../shared/callOver'
import type { EngineLink } from '../../shared/engineLink'
import { refuse } from '../../shared/failure'
import { CHANNELS, type ShellAnswer, type ShellRequest } from '../../shared/shell'
import type { FromEngine, Reply } from '../../shared/wire'
import { readMessage, readRequest } from './messages'

export interface IpcSetting {
  ipcMain: Pick<IpcMain, 'on' | 'handle'>
  /** Whether an event comes from our own page's main frame. */
  isOurs(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame' | 'sender'>): boolean
  link: Pick<EngineLink, 'call'>
  shell(request: ShellRequest): Promise<ShellAnswer>
  /** Told of every answered call, for the menu and the system's list of recent files. */
  noticed(name: string, input: unknown, reply: Reply): void
}

/** Listens to the window. Messages from anyone else, or in any other shape, are dropped. */
export function listenToWindow({ ipcMain, isOurs, link, shell, noticed }: IpcSetting): void {
  const running = new Map<number, AbortController>()

  ipcMain.on(CHANNELS.toEngine, async (event, value: unknown) => {
    if (!isOurs(event)) return
    const answer = (message: FromEngine) => {
      if (!event.sender.isDestroyed()) event.sender.send(CHANNELS.toWindow, message)
    }
    const message = readMessage(value)
    if (!message) {
      const id = unreadableId(value)
      const failure = refuse('bad-input', { name: '?', where: 'message', problem: 'unknown shape' }).failure
      if (id !== null) answer({ kind: 'reply', id, reply: { ok: false, failure } })
      return
    }
    const { id } = message
    if (message.kind === 'cancel') {
      running.get(id)?.abort()
      return
    }
    const controller = new AbortController()
    running.set(id, controller)
    const reply = await link
      .call(message.name, message.input, {
        signal: controller.signal,
        onProgress: (progress) => answer({ kind: 'progress', id, progress }),
      })
      .catch(() => unanswered('engine-gone'))
    running.delete(id)
    answer({ kind: 'reply', id, reply })
    noticed(message.name, message.input, reply)
  })

  ipcMain.handle(CHANNELS.shell, async (event, value: unknown) => {
    const request = isOurs(event) ? readRequest(value) : null
    return request === null ? null : shell(request)
  })
}

/** The number of a call that cannot be read: even that is answered, so that nobody waits for ever. */
function unreadableId(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'number' && Number.isSafeInteger(value.id) ? value.id : null
}
