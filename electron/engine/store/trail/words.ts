// Steps of an entry in the history's words: one line for each thing that changed, with the contract's names of its fields.
import type { FieldChange, SubjectKind, TrailChange } from '../../../../shared/contract/history'
import type { SqlValue } from '../sql'
import { type Changes, type Image, isSpan, type RowStep } from './changes'
import { definitionSides, weightsInWords } from './definitionWords'
import { sampleLines } from './sampleWords'

interface Words {
  what: SubjectKind
  /** The column that it is called by. */
  label?: string
  /** Columns with their names in the contract; `names` is the table that an id is looked up in, `none` says nothing. */
  fields: readonly { column: string; field: string; names?: string; none?: number }[]
}

const same = (...columns: string[]) => columns.map((column) => ({ column, field: column }))

const WORDS: Record<string, Words> = {
  program: {
    what: 'program',
    label: 'name',
    fields: [
      ...same('name', 'confidence'),
      { column: 'minimum_n', field: 'minimumN' },
      { column: 'retention_months', field: 'retentionMonths' },
      { column: 'contact_rule_days', field: 'contactRuleDays' },
      ...same('currency'),
    ],
  },
  campaign: {
    what: 'campaign',
    label: 'name',
    fields: [
      ...same('name', 'kind', 'touchpoint'),
      // A plan's target is a margin; this one is a score.
      { column: 'target', field: 'aimedAt' },
      ...same('cadence'),
      { column: 'moment_days', field: 'momentDays' },
    ],
  },
  wave: {
    what: 'wave',
    label: 'name',
    fields: [
      ...same('name'),
      { column: 'opens_on', field: 'opensOn' },
      { column: 'closes_on', field: 'closesOn' },
      ...same('invited'),
      { column: 'campaign_id', field: 'campaign', names: 'campaign' },
    ],
  },
  import_batch: {
    what: 'import',
    label: 'file',
    fields: [
      ...same('file'),
      { column: 'wave_id', field: 'wave', names: 'wave' },
      { column: 'rows_read', field: 'read' },
      ...same('imported', 'skipped', 'rejected'),
      { column: 'undone_at', field: 'undoneAt' },
    ],
  },
  saved_mapping: { what: 'mapping', label: 'name', fields: same('name') },
  sampling_plan: {
    what: 'plan',
    fields: [
      { column: 'dimension_id', field: 'dimension', names: 'dimension' },
      { column: 'second_dimension_id', field: 'secondDimension', names: 'dimension' },
      ...same('confidence', 'target'),
      { column: 'overall_target', field: 'overallTarget' },
      { column: 'minimum', field: 'minimumAnswers', none: 0 },
      { column: 'rate', field: 'responseRate' },
      { column: 'cost', field: 'answerCost' },
      ...same('allocation'),
      { column: 'budget_kind', field: 'budgetKind' },
      ...same('budget'),
      { column: 'floor', field: 'cellFloor' },
    ],
  },
  plan_cell: {
    what: 'plan',
    fields: [
      ...same('population'),
      { column: 'counted', field: 'counted', none: 0 },
      { column: 'target', field: 'cellTarget' },
      { column: 'minimum', field: 'cellMinimum' },
      { column: 'variance', field: 'cellVariance' },
      { column: 'rate', field: 'cellRate' },
      { column: 'cost', field: 'cellCost' },
      { column: 'choice', field: 'cellChoice' },
      { column: 'merged_into', field: 'mergedInto', names: 'plan_cell' },
      { column: 'invitations', field: 'cellInvitations' },
    ],
  },
  // Both are told under the wave that they are of.
  wave_definition: {
    what: 'definition',
    fields: [...same('reading'), { column: 'population', field: 'listPopulation' }, ...same('weighting', 'note')],
  },
  wave_freeze: { what: 'definition', fields: same('revision', 'reason') },
  response: {
    what: 'response',
    fields: [
      ...same('score'),
      { column: 'answered_at', field: 'answeredAt' },
      ...same('verbatim', 'name', 'email', 'respondent', 'company'),
    ],
  },
  contact: {
    what: 'contact',
    label: 'name',
    fields: [
      ...same('name', 'email', 'number'),
      { column: 'account_id', field: 'account', names: 'account' },
      ...same('role'),
      { column: 'job_title', field: 'jobTitle' },
      ...same('owner'),
      { column: 'opted_out', field: 'optedOut' },
      { column: 'last_invited_on', field: 'lastInvitedOn' },
    ],
  },
  account: {
    what: 'account',
    label: 'name',
    fields: [
      ...same('name', 'number'),
      { column: 'value_per_year', field: 'valuePerYear' },
      { column: 'renews_on', field: 'renewsOn' },
      ...same('churned', 'owner'),
    ],
  },
  action: {
    what: 'action',
    label: 'title',
    fields: [...same('title', 'owner'), { column: 'due_on', field: 'dueOn' }, ...same('note', 'status')],
  },
}

/** A row over the whole entry: as it was before its first step, as it is after its last. */
interface Net {
  table: string
  before: Image | null
  after: Image | null
}

/** Lines of one kind that are no longer told one by one; accounts and contacts come with an import, by their number. */
const MOST_LINES = 20
const mostLines = ({ what, how }: TrailChange): number =>
  how !== 'changed' && (what === 'account' || what === 'contact') ? 1 : MOST_LINES

/** What an entry changed. Rows that came and went within it are not told. */
export function linesOf({ steps, names, lines = [] }: Changes): TrailChange[] {
  const told: TrailChange[] = lines.map((line) => ({ ...line, fields: [] }))
  for (const step of steps) {
    if (!isSpan(step) || step.table === 'import_issue' || step.table === 'people_issue') continue
    told.push({ what: step.table, id: null, name: null, how: step.how, count: step.count, fields: [] })
  }
  const rows = steps.filter((step): step is RowStep => !isSpan(step) && Object.hasOwn(WORDS, step.table))
  const crowded = crowdedIn(rows)
  for (const table of crowded) told.push(...crowdLines(table, rows, names))
  const nets = netsOf(crowded.size === 0 ? rows : rows.filter(({ table }) => !crowded.has(table)))
  const plans = new Map<number, Net[]>()
  const single: TrailChange[] = []
  for (const net of nets) {
    const wave = planWave(net, nets, names)
    if (net.table === 'wave_definition' || net.table === 'wave_freeze') single.push(...definitionLine(net, names))
    else if (wave === null) single.push(...lineOf(net, names))
    else plans.set(wave, [...(plans.get(wave) ?? []), net])
  }
  for (const [wave, own] of plans) single.push(...planLine(wave, own, names))
  return [...gathered(single), ...sampleLines({ steps, names }), ...told]
}

/** Rows of one table in an entry from which they are told together, without a look at each as a whole. */
const CROWD = 2000

/** Tables of which a list has changed very many rows, each of them once. */
function crowdedIn(steps: readonly RowStep[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { table } of steps) counts.set(table, (counts.get(table) ?? 0) + 1)
  return new Set(['contact', 'account'].filter((table) => (counts.get(table) ?? 0) > CROWD))
}

/** A line for each way in which rows changed, with what changed alike in all of them. */
function crowdLines(table: string, steps: readonly RowStep[], names: Changes['names']): TrailChange[] {
  const words = WORDS[table]
  if (!words) return []
  const hows = ['added', 'changed', 'removed'] as const
  return hows.flatMap((how): TrailChange[] => {
    const own = steps.filter((step) => step.table === table && howOf(step.was ?? null, step.is ?? null) === how)
    const [first] = own
    if (!first) return []
    const alike = (column: string) =>
      column in (first.is ?? {}) &&
      own.every(({ was, is }) => was?.[column] === first.was?.[column] && is?.[column] === first.is?.[column])
    const fields =
      how !== 'changed'
        ? []
        : words.fields
            .filter(({ column }) => alike(column))
            .flatMap(({ column, field, names: named }) =>
              difference(
                field,
                shown(first.was ?? null, column, names, named),
                shown(first.is ?? null, column, names, named),
              ),
            )
    return [{ what: words.what, id: null, name: null, how, count: own.length, fields }]
  })
}

function netsOf(steps: readonly RowStep[]): Net[] {
  const nets = new Map<string, Net>()
  for (const { table, of, was, is } of steps) {
    const before = was ? { ...of, ...was } : null
    const after = is ? { ...of, ...is } : null
    const row = before ?? after
    const key = `${table}/${row?.id ?? row?.wave_id}`
    const known = nets.get(key)
    if (!known) nets.set(key, { table, before, after })
    else {
      // An image may have only the columns that its step changed; those of later steps complete it.
      if (known.before) known.before = { ...before, ...known.before }
      known.after = after && { ...known.after, ...after }
    }
  }
  return [...nets.values()].filter(({ before, after }) => before !== null || after !== null)
}

/** Whether it is part of a plan, and of which wave's. */
function planWave({ table, before, after }: Net, nets: readonly Net[], names: Changes['names']): number | null {
  const row = after ?? before
  if (table === 'sampling_plan') return Number(row?.wave_id)
  if (table !== 'plan_cell') return null
  const plan = nets.find((net) => net.table === 'sampling_plan' && (net.after ?? net.before)?.id === row?.plan_id)
  return Number((plan?.after ?? plan?.before)?.wave_id ?? names[`sampling_plan/${row?.plan_id}`])
}

function lineOf({ table, before, after }: Net, names: Changes['names']): TrailChange[] {
  const words = WORDS[table]
  const row = after ?? before
  if (!words || !row) return []
  const fields = words.fields.flatMap(({ column, field, names: named }) =>
    difference(field, shown(before, column, names, named), shown(after, column, names, named)),
  )
  // Changed in nothing that is shown.
  if (before && after && fields.length === 0) return []
  const name = words.label ? row[words.label] : null
  return [
    {
      what: words.what,
      id: Number(row.id),
      name: typeof name === 'string' ? name : null,
      how: howOf(before, after),
      count: 1,
      // A campaign is named where the wave moved; where it came or went, that goes without saying.
      fields: before && after ? fields : fields.filter(({ field }) => field !== 'campaign'),
    },
  ]
}

/** How a wave's figure is made, or its freezing; named after the wave. */
function definitionLine({ table, before, after }: Net, names: Changes['names']): TrailChange[] {
  const wave = Number((after ?? before)?.wave_id)
  const isFreeze = table === 'wave_freeze'
  const sides = isFreeze ? { before, after } : definitionSides(before, after)
  const fields = (WORDS[table]?.fields ?? []).flatMap(({ column, field }) => {
    const [was, is] = [sides.before?.[column] ?? null, sides.after?.[column] ?? null]
    if (was === is || column !== 'weighting') return difference(field, was, is)
    return [{ field, before: weightsInWords(was, names), after: weightsInWords(is, names) }]
  })
  if (fields.length === 0) return []
  const how = isFreeze ? howOf(before, after) : 'changed'
  return [{ what: 'definition', id: wave, name: names[`wave/${wave}`] ?? null, how, count: 1, fields }]
}

/** A plan is made anew when it is changed; its history goes on under its wave, which it is named after. */
function planLine(wave: number, nets: readonly Net[], names: Changes['names']): TrailChange[] {
  const plans = nets.filter(({ table }) => table === 'sampling_plan')
  const side = (which: 'before' | 'after') => {
    const fields = new Map<string, SqlValue>()
    for (const net of nets) {
      const row = net[which]
      if (!row) continue
      for (const { column, field, names: named, none } of WORDS[net.table]?.fields ?? []) {
        const cell = cellName([row.segment_id, row.second_segment_id], names)
        const value = named === 'plan_cell' ? mergedName(row[column], names) : shown(row, column, names, named)
        fields.set(cell === null ? field : `${field}: ${cell}`, value === none ? null : value)
      }
    }
    return fields
  }
  const [before, after] = [side('before'), side('after')]
  const fields = [...new Set([...before.keys(), ...after.keys()])].flatMap((field) =>
    difference(field, before.get(field) ?? null, after.get(field) ?? null),
  )
  const was = plans.some((net) => net.before)
  const is = plans.some((net) => net.after)
  const how = was === is ? 'changed' : is ? 'added' : 'removed'
  if (how === 'changed' && fields.length === 0) return []
  return [{ what: 'plan', id: wave, name: names[`wave/${wave}`] ?? null, how, count: 1, fields }]
}

/** A cell of a plan by its segments; null: the whole wave. */
function cellName(segments: readonly (SqlValue | undefined)[], names: Changes['names']): string | null {
  const own = segments.filter((id) => typeof id === 'number').map((id) => names[`segment/${id}`] ?? String(id))
  return own.length === 0 ? null : own.join(' × ')
}

/** The cell that another is merged into, of which the segments were noted. */
function mergedName(id: SqlValue | undefined, names: Changes['names']): SqlValue {
  if (typeof id !== 'number') return null
  return cellName((names[`plan_cell/${id}`] ?? '').split('/').map(Number), names) ?? String(id)
}

/** Many lines of one kind become one, with what changed alike in all of them. */
function gathered(lines: readonly TrailChange[]): TrailChange[] {
  const kinds = new Map<string, TrailChange[]>()
  for (const line of lines) {
    const key = `${line.what} ${line.how}`
    const kind = kinds.get(key)
    if (kind) kind.push(line)
    else kinds.set(key, [line])
  }
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind
    if (!first || kind.length <= mostLines(first)) return kind
    const fields =
      first.how === 'changed'
        ? first.fields.filter((field) => kind.every((line) => line.fields.some((other) => sameChange(field, other))))
        : []
    return [{ what: first.what, id: null, name: null, how: first.how, count: kind.length, fields }]
  })
}

const sameChange = (one: FieldChange, other: FieldChange): boolean =>
  one.field === other.field && one.before === other.before && one.after === other.after

const howOf = (before: Image | null, after: Image | null): TrailChange['how'] =>
  before === null ? 'added' : after === null ? 'removed' : 'changed'

function difference(field: string, before: SqlValue, after: SqlValue): FieldChange[] {
  if (before === after || before instanceof Uint8Array || after instanceof Uint8Array) return []
  return [{ field, before, after }]
}

function shown(row: Image | null, column: string, names: Changes['names'], named: string | undefined): SqlValue {
  const value = row?.[column] ?? null
  return named !== undefined && typeof value === 'number' ? (names[`${named}/${value}`] ?? String(value)) : value
}

/** The same lines as undo and redo see them: what came goes, what was before is after. */
export function turnedRound(lines: readonly TrailChange[]): TrailChange[] {
  const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
  return lines.map((line) => ({
    ...line,
    how: turned[line.how],
    fields: line.fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
  }))
}
