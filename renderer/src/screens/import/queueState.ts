// Where each file of the queue stands, as one word; and what can be done with all of them.
import type { WaveId } from '../../../../shared/model/ids'
import { datesUndecided, scoreOf } from './draft'
import { jobOf, type Queue, type QueueFile } from './queue'

/**
 * waiting: not read yet; checking: its preview is on its way; asks: the user has to say or correct something; ready: one
 * click imports it; aside: it is not imported, for a reason that the screen gives.
 */
export type FileState = 'waiting' | 'checking' | 'asks' | 'ready' | 'importing' | 'imported' | 'aside'

export function stateOf(one: QueueFile, wave: WaveId): FileState {
  if (one.batch) return 'imported'
  if (one.running) return 'importing'
  if (one.leftAside || one.runFailure || one.recognition?.unsuitable) return 'aside'
  const { recognition, choices } = one
  if (!recognition || !choices) return one.refusal ? 'aside' : 'waiting'
  if (one.refusal || !scoreOf(choices.columns) || datesUndecided(choices.columns)) return 'asks'
  if (jobOf(one, wave) !== null || !one.preview) return 'checking'
  if (one.preview.sameFile && !one.again) return 'asks'
  return one.preview.rows.imported > 0 ? 'ready' : 'asks'
}

/** Whether this file can be imported as it stands, also after an import of it has failed. */
export function canRun(one: QueueFile, wave: WaveId): boolean {
  return stateOf({ ...one, runFailure: null }, wave) === 'ready'
}

/** The files that one click imports, in their order. */
export function readyFiles({ files }: Queue, wave: WaveId): QueueFile[] {
  return files.filter((one) => stateOf(one, wave) === 'ready')
}

/** Whether any file is still being read or checked. */
export function stillWorking({ files }: Queue, wave: WaveId): boolean {
  return files.some((one) => ['waiting', 'checking'].includes(stateOf(one, wave)))
}

/** After a file was dealt with: the first that needs the user, so that nobody has to look for it. */
export function nextAsking({ files }: Queue, wave: WaveId, after: string): string | null {
  const at = files.findIndex(({ file }) => file.token === after)
  const order = [...files.slice(at + 1), ...files.slice(0, Math.max(0, at))]
  return order.find((one) => stateOf(one, wave) === 'asks')?.file.token ?? null
}
