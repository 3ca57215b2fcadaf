// The life of actions through the door, and the history that tells it.
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../shared/contract'
import type { ActionId, ResponseId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, first, TODAY } from './builders'

describe('actions', () => {
  const title = { title: 'Call back', owner: null, dueOn: null, note: null }
  const start = async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: [{ promoters: 1, passives: 1, detractors: 1 }] }])
    const { rows } = await open.ask('wave.responses', { wave: first(open.waves) })
    const idOf = (score: number): ResponseId => first(rows.filter((row) => row.score === score)).id
    return { open, promoter: idOf(10), passive: idOf(8), detractor: idOf(3) }
  }

  it('take their category from the score', async () => {
    const { open, promoter, passive, detractor } = await start()
    for (const response of [promoter, passive, detractor]) await open.ask('action.create', { response, ...title })
    const made = await open.ask('action.list', {})
    expect(made.map(({ category, status }) => [category, status])).toEqual([
      ['promoter', 'open'],
      ['passive', 'open'],
      ['detractor', 'open'],
    ])
    expect((await open.ask('wave.get', { wave: first(open.waves) })).openActions).toBe(3)
    expect(await open.failure('action.create', { response: 99, ...title })).toEqual({
      code: 'not-found',
      facts: { what: 'response' },
    })
  })

  it('are followed to their end, and every change is told', async () => {
    const { open, detractor } = await start()
    const { id: action } = await open.ask('action.create', { response: detractor, ...title, dueOn: '2026-11-21' })
    const now = async () => first(await open.ask('action.list', {}))
    expect(await now()).toMatchObject({ overdue: true, closedAt: null })
    await open.ask('action.update', { action, owner: 'Clara', dueOn: TODAY })
    expect(await now()).toMatchObject({ overdue: false, owner: 'Clara' })
    await open.ask('action.update', { action, status: 'done', note: 'Settled' })
    const closed = await now()
    expect(closed).toMatchObject({ status: 'done', note: 'Settled' })
    expect(closed.closedAt).not.toBeNull()
    await open.ask('action.update', { action, status: 'in-progress' })
    expect((await now()).closedAt).toBeNull()
    // The same again is no change.
    await open.ask('action.update', { action, status: 'in-progress', owner: 'Clara' })
    const { entries } = await open.ask('history.list', { about: { what: 'action', id: action } })
    const told = entries.toReversed().map(({ call, changes }) => [call, first(changes).fields])
    expect(told).toEqual([
      [
        'action.create',
        [
          { field: 'title', before: null, after: 'Call back' },
          { field: 'dueOn', before: null, after: '2026-11-21' },
          { field: 'status', before: null, after: 'open' },
        ],
      ],
      [
        'action.update',
        [
          { field: 'owner', before: null, after: 'Clara' },
          { field: 'dueOn', before: '2026-11-21', after: TODAY },
        ],
      ],
      [
        'action.update',
        [
          { field: 'note', before: null, after: 'Settled' },
          { field: 'status', before: 'open', after: 'done' },
        ],
      ],
      ['action.update', [{ field: 'status', before: 'done', after: 'in-progress' }]],
    ])
  })

  it('are listed open ones first, most overdue at the top', async () => {
    const { open, promoter, passive, detractor } = await start()
    const add = async (response: ResponseId, dueOn: string | null) =>
      (await open.ask('action.create', { response, ...title, dueOn })).id
    const later = await add(promoter, '2026-12-01')
    const never = await add(promoter, null)
    const late = await add(passive, '2026-11-01')
    const done = await add(detractor, '2026-10-01')
    await open.ask('action.update', { action: done, status: 'dropped' })
    const listed = async (filter: CallInput<'action.list'>) =>
      (await open.ask('action.list', filter)).map(({ id }) => id)
    expect(await listed({})).toEqual([late, later, never, done])
    expect(await listed({ status: 'dropped' })).toEqual([done])
    expect(await listed({ wave: 99 as WaveId })).toEqual([])
    expect(await open.ask('program.info', {})).toMatchObject({ openActions: 3, overdueActions: 1 })
  })

  it('that do not exist are named so', async () => {
    const { open } = await start()
    const gone = { code: 'not-found', facts: { what: 'action' } }
    const action = 99 as ActionId
    expect(await open.failure('action.update', { action, status: 'done' })).toEqual(gone)
  })
})
