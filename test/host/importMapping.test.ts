// Which mapping the command line imports with, and what it refuses to decide.
import { describe, expect, test } from 'vitest'
import { chosenMapping } from '../../electron/host/importMapping'
import type { RecognisedColumn, Recognition, SavedMapping } from '../../shared/contract/import'
import { ImportRules } from '../../shared/contract/import'
import { Refusal } from '../../shared/failure'

const NOTHING_SAID = { scoreColumn: null, dateOrder: null, keepAnswers: null, keepPersons: null }

function recognition(roles: Record<string, RecognisedColumn['role']>, more: Partial<Recognition> = {}): Recognition {
  const columns = Object.entries(roles).map(([name, role], index) => ({
    index,
    name,
    role,
    evidence: [],
    samples: [],
    filled: 1,
    dateOrder: null,
  }))
  return {
    file: 'a.csv',
    sheet: 'Export',
    signature: 's',
    columns,
    scoreCandidates: [],
    waveColumns: [],
    unsuitable: null,
    ...more,
  } as unknown as Recognition
}

const saved = (name: string, usedAt: string, columns: SavedMapping['columns']): SavedMapping =>
  ({ id: 1, name, signature: 's', layout: 'generic', columns, rules: ImportRules.parse({}), usedAt }) as SavedMapping

const failureOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
  throw new Error('it was not refused')
}

describe('chosenMapping', () => {
  const file = recognition({ Date: 'date', Note: 'score', Avis: 'comment', IP: 'ignore' })

  test('what was recognised, where nothing was saved', () => {
    expect(chosenMapping(file, [], null, NOTHING_SAID)).toEqual({
      saved: null,
      scoreColumn: 'Note',
      mapping: {
        sheet: 'Export',
        rules: ImportRules.parse({}),
        columns: [
          { index: 0, role: 'date' },
          { index: 1, role: 'score' },
          { index: 2, role: 'comment' },
        ],
      },
    })
  })

  test('the one named, before the one used last for this layout, before what was recognised', () => {
    const older = saved('older', '2026-01-01', [{ header: 'note', role: 'score' }])
    const newer = saved('newer', '2026-02-01', [{ header: 'Avis', role: 'score' }])
    expect(chosenMapping(file, [older, newer], null, NOTHING_SAID)).toMatchObject({
      saved: 'newer',
      scoreColumn: 'Avis',
    })
    const named = chosenMapping(file, [older, newer], older, NOTHING_SAID)
    expect(named).toMatchObject({ saved: 'older', scoreColumn: 'Note' })
  })

  test('a saved one that needs other columns is refused when it was named, else passed over', () => {
    const other = saved('other', '2026-01-01', [
      { header: 'Note', role: 'score' },
      { header: 'Ville', role: 'segment' },
    ])
    expect(chosenMapping(file, [other], null, NOTHING_SAID).saved).toBeNull()
    expect(failureOf(() => chosenMapping(file, [other], other, NOTHING_SAID))).toEqual({
      code: 'mapping-does-not-fit',
      facts: { file: 'a.csv', mapping: 'other', columns: ['Ville'] },
    })
  })

  test('the column that was named is the score, by its words, a part of them, or its number', () => {
    const wide = recognition({ 'Note T1': 'score', 'Note T2': 'ignore', 'Êtes-vous satisfait ?': 'ignore' })
    const scoreBy = (scoreColumn: string) => {
      const { mapping } = chosenMapping(wide, [], null, { ...NOTHING_SAID, scoreColumn })
      return mapping.columns.map(({ index, role }) => [index, role])
    }
    expect(scoreBy('note t2')).toEqual([[1, 'score']])
    expect(scoreBy('satisfait')).toEqual([[2, 'score']])
    expect(scoreBy('3')).toEqual([[2, 'score']])
    expect(failureOf(() => scoreBy('note'))).toMatchObject({ code: 'no-such-column' })
  })

  test('rules and the order of dates that were said; rows that decide are not overruled', () => {
    const said = { ...NOTHING_SAID, dateOrder: 'day-first', keepAnswers: 'latest', keepPersons: 'first' } as const
    const { mapping } = chosenMapping(file, [], null, said)
    expect(mapping.rules).toMatchObject({ sameAnswer: 'latest', samePerson: 'first', partial: 'skip' })
    expect(mapping.columns[0]).toEqual({ index: 0, role: 'date', dateOrder: 'day-first' })
    const decided = recognition({ Date: 'date', Note: 'score' })
    const columns = decided.columns.map((column) => ({ ...column, dateOrder: 'iso' as const }))
    expect(chosenMapping({ ...decided, columns }, [], null, said).mapping.columns[0]).toEqual({
      index: 0,
      role: 'date',
    })
  })

  test('without a score: unclear, unsuitable or none, each by its name', () => {
    const none = { Ville: 'segment', Note: 'ignore' } as const
    const failing = (more: Partial<Recognition>) =>
      failureOf(() => chosenMapping(recognition(none, more), [], null, NOTHING_SAID))
    expect(failing({ scoreCandidates: [1] })).toEqual({
      code: 'unclear-score-column',
      facts: { file: 'a.csv', columns: ['Note'] },
    })
    const means = failing({ unsuitable: { reason: 'means', column: 'Note', samples: ['7.4'] }, scoreCandidates: [1] })
    expect(means).toMatchObject({
      code: expect.stringMatching(/^unsuitable/),
      facts: { file: 'a.csv', column: 'Note' },
    })
    expect(failing({})).toMatchObject({ code: 'no-score-column' })
  })

  test('naming the unsuitable column does not make it a score; another one may be named', () => {
    const unsuitable: Recognition['unsuitable'] = { reason: 'other-scale', column: 'Satisfaction', samples: [] }
    const other = recognition({ Satisfaction: 'ignore', Note: 'ignore' }, { unsuitable })
    const naming = (scoreColumn: string) => chosenMapping(other, [], null, { ...NOTHING_SAID, scoreColumn })
    expect(naming('Note').scoreColumn).toBe('Note')
    const mapping = saved('own', '2026-01-01', [{ header: 'Note', role: 'score' }])
    expect(chosenMapping(other, [], mapping, NOTHING_SAID).scoreColumn).toBe('Note')
    expect(failureOf(() => naming('Satisfaction')).code).toMatch(/^unsuitable/)
  })
})
