// The choices about a file: from the file itself, from a saved mapping, from another file; and the rules in view.
import { describe, expect, test } from 'vitest'
import {
  carriedOver,
  choicesOf,
  firstChoices,
  keptOf,
  mappingOfChoices,
} from '../../renderer/src/screens/import/choices'
import { withDateOrder, withDimension, withRole } from '../../renderer/src/screens/import/draft'
import { DEFAULT_RULES, rulesAtStake, spellingsOf, withMerge } from '../../renderer/src/screens/import/rules'
import { ImportRules } from '../../shared/contract/import'
import { column, preview, recognition, saved } from './importFiles'

const file = recognition([
  column(0, { role: 'score' }),
  column(1, { role: 'date', samples: ['1/2/2026'] }),
  column(2, { role: 'segment', name: 'Sector' }),
  column(3, { role: 'company', name: 'Client' }),
])
/** The same columns in another order; its dates can be read in one way only. */
const moved = recognition([
  column(0, { role: 'company', name: 'Client' }),
  column(1, { role: 'segment', name: 'Sector' }),
  column(2, { role: 'date', name: 'c1', dateOrder: 'month-first' }),
  column(3, { role: 'score', name: 'c0' }),
])
const rolesOf = (choices: { columns: readonly { role: string }[] }) => choices.columns.map(({ role }) => role)

test('the rules begin as the contract has them', () => {
  expect(DEFAULT_RULES).toEqual(ImportRules.parse({}))
})

describe('a saved mapping', () => {
  const mine = saved({
    columns: [
      { header: 'c0', role: 'score' },
      { header: 'c1', role: 'date', dateOrder: 'day-first' },
      { header: 'Sector', role: 'segment', dimension: 'Industry' },
      { header: 'Owner', role: 'owner' },
    ],
  })

  test('is applied to a file of its signature, wherever the columns stand, and says what is missing', () => {
    const choices = firstChoices(file, [saved({ signature: 'other' }), mine])
    expect(choices.saved).toEqual({ id: mine.id, name: 'Quarterly' })
    expect(choices.missing).toEqual(['Owner'])
    expect(rolesOf(choices)).toEqual(['score', 'date', 'segment', 'ignore'])
    expect(mappingOfChoices(choices, null)).toEqual({
      sheet: null,
      rules: mine.rules,
      columns: [
        { index: 0, role: 'score' },
        { index: 1, role: 'date', dateOrder: 'day-first' },
        { index: 2, role: 'segment', dimension: 'Industry' },
        { index: 3, role: 'ignore' },
      ],
    })
  })

  test('of another signature is not; the file speaks for itself', () => {
    const choices = firstChoices(file, [saved({ signature: 'other' })])
    expect(choices).toEqual(choicesOf(file))
    expect(choices.rules).toEqual(DEFAULT_RULES)
  })

  test('gives way where the rows of this file decide the order of their dates', () => {
    const choices = firstChoices(moved, [mine])
    expect(choices.columns.map(({ dateOrder }) => dateOrder)).toEqual([null, null, 'month-first', null])
  })

  test('does not decide which of several scores belongs to this wave', () => {
    const wide = recognition([column(0, {}), column(1, {})], [0, 1], { waveColumns: [0, 1] })
    const choices = firstChoices(wide, [saved()])
    expect(choices.saved).not.toBeNull()
    expect(mappingOfChoices(choices, null)).toBeNull()
  })

  test('keeps what was chosen, by the words of the headers', () => {
    let { columns } = choicesOf(file)
    columns = withDimension(withDateOrder(withRole(columns, 3, 'ignore'), 1, 'day-first'), 2, ' Industry ')
    expect(keptOf({ ...choicesOf(file), columns }, file)).toEqual({
      signature: 's',
      layout: 'generic',
      rules: DEFAULT_RULES,
      columns: [
        { header: 'c0', role: 'score' },
        { header: 'c1', role: 'date', dateOrder: 'day-first' },
        { header: 'Sector', role: 'segment', dimension: 'Industry' },
      ],
    })
  })
})

test('choices pass to another file with the same columns; its own dates stay decided', () => {
  const from = choicesOf(file)
  const rules = { ...from.rules, partial: 'count' as const }
  const chosen = { ...from, rules, columns: withDimension(withDateOrder(from.columns, 1, 'day-first'), 2, 'Industry') }
  const there = carriedOver(chosen, file, moved)
  expect(rolesOf(there)).toEqual(['company', 'segment', 'date', 'score'])
  expect(there.columns[1]?.dimension).toBe('Industry')
  expect(there.columns[2]?.dateOrder).toBe('month-first')
  expect(there.rules.partial).toBe('count')
})

describe('rules are in view only where they matter', () => {
  const { columns } = choicesOf(file)
  const none = { partial: false, tests: false, sameAnswer: false, samePerson: false, contacts: false, accounts: false }

  test('a plain file calls for none', () => {
    expect(rulesAtStake(preview(10), DEFAULT_RULES, columns)).toEqual(none)
  })

  test('rows, repeats, e-mails and companies call for theirs', () => {
    const rows = { ...preview(8).rows, reasons: [{ kind: 'skipped' as const, reason: 'spam' as const, count: 2 }] }
    const repeats = { answers: { inFile: 0, inWave: 3 }, persons: { inFile: 1, inWave: 0 }, replaced: 0 }
    const links = { ...preview(0).links, accounts: { known: 0, created: 1, examples: [] } }
    const withMail = withRole(columns, 3, 'email')
    expect(rulesAtStake(preview(8, { rows, repeats, links }), DEFAULT_RULES, withMail)).toEqual({
      partial: false,
      tests: true,
      sameAnswer: true,
      samePerson: true,
      contacts: true,
      accounts: true,
    })
  })

  test('a rule that was changed stays, so that it can be changed back', () => {
    const rules = { ...DEFAULT_RULES, partial: 'count' as const }
    expect(rulesAtStake(preview(10), rules, columns)).toEqual({ ...none, partial: true })
  })
})

describe('spellings', () => {
  const proposals = preview(20, {
    spellings: [
      {
        dimension: 'Sector',
        to: 'SaaS',
        variants: [
          { value: 'SaaS', rows: 90 },
          { value: 'Saas', rows: 12 },
          { value: 'SAAS', rows: 1 },
        ],
      },
    ],
  })

  test('are proposed, and none is merged before it is ticked', () => {
    const spellings = spellingsOf(proposals, DEFAULT_RULES)
    expect(spellings.map(({ from, rows, merged }) => [from, rows, merged])).toEqual([
      ['Saas', 12, false],
      ['SAAS', 1, false],
    ])
    expect(DEFAULT_RULES.merges).toEqual([])
  })

  test('can be merged and parted again, also when the preview tells of them no more', () => {
    const [first] = spellingsOf(proposals, DEFAULT_RULES)
    if (!first) throw new Error('a spelling is proposed')
    const merged = withMerge(DEFAULT_RULES, first, true)
    expect(merged.merges).toEqual([{ dimension: 'Sector', from: 'Saas', to: 'SaaS' }])
    expect(withMerge(merged, first, true)).toEqual(merged)
    const told = spellingsOf(preview(20), merged)
    expect(told).toEqual([{ dimension: 'Sector', from: 'Saas', to: 'SaaS', rows: null, merged: true }])
    expect(withMerge(merged, first, false)).toEqual(DEFAULT_RULES)
  })
})
