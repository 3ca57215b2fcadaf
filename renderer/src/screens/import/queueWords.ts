// What is said of a file in the queue: where it stands, and why.
import type { Failure } from '../../../../shared/failure'
import type { WaveId } from '../../../../shared/model/ids'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { datesUndecided, scoreOf } from './draft'
import type { QueueFile } from './queue'
import { stateOf } from './queueState'

export interface Voice {
  t: Translate
  format: Format
  /** The sentence of a failure. */
  tell(failure: Failure): string
}

/** One line about a file: what is asked, how many rows it would bring or has brought, or why it is left aside. */
export function noteOf(one: QueueFile, wave: WaveId, { t, format, tell }: Voice): string {
  const state = stateOf(one, wave)
  const { recognition, choices, preview } = one
  switch (state) {
    case 'waiting':
      return t('import.queue.notes.waiting')
    case 'checking':
      return t('import.queue.notes.checking')
    case 'importing':
      return t('import.queue.notes.importing')
    case 'imported':
      return one.batch ? sumText(one.batch.rows, t, format) : ''
    case 'ready':
      return preview ? sumText(preview.rows, t, format) : ''
    case 'aside': {
      if (one.leftAside) return t('import.queue.notes.leftAside')
      if (recognition?.unsuitable) return t(`import.unsuitable.${recognition.unsuitable.reason}.title`)
      const failure = one.runFailure ?? one.refusal?.failure
      return failure ? tell(failure) : ''
    }
    case 'asks':
      if (one.refusal) return tell(one.refusal.failure)
      if (choices && !scoreOf(choices.columns)) return t('import.queue.notes.score')
      if (choices && datesUndecided(choices.columns)) return t('import.queue.notes.dates')
      if (preview?.sameFile && !one.again) {
        const { wave: into, at } = preview.sameFile
        return t('import.preview.sameFile', { wave: into, at: format.dateTime(at) })
      }
      return t('import.preview.none')
  }
}

/** “420 rows read = 412 imported + 6 skipped + 2 rejected”. */
export function sumText(
  rows: { read: number; imported: number; skipped: number; rejected: number },
  t: Translate,
  format: Format,
): string {
  const told = (what: 'read' | 'imported' | 'skipped' | 'rejected') =>
    t(`import.preview.${what}`, { count: rows[what], number: format.integer(rows[what]) })
  return t('import.preview.sum', {
    read: told('read'),
    imported: told('imported'),
    skipped: told('skipped'),
    rejected: told('rejected'),
  })
}
