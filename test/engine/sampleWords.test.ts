// What people of the sample program write and do: comments fit to be read, actions that could have happened.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillSample } from '../../electron/engine/sample'
import { everyComment } from '../../electron/engine/sample/comments'
import { ENGLISH, ENGLISH_SUPPORT } from '../../electron/engine/sample/words/english'
import { FRENCH_DETRACTORS } from '../../electron/engine/sample/words/frenchDetractors'
import { FRENCH_PASSIVES } from '../../electron/engine/sample/words/frenchPassives'
import { FRENCH_PROMOTERS } from '../../electron/engine/sample/words/frenchPromoters'
import { FRENCH_SUPPORT } from '../../electron/engine/sample/words/frenchSupport'
import type { ReadDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { all, type Sql, sql } from '../../electron/engine/store/sql'
import { historyPage } from '../../electron/engine/store/trail/read'
import { nextOn } from '../../electron/engine/store/trail/undo'
import { ACTION_STATUSES } from '../../shared/contract/action'
import { CATEGORIES, categoryOf } from '../../shared/model/category'
import { aFolder, around, NOW, TODAY } from './builders'

/** The rows of a query on a sample made today. */
async function rowsOf<Row>(query: Sql): Promise<Row[]> {
  return onSample((db) => all<Row>(db, query))
}

async function onSample<T>(look: (db: ReadDb) => T): Promise<T> {
  const folder = aFolder()
  const program = await Program.create(join(folder, 'sample.npsw'), { name: 'x', createdAt: NOW }, around(folder))
  await program.write('program.openSample', (db) => fillSample(db, TODAY))
  const seen = await program.read(look)
  await program.close()
  return seen
}

describe('its comments', () => {
  it('two fifths to a half of the answers have one, most of them different, none twice in a wave', async () => {
    const answers = await rowsOf<{ wave_id: number; verbatim: string | null }>(
      sql`SELECT wave_id, verbatim FROM response`,
    )
    const commented = answers.flatMap(({ wave_id, verbatim }) => (verbatim === null ? [] : [`${wave_id} ${verbatim}`]))
    expect(commented.length / answers.length).toBeGreaterThan(0.4)
    expect(commented.length / answers.length).toBeLessThan(0.5)
    expect(new Set(commented).size).toBe(commented.length)
    expect(new Set(answers.map(({ verbatim }) => verbatim)).size).toBeGreaterThan(800)
  })

  const french = [FRENCH_DETRACTORS, FRENCH_PASSIVES, FRENCH_PROMOTERS, ...Object.values(FRENCH_SUPPORT)].flat()
  const english = [ENGLISH, ENGLISH_SUPPORT].flatMap((words) => Object.values(words)).flat()

  it.each([
    ['French', french],
    ['English', english],
  ] as const)('%s: whole sentences, typographically right', (_language, themes) => {
    const comments = everyComment(themes)
    expect(comments.length).toBeGreaterThan(150)
    expect(new Set(comments).size).toBe(comments.length)
    const wrong = comments.filter(
      (comment) =>
        comment !== comment.normalize('NFC') ||
        !/^\p{Lu}.*[.!?]$/u.test(comment) ||
        /['"]|\.\.\.|\s{2}| [;:!?»%]|« /.test(comment),
    )
    expect(wrong).toEqual([])
  })

  it('French marks have their space, English ones have none', () => {
    expect(everyComment(french).filter((comment) => /[^\u202f\u00a0][;:!?»%]/.test(comment))).toEqual([])
    expect(everyComment(english).filter((comment) => /\s[;:!?%]/.test(comment))).toEqual([])
  })
})

describe('its actions', () => {
  interface Row {
    id: number
    category: string
    status: string
    due_on: string | null
    closed_at: string | null
    created_at: string
    score: number
    answered_at: string
  }

  it('forty, in every category and status, some overdue, none before its answer', async () => {
    const actions = await rowsOf<Row>(
      sql`SELECT a.*, r.score, r.answered_at FROM action a JOIN response r ON r.id = a.response_id`,
    )
    expect(actions).toHaveLength(40)
    const kinds = new Set(actions.map(({ category, status }) => `${category} ${status}`))
    expect([...kinds].sort()).toEqual(CATEGORIES.flatMap((c) => ACTION_STATUSES.map((s) => `${c} ${s}`)).sort())
    const running = actions.filter(({ status }) => status === 'open' || status === 'in-progress')
    expect(running.filter(({ due_on }) => due_on !== null && due_on < TODAY).length).toBeGreaterThanOrEqual(5)
    expect(running.filter(({ due_on }) => due_on !== null && due_on > TODAY).length).toBeGreaterThanOrEqual(5)
    for (const action of actions) {
      expect(action.category).toBe(categoryOf(action.score))
      expect(action.closed_at === null).toBe(running.includes(action))
      expect(action.created_at > action.answered_at).toBe(true)
    }
  })

  it('each has a history that begins with its opening, goes forward, and ends where it stands', async () => {
    const { actions, histories } = await onSample((db) => {
      const rows = all<Row & { owner: string | null }>(db, sql`SELECT * FROM action`)
      const historyOf = (id: number) =>
        historyPage(db, { about: { what: 'action', id }, limit: 100 }).entries.toReversed()
      return { actions: rows, histories: rows.map(({ id }) => historyOf(id)) }
    })
    const changed = new Set<string>()
    for (const [i, { id, status, due_on, owner }] of actions.entries()) {
      const own = histories[i] ?? []
      expect(own[0]).toMatchObject({ call: 'action.create', about: { what: 'action', id } })
      expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort())
      expect(own.every(({ who }) => who === (owner ?? who) && who !== null)).toBe(true)
      const fields = own.flatMap(({ changes }) => changes.flatMap((change) => change.fields))
      for (const { field } of own.slice(1).flatMap(({ changes }) => changes.flatMap((change) => change.fields))) {
        changed.add(field)
      }
      const last = (field: string) => fields.findLast((one) => one.field === field)?.after ?? null
      expect([last('status'), last('dueOn'), last('owner')]).toEqual([status, due_on, owner])
    }
    expect(changed).toEqual(new Set(['status', 'owner', 'dueOn', 'note']))
  })

  it('with the rest of its history, in order; none of it can be taken back', async () => {
    const { entries, next } = await onSample((db) => ({
      entries: historyPage(db, { limit: 200 }).entries.toReversed(),
      next: [nextOn(db, 'back'), nextOn(db, 'forth')],
    }))
    expect(next).toEqual([null, null])
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort())
    const count = (call: string) => entries.filter((entry) => entry.call === call).length
    expect(['campaign.create', 'wave.create', 'plan.set', 'action.create'].map(count)).toEqual([2, 12, 3, 40])
    const imported = entries.filter(({ call }) => call === 'import.run')
    const answers = await rowsOf<{ n: number }>(sql`SELECT count(*) AS n FROM response`)
    const told = imported.flatMap(({ changes }) => changes.filter(({ what }) => what === 'response'))
    expect(told.reduce((sum, { count: n }) => sum + n, 0)).toBe(answers[0]?.n)
    expect(entries.at(-1)).toMatchObject({ call: 'program.openSample', undone: false, changes: [] })
  })
})
