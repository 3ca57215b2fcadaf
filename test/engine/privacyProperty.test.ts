// Random programs, from which random people are erased: nothing of them is left, everything of the others is.
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import type { ActionId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, first, LATER } from './builders'
import { type Answer, commentOf, filesOf, foundIn, importAnswers, people, type Row, rowsOf, trailOf } from './people'

const SEEDS = [1, 2, 3, 4]

/** Rows with the columns that an erasure with the score kept may not change. */
const KEPT: Record<string, readonly string[]> = {
  response: ['id', 'wave_id', 'score', 'batch_id'],
  response_segment: ['response_id', 'dimension_id', 'segment_id', 'wave_id', 'score'],
  action: ['id', 'response_id', 'category', 'due_on', 'status', 'created_at', 'closed_at'],
  import_issue: ['id', 'batch_id', 'kind', 'reason', 'sheet', 'row', 'column_name'],
}

const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))

async function aRandomProgram(seed: number) {
  const random = createRandom(seed)
  const open = await anOpenProgram([CLOSED, LATER])
  const everybody = people(30, `rnd${seed}`)
  const answers = (): Answer[] =>
    random
      .shuffled(everybody)
      .slice(0, random.whole(5, 30))
      .map((person) => ({
        person,
        score: random.next() < 0.2 ? random.pick(['NA', 'n/a', '11', 'sept']) : random.whole(0, 10),
        comment: commentOf(person, random),
      }))
  for (let i = 0; i < random.whole(2, 4); i += 1) {
    const wave = random.pick(open.waves) as WaveId
    const batch = await importAnswers(
      open,
      wave,
      [...answers(), { person: first(everybody), score: 5, comment: '' }],
      `${i}.csv`,
    )
    if (i > 0 && random.next() < 0.3) {
      if (random.next() < 0.5) await open.ask('import.undo', { batch: batch.id })
      else await open.ask('history.undo', {})
    }
    await actions()
    if (random.next() < 0.5) await open.ask('backup.make', {})
  }

  async function actions() {
    for (const person of random.shuffled(everybody).slice(0, 5)) {
      const [found] = await open.ask('privacy.find', { search: person.mark })
      if (!found) continue
      const words = {
        title: `Appeler ${person.mark}`,
        owner: random.pick(['Clara', person.name]),
        note: `${person.email}`,
      }
      const { id } = await open.ask('action.create', { response: found.response, dueOn: null, ...words })
      if (random.next() < 0.6)
        await open.ask('action.update', { action: id as ActionId, note: `Vu avec ${person.name}`, status: 'done' })
      if (random.next() < 0.3) await open.ask('history.undo', {})
    }
  }
  return { open, random, everybody }
}

describe('an erasure', () => {
  it.each(SEEDS)(
    'takes one person, whole, and nobody else (seed %i)',
    async (seed) => {
      const { open, random, everybody } = await aRandomProgram(seed)
      for (const person of random.shuffled(everybody).slice(0, 3)) {
        const [found] = await open.ask('privacy.find', { search: person.mark })
        if (!found) continue
        const before = await rowsOf(open)
        const others = everybody.filter((one) => one !== person).map(({ mark }) => mark)
        const inTrail = async (path: string) => {
          const text = (await trailOf(path, false)).toLowerCase()
          return others.filter((mark) => text.includes(mark))
        }
        const score = random.pick(['keep', 'remove'] as const)
        await open.ask('privacy.erase', { response: found.response, score, backups: true })
        const after = await rowsOf(open)
        expect(filesOf(open).flatMap((file) => foundIn(file, [person.mark]))).toEqual([])
        expect((await trailOf(after.copy)).toLowerCase()).not.toContain(person.mark)
        // What is kept in bulk for undoing goes with every erasure; whoever else stands in the history still does.
        expect(await inTrail(after.copy)).toEqual(await inTrail(before.copy))

        const isTheirs = (row: Row) => JSON.stringify(row).toLowerCase().includes(person.mark)
        const theirs = new Set((before.tables.response ?? []).filter(isTheirs).map(({ id }) => id ?? null))
        for (const [table, rows] of Object.entries(before.tables)) {
          const own = (row: Row) => isTheirs(row) || theirs.has(row.response_id ?? 0)
          const remaining = new Set((after.tables[table] ?? []).map((row) => JSON.stringify(row)))
          const lost = rows.filter((row) => !own(row) && !remaining.has(JSON.stringify(row)))
          // An account goes with the last who stood for it.
          const referred = new Set((after.tables.response ?? []).map((row) => row.account_id))
          expect(table === 'account' ? lost.filter(({ id }) => referred.has(id ?? null)) : lost).toEqual([])
          const kept = KEPT[table]
          if (!kept || (score === 'remove' && table !== 'import_issue')) continue
          const shape = (all: readonly Row[] | undefined) => (all ?? []).map((row) => only(row, kept))
          expect(shape(after.tables[table])).toEqual(shape(rows))
        }
      }
    },
    60_000,
  )
})
