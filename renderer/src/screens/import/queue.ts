// The files that are imported into one wave: what is known of each, what is to be asked of the engine next, and how the
// choices for one hold for the others of the same kind. Pure: `useQueue` does what is asked for here.
import type { CallInput } from '../../../../shared/contract'
import type { ImportBatch, ImportPreview, Recognition, SavedMapping } from '../../../../shared/contract/import'
import type { Failure } from '../../../../shared/failure'
import type { WaveId } from '../../../../shared/model/ids'
import type { FileToken } from '../../../../shared/wire'
import { type Choices, carriedOver, choicesOf, firstChoices, mappingOfChoices } from './choices'
import { askingOrder } from './draft'

/** Which table of the file is meant, where the user has said so. */
export interface Reading {
  sheet?: string
  /** From 1; 0: there is no header. */
  headerRow?: number
}

export interface QueueFile {
  readonly file: FileToken
  readonly reading: Reading
  readonly recognition: Recognition | null
  /** The reading that `recognition` is of. */
  readonly readAs: Reading | null
  readonly choices: Choices | null
  /** Its choices were changed by themselves: they no longer follow those of the first file of its kind. */
  readonly own: boolean
  /** The user wants it although the same bytes were imported before. */
  readonly again: boolean
  readonly preview: ImportPreview | null
  /** The question that `preview` answers; null: none that still holds. */
  readonly previewOf: string | null
  /** What could not be done, and the question it was about. */
  readonly refusal: { failure: Failure; of: string } | null
  /** Why its import failed; it can be tried again. */
  readonly runFailure: Failure | null
  readonly leftAside: boolean
  readonly running: boolean
  readonly batch: ImportBatch | null
}

export interface Queue {
  readonly files: readonly QueueFile[]
  /** Token of the file in view. */
  readonly selected: string | null
}

export const EMPTY_QUEUE: Queue = { files: [], selected: null }

/** A question to the engine about a file. `key` is the same for the same question. */
export type Job =
  | { kind: 'recognise'; token: string; key: string; input: CallInput<'import.recognise'>; reading: Reading }
  | { kind: 'preview'; token: string; key: string; input: CallInput<'import.preview'>; settle: boolean }

export type QueueEvent =
  | { event: 'add'; files: readonly FileToken[] }
  | { event: 'remove'; token: string }
  | { event: 'clear' }
  /** The imports are over and more is to come: what is not in the wave yet stays, with its choices. */
  | { event: 'go-on' }
  | { event: 'select'; token: string }
  | { event: 'leave'; token: string; aside: boolean }
  | { event: 'read'; token: string; reading: Reading }
  | { event: 'recognised'; token: string; reading: Reading; recognition: Recognition; saved: readonly SavedMapping[] }
  | { event: 'previewed'; token: string; of: string; preview: ImportPreview }
  | { event: 'refused'; token: string; of: string; failure: Failure }
  | { event: 'choose'; token: string; choices: Choices }
  /** The choices are kept under a name from now on; null: under none any more. */
  | { event: 'kept'; token: string; saved: Choices['saved'] }
  | { event: 'again'; token: string; again: boolean }
  | { event: 'running'; token: string }
  | { event: 'imported'; token: string; batch: ImportBatch }
  /** failure null: the user has stopped it. */
  | { event: 'not-imported'; token: string; failure: Failure | null }

const fresh = (file: FileToken): QueueFile => ({
  file,
  reading: {},
  recognition: null,
  readAs: null,
  choices: null,
  own: false,
  again: false,
  preview: null,
  previewOf: null,
  refusal: null,
  runFailure: null,
  leftAside: false,
  running: false,
  batch: null,
})

export function queueAfter(queue: Queue, happened: QueueEvent): Queue {
  switch (happened.event) {
    case 'add': {
      const known = new Set(queue.files.map(({ file }) => file.token))
      const added = happened.files.filter(({ token }) => !known.has(token)).map(fresh)
      return { files: [...queue.files, ...added], selected: queue.selected ?? added[0]?.file.token ?? null }
    }
    case 'remove': {
      const files = queue.files.filter(({ file }) => file.token !== happened.token)
      return { files, selected: queue.selected === happened.token ? (files[0]?.file.token ?? null) : queue.selected }
    }
    case 'clear':
      return EMPTY_QUEUE
    case 'go-on': {
      const files = queue.files.filter(({ batch, leftAside }) => batch === null && !leftAside)
      return { files, selected: files[0]?.file.token ?? null }
    }
    case 'select':
      return { ...queue, selected: happened.token }
    case 'recognised':
      return recognisedIn(queue, happened)
    case 'choose':
      return chosenIn(queue, happened.token, happened.choices)
    case 'imported':
      // The wave holds more than when the others were checked: they are checked again before they are believed.
      return {
        ...queue,
        files: queue.files.map((one) =>
          one.file.token === happened.token
            ? { ...one, running: false, batch: happened.batch }
            : { ...one, previewOf: null },
        ),
      }
    default:
      return {
        ...queue,
        files: queue.files.map((one) => (one.file.token === happened.token ? changed(one, happened) : one)),
      }
  }
}

type OwnEvent = Exclude<
  QueueEvent,
  { event: 'add' | 'remove' | 'clear' | 'go-on' | 'select' | 'recognised' | 'choose' | 'imported' }
>

function changed(one: QueueFile, happened: OwnEvent): QueueFile {
  switch (happened.event) {
    case 'leave':
      return { ...one, leftAside: happened.aside }
    case 'read':
      return { ...one, reading: readingAfter(one.reading, happened.reading), refusal: null }
    case 'kept':
      return one.choices ? { ...one, choices: { ...one.choices, saved: happened.saved, missing: [] } } : one
    case 'previewed':
      return { ...one, preview: happened.preview, previewOf: happened.of, refusal: null }
    case 'refused': {
      const { failure, of } = happened
      const asked = askedForOrder(one, failure)
      return asked === one ? { ...one, refusal: { failure, of } } : asked
    }
    case 'again':
      return { ...one, again: happened.again, runFailure: null }
    case 'running':
      return { ...one, running: true, runFailure: null }
    case 'not-imported':
      return { ...askedForOrder(one, happened.failure), running: false, runFailure: happened.failure }
  }
}

/** A header that was set by hand is of the sheet that was in view: another sheet is read by itself first. */
function readingAfter(before: Reading, wanted: Reading): Reading {
  const another = wanted.sheet !== undefined && wanted.sheet !== before.sheet
  return another ? { ...wanted } : { ...before, ...wanted }
}

/** Where only the user can tell the order of a column's dates, the question is asked from then on. */
function askedForOrder(one: QueueFile, failure: Failure | null): QueueFile {
  const { choices, recognition } = one
  if (failure?.code !== 'date-order-unknown' || !choices || !recognition) return one
  const column = recognition.columns.find(({ name }) => name === failure.facts.column)
  const known = column && choices.columns.find(({ index }) => index === column.index)
  if (!known || known.orderAsked) return one
  return { ...one, choices: { ...choices, columns: askingOrder(choices.columns, known.index) } }
}

function recognisedIn(
  queue: Queue,
  { token, reading, recognition, saved }: QueueEvent & { event: 'recognised' },
): Queue {
  const leader = queue.files.find(
    (one) => one.file.token !== token && one.choices && one.recognition?.signature === recognition.signature,
  )
  const choices =
    leader?.choices && leader.recognition
      ? carriedOver(leader.choices, leader.recognition, recognition)
      : firstChoices(recognition, saved)
  return {
    ...queue,
    files: queue.files.map((one) =>
      one.file.token === token
        ? { ...one, recognition, readAs: reading, choices, own: false, preview: null, previewOf: null, refusal: null }
        : one,
    ),
  }
}

/** The first file of a kind speaks for the others of its kind, unless these were changed by themselves. */
function chosenIn(queue: Queue, token: string, choices: Choices): Queue {
  const chosen = queue.files.find(({ file }) => file.token === token)
  const from = chosen?.recognition
  if (!from) return queue
  const leads = queue.files.find(({ recognition }) => recognition?.signature === from.signature) === chosen
  const files = queue.files.map((one): QueueFile => {
    if (one === chosen) return { ...one, choices, own: !leads, refusal: null, runFailure: null }
    if (!leads || one.own || one.batch || one.recognition?.signature !== from.signature) return one
    return { ...one, choices: carriedOver(choices, from, one.recognition), refusal: null }
  })
  return { ...queue, files }
}

/** Back to what the file itself suggests. */
export function asRecognised(one: QueueFile): Choices | null {
  return one.recognition && choicesOf(one.recognition)
}

/** What has to be asked of the engine about a file before it can be imported; null: nothing. */
export function jobOf(one: QueueFile, wave: WaveId): Job | null {
  if (one.batch || one.running || one.leftAside) return null
  const { token } = one.file
  if (one.readAs === null || !sameReading(one.reading, one.readAs)) {
    const input = { file: one.file, ...one.reading }
    return unlessRefused(one, {
      kind: 'recognise',
      token,
      key: JSON.stringify(['recognise', input]),
      input,
      reading: one.reading,
    })
  }
  const input = previewInput(one, wave)
  const key = JSON.stringify(['preview', input])
  if (input === null || one.previewOf === key) return null
  return unlessRefused(one, { kind: 'preview', token, key, input, settle: one.preview !== null })
}

const unlessRefused = (one: QueueFile, job: Job): Job | null => (one.refusal?.of === job.key ? null : job)

const sameReading = (one: Reading, other: Reading) => one.sheet === other.sheet && one.headerRow === other.headerRow

function previewInput(one: QueueFile, wave: WaveId): CallInput<'import.preview'> | null {
  const { file, recognition, choices, readAs } = one
  if (!recognition || recognition.unsuitable || !choices) return null
  const mapping = mappingOfChoices(choices, recognition.sheet)
  if (mapping === null) return null
  const { headerRow } = readAs ?? {}
  return { file, mapping: { ...mapping, ...(headerRow !== undefined && { headerRow }) }, wave }
}

/** What an import of this file would be asked with; null: it cannot be imported as it stands. */
export function runInput(one: QueueFile, wave: WaveId): CallInput<'import.run'> | null {
  const input = previewInput(one, wave)
  return input && { ...input, again: one.again }
}
