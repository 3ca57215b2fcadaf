// Processes that do the product's work until they are killed, and tell line by line how far they came.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  process: ChildProcess
  /** What it has printed so far. */
  lines: string[]
  /** Resolves with the first line, past or to come, that begins so; rejects when it has ended without one. */
  line(beginning: string): Promise<string>
  /** SIGKILL, which no process can hear; resolves once it has gone and its last line was read. */
  kill(): Promise<void>
  /** Resolves once it has ended and its last line was read. */
  ended: Promise<void>
}

/** Starts a built script (`built`) in a process of its own. */
export function startChild(script: string, words: readonly string[]): Child {
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const errors: string[] = []
  const listeners = new Set<() => void>()
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const listener of [...listeners]) listener()
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return {
    process: child,
    lines,
    ended,
    line(beginning) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(beginning))
          if (found === undefined) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error(`it ended without “${beginning}”: ${lines.join(' ¶ ')} ${errors.join('')}`)))
      })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
