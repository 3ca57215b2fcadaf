// The connection of an Electron window: numbered messages over the preload's bridge, native dialogs for files.
import { callOver } from '../../../shared/callOver'
import { refuse } from '../../../shared/failure'
import type { HostEvent, Shell, WindowBridge } from '../../../shared/shell'
import { CallFailed, type Connection } from './connection'

/** Speaks over the bridge that the preload put on the window. */
export function connectElectron(bridge: WindowBridge): Connection {
  // A page that is loaded again starts at a later number, so that no late answer to the old page looks like its own.
  const caller = callOver((message) => bridge.send(message), Date.now())
  const handlers = new Set<(event: HostEvent) => void>()
  /** What the host said before any screen listened. */
  const early: HostEvent[] = []

  bridge.listen((message) => {
    if (message.kind !== 'menu' && message.kind !== 'open-file') caller.hear(message)
    else if (handlers.size === 0) early.push(message)
    else for (const handler of handlers) handler(message)
  })

  const shell: Shell = {
    host: 'electron',
    pickFile: (kind) => bridge.pickFile(kind),
    pickFiles: (kind, choice) => bridge.pickFiles(kind, choice),
    pickTarget: (kind, suggestedName) => bridge.pickTarget(kind, suggestedName),
    async takeFile(file) {
      const taken = await bridge.takeFile(file)
      if (!taken) throw new CallFailed(refuse('file-missing', { file: file.name }).failure)
      return taken
    },
    deliver: async () => undefined,
  }

  return {
    call: (name, input, options) => caller.call(name, input, options),
    shell,
    listen(handler) {
      handlers.add(handler)
      for (const event of early.splice(0)) handler(event)
      return () => handlers.delete(handler)
    },
  }
}
