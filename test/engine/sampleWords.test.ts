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
import { Program } from '../../electron/engine/store/program'
import { all, type Sql, sql } from '../../electron/engine/store/sql'
import { ACTION_STATUSES } from '../../shared/contract/action'
import { CATEGORIES, categoryOf } from '../../shared/model/category'
import { aFolder, NOW, TODAY } from './builders'

/** The rows of a query on a sample made today. */
async function rowsOf<Row>(query: Sql): Promise<Row[]> {
  const program = await Program.create(join(aFolder(), 'sample.npsw'), { name: 'x', createdAt: NOW })
  await program.write(
    (db) => fillSample(db, TODAY),
    () => new Date(NOW),
  )
  const rows = await program.read((db) => all<Row>(db, query))
  await program.close()
  return rows
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
    const actions = await rowsOf<Row>(sql`SELECT * FROM action`)
    const events = await rowsOf<{ action_id: number; at: string; what: string; to_value: string | null }>(
      sql`SELECT action_id, at, what, to_value FROM action_event ORDER BY id`,
    )
    for (const { id, status, due_on } of actions) {
      const own = events.filter((event) => event.action_id === id)
      expect(own[0]?.what).toBe('created')
      expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort())
      expect(own.findLast(({ what }) => what === 'status')?.to_value ?? 'open').toBe(status)
      const moved = own.findLast(({ what }) => what === 'due')
      if (moved) expect(moved.to_value).toBe(due_on)
    }
    expect(new Set(events.map(({ what }) => what))).toEqual(new Set(['created', 'status', 'owner', 'due', 'note']))
  })
})
