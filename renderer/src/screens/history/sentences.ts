// A step of the history in one sentence: as what somebody did, and as a thing that is undone or done again.
import type { WriteName } from '../../../../shared/contract'
import type { SubjectKind, TrailChange, TrailEntry } from '../../../../shared/contract/history'
import type { Translate } from '../../../../shared/text'
import { CANNOT_SAY, type Format } from '../../../../shared/text/format'
import { fieldName, isFreeText, valueText } from './fieldText'

export type Kind = (typeof KINDS)[number]

/** The order in which kinds of things are offered and counted. */
export const KINDS = [
  ...(['campaign', 'wave', 'import', 'response', 'plan', 'sample', 'definition', 'action'] as const),
  ...(['contact', 'account', 'mapping', 'program'] as const),
] as const

interface Telling {
  /** Whose name stands in the sentence; the first of them that has one. */
  named: readonly Kind[]
  /** What follows the colon: which fields became what, or how many came or went. */
  tail: 'fields' | 'counts' | 'none'
}

/** What leaves an entry: the writes of the contract, the making of the sample, and what is done to the file as a whole. */
type Noted = WriteName | 'program.openSample' | Whole
type Whole = (typeof WHOLES)[number]
/** Their one line says which backup, by its moment, and which file: nothing that the sentence does not say as well. */
const WHOLES = ['backup.restore', 'program.salvage'] as const

/** Each of them has its sentence in `history.did` and `history.deed`; this says what stands in it. */
const TELLINGS: Record<Noted, Telling> = {
  'program.openSample': { named: [], tail: 'none' },
  'program.update': { named: [], tail: 'fields' },
  'program.salvage': { named: ['program'], tail: 'none' },
  'backup.restore': { named: ['program'], tail: 'none' },
  'campaign.create': { named: ['campaign'], tail: 'none' },
  'campaign.update': { named: ['campaign'], tail: 'fields' },
  'campaign.remove': { named: ['campaign'], tail: 'counts' },
  'wave.create': { named: ['wave'], tail: 'none' },
  'wave.update': { named: ['wave'], tail: 'fields' },
  'wave.remove': { named: ['wave'], tail: 'none' },
  'import.run': { named: ['import'], tail: 'counts' },
  'import.undo': { named: ['import'], tail: 'counts' },
  'import.saveMapping': { named: ['mapping'], tail: 'none' },
  'import.removeMapping': { named: ['mapping'], tail: 'none' },
  'people.run': { named: [], tail: 'counts' },
  'plan.set': { named: ['wave', 'plan'], tail: 'fields' },
  'plan.remove': { named: ['wave', 'plan'], tail: 'none' },
  'plan.allocate': { named: ['wave', 'plan'], tail: 'fields' },
  'sample.draw': { named: ['wave'], tail: 'counts' },
  'sample.remove': { named: ['wave'], tail: 'counts' },
  'sample.send': { named: ['wave'], tail: 'counts' },
  'sample.remind': { named: ['wave'], tail: 'counts' },
  'sample.release': { named: ['wave'], tail: 'counts' },
  'calendar.add': { named: ['campaign'], tail: 'counts' },
  'definition.set': { named: ['wave', 'definition'], tail: 'fields' },
  'definition.freeze': { named: ['wave', 'definition'], tail: 'none' },
  'action.create': { named: ['action'], tail: 'none' },
  'action.update': { named: ['action'], tail: 'fields' },
  'history.undo': { named: [], tail: 'none' },
  'history.redo': { named: [], tail: 'none' },
  'privacy.erase': { named: [], tail: 'counts' },
  'privacy.anonymise': { named: ['wave'], tail: 'counts' },
}

const isNoted = (call: string): call is Noted => Object.hasOwn(TELLINGS, call)

/** Calls that have a sentence of their own for when nothing is left to name. */
const NAMELESS = ['action.create', 'action.update', ...WHOLES] as const
const isNameless = (call: Noted): call is (typeof NAMELESS)[number] => NAMELESS.some((one) => one === call)

/** Whether the changes of an entry say more than its sentence. */
export function hasDetails({ call, changes }: TrailEntry): boolean {
  return changes.length > 0 && !WHOLES.some((whole) => whole === call)
}

/** Fields that a sentence spells out; the rest stands in the details. */
const FIELDS_TOLD = 2
/** A value that is longer than this makes no readable sentence. */
const LONGEST_VALUE = 60

interface Voice {
  t: Translate
  format: Format
}

/** What goes on after the name of who did it: “changed the wave “Q3”: last day 30 Sept 2026 → 7 Oct 2026”. */
export function didWhat(entry: TrailEntry, voice: Voice): string {
  const { t } = voice
  if (entry.of === null) return told('did', entry.call, asDone(entry), voice)
  const facts = { deed: deedOf(entry, voice) }
  if (entry.call === 'history.redo') return t('history.did.history.redo', facts)
  return t('history.did.history.undo', facts)
}

/** The same as a thing: “change of the wave “Q3”: …”; of an undo, the thing that was undone. */
export function deedOf(entry: TrailEntry, voice: Voice): string {
  return told('deed', entry.of?.call ?? entry.call, asDone(entry), voice)
}

const BACKWARDS = { added: 'removed', changed: 'changed', removed: 'added' } as const
const NAMES = new Set(['name', 'title'])

/**
 * What a sentence is made of: things under the names that they had before. An undo holds what it did itself; it is told
 * as the step which it took back, but a changed field the way it went: from what it was to what it is now again.
 */
function asDone(entry: TrailEntry): TrailEntry {
  const back = entry.call === 'history.undo'
  const changes = entry.changes.map((change) => {
    const done = back
      ? change.fields.map(({ field, before, after }) => ({ field, before: after, after: before }))
      : change.fields
    const earlier = done.find(({ field, before }) => NAMES.has(field) && typeof before === 'string')?.before
    const name = typeof earlier === 'string' ? earlier : change.name
    const fields = change.how === 'changed' ? change.fields : done
    return { ...change, how: back ? BACKWARDS[change.how] : change.how, fields, name }
  })
  const { about } = entry
  const same = about && changes.find(({ what, id }) => what === about.what && id === about.id)
  return { ...entry, changes, about: same ? { ...about, name: same.name } : about }
}

function told(form: 'did' | 'deed', call: string, entry: TrailEntry, voice: Voice): string {
  const { t } = voice
  // A call of another version of the workbench: what it did still stands in the changes.
  if (!isNoted(call)) return withTail(t(`history.${form}.other`), countsText(entry, null, voice), t)
  const { named, tail } = TELLINGS[call]
  const name = nameIn(entry, named, voice)
  // Every sentence takes at most these two; a call chosen at run time can only be matched with both.
  const facts = { name: name ?? CANNOT_SAY, deed: CANNOT_SAY }
  const sentence =
    name === null && isNameless(call) ? t(`history.nameless.${form}.${call}`) : t(`history.${form}.${call}`, facts)
  if (tail === 'none') return sentence
  return withTail(sentence, tail === 'fields' ? fieldsText(entry, voice) : countsText(entry, call, voice), t)
}

function withTail(sentence: string, details: string | null, t: Translate): string {
  return details === null ? sentence : t('history.line', { sentence, details })
}

const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text))

/** What the sentence calls its thing, of one of these kinds: its name or, without one, its number; null: neither is known. */
function nameIn(entry: TrailEntry, kinds: readonly Kind[], { t, format }: Voice): string | null {
  const subjects: { what: SubjectKind; id: number | null; name: string | null }[] = [...entry.changes]
  if (entry.about) subjects.unshift(entry.about)
  const fitting = kinds.flatMap((kind) => subjects.filter(({ what }) => what === kind))
  // An erasure leaves empty names.
  const name = fitting.find((subject) => subject.name)?.name
  // A backup is called by its moment.
  if (name) return entry.call === 'backup.restore' && isMoment(name) ? format.dateTime(name) : name
  if (WHOLES.some((whole) => whole === entry.call)) return null
  const id = fitting.find((subject) => subject.id !== null)?.id
  return id === undefined || id === null ? null : t('history.number', { number: format.integer(id) })
}

/** “last day 30 Sept 2026 → 7 Oct 2026 and 2 more fields”; null when nothing is told of any field. */
function fieldsText(entry: TrailEntry, { t, format }: Voice): string | null {
  // What has gone is told by its name alone.
  const told = entry.changes.flatMap(({ how, fields }) =>
    how === 'removed' ? [] : fields.map((one) => ({ how, ...one })),
  )
  if (told.length === 0) return null
  const texts = told.slice(0, FIELDS_TOLD).map(({ how, field, before, after }) => {
    const name = fieldName(field, t)
    const sides = { before: valueText(field, before, t, format), after: valueText(field, after, t, format) }
    const long = Math.max(sides.before.length, sides.after.length) > LONGEST_VALUE
    if (isFreeText(field) || long) return t('history.fieldAlone', { field: name })
    if (how === 'added') return t('history.side', { field: name, value: sides.after })
    return t('history.sides', { field: name, ...sides })
  })
  const more = told.length - FIELDS_TOLD
  if (more <= 0) return format.list(texts)
  return t('history.withMore', { list: texts.join(', '), count: more, number: format.integer(more) })
}

/** “13,612 responses into the wave “Q3””, “2 waves”; null when nothing but the thing itself is concerned. */
function countsText(entry: TrailEntry, call: Noted | null, voice: Voice): string | null {
  const { t, format } = voice
  const amount = (kind: Kind, count: number) => t(`history.many.${kind}`, { count, number: format.integer(count) })
  if (call === 'import.run' || call === 'import.undo') {
    const responses = amount('response', countOf(entry.changes, 'response'))
    const wave = waveOf(entry)
    return wave === null ? responses : t('history.into', { amount: responses, wave })
  }
  const own: readonly Kind[] = call === null ? [] : TELLINGS[call].named
  const counts = KINDS.filter((kind) => kind !== 'program' && !own.includes(kind))
    .map((kind) => [kind, countOf(entry.changes, kind)] as const)
    .filter(([, count]) => count > 0)
  return counts.length === 0 ? null : format.list(counts.map(([kind, count]) => amount(kind, count)))
}

function countOf(changes: readonly TrailChange[], kind: Kind): number {
  return changes.filter(({ what }) => what === kind).reduce((sum, { count }) => sum + count, 0)
}

/** The wave that an import belongs to, where the entry names it. */
function waveOf(entry: TrailEntry): string | null {
  if (entry.about?.what === 'wave') return entry.about.name
  const named = entry.changes.find(({ what, name }) => what === 'wave' && name !== null)
  if (named) return named.name
  const field = entry.changes.flatMap((change) => change.fields).find((one) => one.field === 'wave')
  const wave = field?.after ?? field?.before
  return typeof wave === 'string' ? wave : null
}

/** Whether an entry concerns things of a kind. */
export function concerns(entry: TrailEntry, kind: Kind): boolean {
  return entry.about?.what === kind || entry.changes.some(({ what }) => what === kind)
}
