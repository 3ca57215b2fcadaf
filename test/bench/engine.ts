// An engine of the bench's own, in a folder of its own that is removed afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type DispatchOptions, type Engine, type Given } from '../../electron/engine'
import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { Refusal } from '../../shared/failure'
import type { FileToken } from '../../shared/wire'

export interface BenchEngine {
  folder: string
  engine: Engine
  call<N extends CallName>(name: N, input: CallInput<N>, options?: DispatchOptions): Promise<CallOutput<N>>
  /** A token for a file of the folder. */
  file(name: string): FileToken
}

/** Gives `work` an engine as a host would start it; a failed call is thrown as its refusal. */
export async function withEngine<T>(work: (bench: BenchEngine) => Promise<T>, given: Given = {}): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nps-bench-'))
  const settings = {
    settingsFolder: join(folder, 'settings'),
    programsFolder: folder,
    systemLanguages: [],
    appVersion: 'bench',
    checkReplies: false,
  }
  const engine = createEngine(settings, given)
  try {
    return await work({
      folder,
      engine,
      async call(name, input, options) {
        const reply = await engine.dispatch(name, input, options)
        if (!reply.ok) throw new Refusal(reply.failure)
        return reply.value as CallOutput<typeof name>
      },
      file(name) {
        engine.grant(name, join(folder, name))
        return { token: name, name }
      },
    })
  } finally {
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
}
