// The command “import”: files into one wave of a program, each in a transaction of its own, so that one that cannot be
// imported neither undoes nor stops the others.
import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/contract'
import type { Layout, RowCounts } from '../../shared/contract/import'
import { type Failure, Refusal, refuse } from '../../shared/failure'
import type { ScoreLine, WaveStatus } from '../../shared/model/figures'
import type { FileToken, Progress } from '../../shared/wire'
import { chosenMapping } from './importMapping'
import type { ImportWish } from './importWords'

/** The engine, as a command reaches it. */
export interface Asking {
  /** The engine's own reply. Throws a `Refusal` with the failure that it names. `always`: also after Ctrl+C. */
  ask(
    name: CallName,
    input: unknown,
    options?: { always?: boolean; onProgress?: (progress: Progress) => void },
  ): Promise<unknown>
  /** Lets the engine use a file; `path` as it was typed. */
  grant(path: string): FileToken
}

/** What became of one file. */
export type FileImport =
  | {
      file: string
      layout: Layout
      layoutEvidence: readonly string[]
      /** The saved mapping that was used; null: what was recognised. */
      mapping: string | null
      scoreColumn: string
      rows: RowCounts
      batch: number
    }
  | { file: string; failure: Failure }

/** What became of the wave. */
export interface WaveImport {
  program: string
  campaign: string
  wave: string
  files: readonly FileImport[]
  status: WaveStatus
  score: ScoreLine
  /** The program's, as a probability. */
  confidence: number
}

export interface Told {
  /** A file is done. */
  file(file: FileImport): void
  /** How far a file has come. */
  progress(file: string, progress: Progress): void
}

/**
 * Opens the program, imports file after file, and asks for the wave's score. Refuses, before any file is read, with what
 * opening a program refuses and with `no-such-name`; what is wrong with a file stands with that file.
 */
export async function importFiles(wish: ImportWish, { ask, grant }: Asking, told: Told): Promise<WaveImport> {
  async function call<N extends CallName>(name: N, input: CallInput<N>, more: Parameters<Asking['ask']>[2] = {}) {
    return contract[name].output.parse(await ask(name, input, more)) as CallOutput<N>
  }

  const program = await call('program.open', { file: grant(wish.program) })
  const campaigns = await call('campaign.list', {})
  const campaign = byName('campaign', campaigns, wish.campaign)
  const wave = byName('wave', campaign.waves, wish.wave)
  const kept = await call('import.mappings', {})
  const named = wish.mapping === null ? null : byName('mapping', kept, wish.mapping)

  async function imported(path: string): Promise<FileImport> {
    const file = grant(path)
    const more = { onProgress: (progress: Progress) => told.progress(file.name, progress) }
    try {
      const sheet = wish.sheet === null ? {} : { sheet: wish.sheet }
      const recognition = await call('import.recognise', { file, ...sheet }, more)
      const { layout, layoutEvidence } = recognition
      const { mapping, saved, scoreColumn } = chosenMapping(recognition, kept, named, wish)
      const { id: batch, rows } = await call('import.run', { file, mapping, wave: wave.id, again: wish.again }, more)
      return { file: file.name, layout, layoutEvidence, mapping: saved, scoreColumn, rows, batch }
    } catch (error) {
      if (error instanceof Refusal) return { file: file.name, failure: error.failure }
      throw error
    }
  }

  const files: FileImport[] = []
  for (const path of wish.files) {
    const file = await imported(path)
    files.push(file)
    told.file(file)
  }
  // What was imported before Ctrl+C is told, too.
  const after = byName('campaign', await call('campaign.list', {}, { always: true }), campaign.name)
  const { status, score } = byName('wave', after.waves, wave.name)
  const names = { program: program.name, campaign: campaign.name, wave: wave.name }
  return { ...names, files, status, score, confidence: program.confidence }
}

const plain = (name: string) => name.trim().normalize('NFC').toLowerCase()

/** The thing of that name, its exact name first, then whatever its case. Refuses with `no-such-name`. */
function byName<T extends { name: string }>(
  what: 'campaign' | 'wave' | 'mapping',
  things: readonly T[],
  name: string,
): T {
  const found = things.find((thing) => thing.name === name) ?? things.find((thing) => plain(thing.name) === plain(name))
  if (!found) throw refuse('no-such-name', { what, name, known: things.map((thing) => thing.name) })
  return found
}
