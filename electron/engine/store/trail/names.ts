// Whose history a change belongs to, and what the ids in it stood for when it was made.
import type { SubjectKind } from '../../../../shared/contract/history'
import type { ReadDb } from '../database'
import { one, Sql, sql } from '../sql'
import { type Changes, type Image, isSpan, type RowStep, type Step } from './changes'
import { idsInWeights } from './definitionWords'
import { quoted } from './shape'

/** Columns that name another thing, whose name the history shows in the id's place. */
const REFERENCES: Record<string, readonly { column: string; table: string }[]> = {
  wave: [{ column: 'campaign_id', table: 'campaign' }],
  import_batch: [{ column: 'wave_id', table: 'wave' }],
  sampling_plan: [
    { column: 'wave_id', table: 'wave' },
    { column: 'dimension_id', table: 'dimension' },
    { column: 'second_dimension_id', table: 'dimension' },
  ],
  plan_cell: [
    { column: 'segment_id', table: 'segment' },
    { column: 'second_segment_id', table: 'segment' },
  ],
  wave_definition: [{ column: 'wave_id', table: 'wave' }],
  wave_freeze: [{ column: 'wave_id', table: 'wave' }],
  draw: [{ column: 'wave_id', table: 'wave' }],
  invitation: [{ column: 'wave_id', table: 'wave' }],
  contact: [{ column: 'account_id', table: 'account' }],
}

/** A list that updates more contacts or accounts than this is told in the program's history alone. */
const MOST_OWNERS = 5000

export interface Owner {
  what: SubjectKind
  id: number
  /** It was added by the changes. */
  begins: boolean
}

/** Rows by table and id: as the steps have them, else as they are. */
class Rows {
  readonly #db: ReadDb
  readonly #known = new Map<string, Image | undefined>()

  constructor(db: ReadDb, steps: readonly Step[]) {
    this.#db = db
    for (const step of steps) {
      if (isSpan(step)) continue
      const image = wholeOf(step)
      const key = `${step.table}/${image.id ?? image.wave_id}`
      this.#known.set(key, { ...this.#known.get(key), ...image })
    }
  }

  of(table: string, id: unknown): Image | undefined {
    const key = `${table}/${id}`
    if (!this.#known.has(key)) {
      const from = new Sql(quoted(table), [])
      this.#known.set(key, one<Image>(this.#db, sql`SELECT * FROM ${from} WHERE id = ${Number(id)}`))
    }
    return this.#known.get(key)
  }
}

/** All that a step holds of its row; what it is in the end, where that differs from before. */
function wholeOf({ of, was, is }: RowStep): Image {
  return { ...of, ...was, ...is }
}

/**
 * Names by “table/id”; of a plan whose cells alone were changed, the id of its wave; of a cell that another is merged
 * into, the ids of its segments, for a name that is noted once can be taken out again.
 */
export function namesOf(db: ReadDb, steps: readonly Step[]): Record<string, string> {
  const rows = new Rows(db, steps)
  const names: Record<string, string> = {}
  const note = (table: string, id: unknown, value: unknown) => {
    if (typeof id === 'number' && (typeof value === 'string' || typeof value === 'number')) {
      names[`${table}/${id}`] = String(value)
    }
  }
  for (const step of steps) {
    if (isSpan(step)) continue
    for (const { column, table } of REFERENCES[step.table] ?? []) {
      for (const image of [{ ...step.of, ...step.was }, wholeOf(step)]) {
        const id = image[column]
        if (typeof id === 'number') note(table, id, rows.of(table, id)?.name)
      }
    }
    if (step.table === 'wave_definition') {
      const { dimensions, segments } = idsInWeights([step.was ?? {}, step.is ?? {}])
      for (const id of dimensions) note('dimension', id, rows.of('dimension', id)?.name)
      for (const id of segments) note('segment', id, rows.of('segment', id)?.name)
    }
    if (step.table === 'plan_cell') {
      const plan = wholeOf(step).plan_id
      const wave = rows.of('sampling_plan', plan)?.wave_id
      note('sampling_plan', plan, wave)
      note('wave', wave, rows.of('wave', wave)?.name)
      for (const into of [step.was?.merged_into, step.is?.merged_into]) {
        const head = typeof into === 'number' ? rows.of('plan_cell', into) : undefined
        if (!head) continue
        const segments = [head.segment_id, head.second_segment_id].filter((id) => typeof id === 'number')
        note('plan_cell', into, segments.join('/'))
        for (const segment of segments) note('segment', segment, rows.of('segment', segment)?.name)
      }
    }
  }
  return names
}

/** Everything whose history the changes belong to: a wave's are its campaign's too, an action's its response's. */
export function ownersOf(db: ReadDb, { steps, lines = [] }: Changes): Owner[] {
  const rows = new Rows(db, steps)
  const owners = new Map<string, Owner>()
  const add = (what: SubjectKind, id: unknown, begins = false) => {
    if (typeof id !== 'number') return
    const known = owners.get(`${what}/${id}`)
    owners.set(`${what}/${id}`, { what, id, begins: begins || known?.begins === true })
  }
  const addWave = (wave: unknown, begins = false) => {
    add('wave', wave, begins)
    if (typeof wave === 'number') add('campaign', rows.of('wave', wave)?.campaign_id)
  }
  const addPlan = (wave: unknown) => {
    add('plan', wave)
    addWave(wave)
  }
  const isMany = steps.length > MOST_OWNERS
  for (const step of steps) {
    if (isSpan(step)) continue
    const image = wholeOf(step)
    const begins = step.was === undefined
    switch (step.table) {
      case 'program':
      case 'campaign':
      case 'response':
        add(step.table, image.id, begins)
        break
      case 'account':
      case 'contact':
        if (!isMany) add(step.table, image.id, begins)
        break
      case 'wave':
        addWave(image.id, begins)
        break
      case 'import_batch':
        add('import', image.id, begins)
        addWave(image.wave_id)
        break
      case 'saved_mapping':
        add('mapping', image.id, begins)
        break
      case 'sampling_plan':
        addPlan(image.wave_id)
        break
      case 'plan_cell':
        addPlan(rows.of('sampling_plan', image.plan_id)?.wave_id)
        break
      case 'draw':
      case 'invitation':
        add('sample', image.wave_id)
        addWave(image.wave_id)
        break
      case 'wave_definition':
      case 'wave_freeze':
        add('definition', image.wave_id)
        addWave(image.wave_id)
        break
      case 'action':
        add('action', image.id, begins)
        add('response', image.response_id)
        break
    }
  }
  for (const { what, id } of lines) {
    if (what === 'wave') addWave(id)
    else add(what, id)
  }
  return [...owners.values()]
}
