// What the board of actions is narrowed to.
import { expect, test } from 'vitest'
import { isFiltered, NO_FILTER, ownersOf, passes } from '../../renderer/src/screens/actions/actionFilter'
import { Action } from '../../shared/contract/action'

const action = (fields: Partial<Action>): Action =>
  Action.parse({
    id: 1,
    title: 'Call back',
    owner: null,
    dueOn: null,
    note: null,
    category: 'detractor',
    status: 'open',
    overdue: false,
    createdAt: '2026-01-05T09:00:00.000Z',
    closedAt: null,
    campaign: { id: 1, name: 'c' },
    wave: { id: 1, name: 'w' },
    response: { id: 1, score: 3, verbatim: null, respondent: null, company: null },
    ...fields,
  })

test('at first what is to be done is shown: open or in progress', () => {
  const shown = (['open', 'in-progress', 'done', 'dropped'] as const).filter((status) =>
    passes(NO_FILTER, action({ status })),
  )
  expect(shown).toEqual(['open', 'in-progress'])
  expect(isFiltered(NO_FILTER)).toBe(false)
  expect(isFiltered({ ...NO_FILTER, status: 'any' })).toBe(true)
})

test('an owner, nobody, or only what is overdue', () => {
  const claire = action({ owner: 'Claire' })
  expect(passes({ ...NO_FILTER, owner: { name: 'Claire' } }, claire)).toBe(true)
  expect(passes({ ...NO_FILTER, owner: { name: 'Hugo' } }, claire)).toBe(false)
  expect(passes({ ...NO_FILTER, owner: { nobody: true } }, claire)).toBe(false)
  expect(passes({ ...NO_FILTER, owner: { nobody: true } }, action({}))).toBe(true)
  expect(passes({ ...NO_FILTER, overdueOnly: true }, claire)).toBe(false)
  expect(passes({ ...NO_FILTER, overdueOnly: true }, action({ overdue: true }))).toBe(true)
})

test('owners are named once each, as the language orders its letters', () => {
  const actions = ['Zoé', 'Élodie', null, 'Hugo', 'Élodie'].map((owner) => action({ owner }))
  expect(ownersOf(actions, 'fr')).toEqual(['Élodie', 'Hugo', 'Zoé'])
})
