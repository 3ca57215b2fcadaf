// What the trail holds of one person, as a sheet that they can read: when, by whom, what was done, which field, what
// stood there before and after.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import type { ReadDb } from '../database'
import { one, sql } from '../sql'
import { chunkBy, chunksOf, imagesIn } from '../trail/bulk'
import { decoded, type Image, isSpan, type Step } from '../trail/changes'
import type { CellValue } from './everything'
import type { Known } from './known'
import { fieldOfColumn, valueInWords } from './storedWords'
import { entriesOf, isTrace, tracesOf } from './traces'

export const CHANGE_FIELDS = ['at', 'who', 'call', 'kind', 'field', 'before', 'after'] as const

/** Calls that come upon people's rows; any other is told as a change. */
const CALLS = [
  'openSample',
  'campaignRemove',
  'waveRemove',
  'importRun',
  'importUndo',
  'peopleRun',
  'sampleDraw',
  'sampleRemove',
  'sampleSend',
  'sampleRemind',
  'sampleRelease',
  'actionCreate',
  'actionUpdate',
] as const

const KINDS = ['response', 'contact', 'invitation', 'action', 'import_issue', 'people_issue'] as const

/** A row before and after, each only as far as it is the person's. */
interface Pair {
  table: (typeof KINDS)[number]
  before: Image | null
  after: Image | null
  /** What says which row it is. */
  of: Image
}

/** One line for each field of theirs that a step set, changed or took away; the oldest first. */
export function changeRows(db: ReadDb, known: Known, t: Translate, format: Format): CellValue[][] {
  const traces = tracesOf(db, known)
  const facts = entriesOf(db, traces.entries)
  const rows: CellValue[][] = []
  for (const entry of [...traces.entries].sort((a, b) => a - b)) {
    const told = facts.get(entry)
    if (!told) continue
    const place = [format.dateTime(told.at), told.who, callInWords(told.call, t)]
    for (const pair of pairsOf(db, entry)) {
      const own = (image: Image | null) =>
        image && isTrace(known, traces, { table: pair.table, image: { ...pair.of, ...image } }, 'sure') ? image : null
      const [before, after] = [own(pair.before), own(pair.after)]
      if (!before && !after) continue
      const thing = thingOf({ ...pair, before, after }, t)
      for (const [name, was, is] of fieldsOf(before, after)) {
        const side = (value: Image[string] | undefined) => valueInWords(name, value ?? null, t, format)
        rows.push([...place, thing, fieldInWords(name, t), side(was), side(is)])
      }
    }
  }
  return rows
}

function* pairsOf(db: ReadDb, entry: number): Generator<Pair> {
  const stored = one<{ changes: Uint8Array }>(db, sql`SELECT changes FROM trail WHERE id = ${entry}`)
  if (!stored) return
  const { steps } = decoded(stored.changes)
  for (const step of steps) {
    const table = isSpan(step) ? undefined : KINDS.find((kind) => kind === step.table)
    if (isSpan(step) || !table) continue
    yield { table, before: step.was ?? null, after: step.is ?? null, of: step.of ?? {} }
  }
  for (const id of chunksOf(db, entry)) {
    const chunk = chunkBy(db, id)
    const table = KINDS.find((kind) => kind === chunk.table)
    if (!table) continue
    const came = wasAdded(steps, chunk.table)
    for (const image of imagesIn(chunk)) {
      yield { table, before: came ? null : image, after: came ? image : null, of: {} }
    }
  }
}

/** Rows that are kept in bulk came or went with a span of their table. */
const wasAdded = (steps: readonly Step[], table: string): boolean =>
  steps.some((step) => isSpan(step) && step.table === table && step.how === 'added')

/** “Action “Call back””: what a change alone would not say. */
function thingOf({ table, before, after, of }: Pair, t: Translate): string {
  const kind = t(`dossier.kinds.${table}`)
  const row = { ...of, ...after, ...before }
  const name = row.title ?? row.name
  return typeof name === 'string' && name !== '' ? t('dossier.kindNamed', { kind, name }) : kind
}

type Change = [name: string, before: Image[string] | undefined, after: Image[string] | undefined]

/** Fields with a value on one of the sides at least; numbers that only tie rows together are left out. */
function fieldsOf(before: Image | null, after: Image | null): Change[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .filter((name) => name !== 'id' && !name.endsWith('_id') && !SEARCHED.has(name))
    .map((name): Change => [name, before?.[name], after?.[name]])
    .filter(([, was, is]) => holds(was) || holds(is))
}

/** They repeat what other columns say. */
const SEARCHED = new Set(['search_text', 'verbatim_key'])

const holds = (value: Image[string] | undefined): boolean => value !== null && value !== undefined && value !== ''

function fieldInWords(column: string, t: Translate): string {
  const field = fieldOfColumn(column)
  return field === null ? column : t(`dossier.fields.${field}`)
}

function callInWords(call: string, t: Translate): string {
  const [noun = '', verb = ''] = call.split('.')
  const key = noun === 'program' ? verb : `${noun}${verb.charAt(0).toUpperCase()}${verb.slice(1)}`
  return t(`dossier.calls.${CALLS.find((told) => told === key) ?? 'other'}`)
}
