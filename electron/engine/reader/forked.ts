// The reader as a process of its own, where the engine runs in plain Node.
import { fork } from 'node:child_process'
import { mostMemory } from './memory'
import type { FromReader, StartReader } from './messages'

/** Starts readers from the built file at `path`. */
export function readerForked(path: string): StartReader {
  return (hear, gone) => {
    const child = fork(path, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${mostMemory()}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (message) => hear(message as FromReader))
    let told = false
    const end = () => {
      if (!told) gone()
      told = true
    }
    child.once('exit', end)
    child.once('error', end)
    return {
      // What is sent to a process that has just ended is answered by its end.
      post: (message) => void (child.connected && child.send(message, () => undefined)),
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
