// What the preview shows beside the score: categories that contradict it, spellings, contacts and accounts.
import { describe, expect, test } from 'vitest'
import { spellingsOf } from '../../electron/engine/import/preview/spellings'
import { aTable, previewed } from '../fixtures/table'

describe('categories of the file', () => {
  test('are recomputed from the score, and what differs is listed', async () => {
    const rows = [
      [9, 'Promoteur'],
      [7, 'Détracteur'],
      [3, 'Detractors'],
      [8, 'PASIVO'],
      [10, 'Neutre'],
      [6, ''],
      ['NA', 'Promoteur'],
    ]
    const { groupMismatches } = await previewed(aTable(['Note', 'Catégorie NPS'], rows), ['score', 'group'])
    expect(groupMismatches).toEqual({
      count: 2,
      examples: [
        { row: 3, score: 7, label: 'Détracteur' },
        { row: 6, score: 10, label: 'Neutre' },
      ],
    })
  })

  test('as the codes 1, 2 and 3 of Qualtrics', async () => {
    const rows = [
      [9, '3'],
      [7, 2],
      [3, '1'],
      [9, '1'],
    ]
    const preview = await previewed(aTable(['Q1', 'Q1_NPS_GROUP'], rows, 'qualtrics'), ['score', 'group'])
    expect(preview.groupMismatches.count).toBe(1)
    expect(preview).toMatchObject({ n: 4, promoters: 2, passives: 1, detractors: 1 })
  })
})

describe('spellings of one value', () => {
  const found = (values: Record<string, number>, known: string[] = []) =>
    spellingsOf(new Map(Object.entries(values)), known).map(({ to, variants }) => [
      to,
      ...variants.map(({ value }) => value).filter((value) => value !== to),
    ])

  test.each([
    // What differs in case alone is one value without any question.
    [{ SaaS: 5, Saas: 2 }, []],
    [{ Telecom: 5, TELECOM: 1, Télécoms: 2 }, [['Telecom', 'Télécoms']]],
    [{ Télécoms: 4, Telecom: 1 }, [['Télécoms', 'Telecom']]],
    [{ Industrie: 9, industries: 2, Indutrie: 1 }, [['Industrie', 'industries', 'Indutrie']]],
    [{ 'E-commerce': 2, Ecommerce: 5, 'e commerce': 1 }, [['Ecommerce', 'E-commerce', 'e commerce']]],
    [{ 'Île-de-France': 3, 'Ile de France': 2 }, [['Île-de-France', 'Ile de France']]],
    // What only looks alike.
    [{ '1-10': 2, '110': 3, '11-50': 2 }, []],
    [{ 'Lot 101': 2, 'Lot 102': 2 }, []],
    [{ '50': 2, '50+': 2, '<50': 1 }, []],
    [{ PME: 2, PMI: 2, Nord: 1, Bord: 1 }, []],
    [{ 'C++': 1, 'C#': 1, C: 1 }, []],
  ])('%j', (values, expected) => {
    expect(found(values)).toEqual(expected)
  })

  test('the program’s own segments are what others are brought to, never to one another', () => {
    expect(found({ Telecom: 9, Santé: 3 }, ['Télécoms'])).toEqual([['Télécoms', 'Telecom']])
    expect(found({ Telecom: 9, Télécoms: 3 }, ['Telecom', 'Télécoms'])).toEqual([])
    // The same name in another case is the program’s segment without any question.
    expect(found({ saas: 3 }, ['SaaS'])).toEqual([])
  })

  test('stay in sight once they are merged, so that the merge can be undone', async () => {
    const table = aTable(
      ['Note', 'Secteur'],
      [
        [9, 'Télécoms'],
        [8, 'Télécoms'],
        [7, 'Opérateurs'],
        [3, 'Telecom'],
      ],
    )
    const merges = [{ dimension: 'secteur', from: 'opérateurs', to: 'Télécoms' }]
    const preview = await previewed(table, ['score', 'segment'], { rules: { merges } })
    expect(preview.dimensions).toEqual([{ name: 'Secteur', values: 2, isNew: true }])
    expect(preview.sample[2]?.segments).toEqual([{ dimension: 'Secteur', value: 'Télécoms' }])
    expect(preview.spellings).toEqual([
      {
        dimension: 'Secteur',
        to: 'Télécoms',
        variants: [
          { value: 'Télécoms', rows: 2 },
          { value: 'Telecom', rows: 1 },
        ],
      },
    ])
  })
})

test('a row left out is listed with the cell that speaks against it', async () => {
  const table = aTable(
    ['Note', 'Statut', 'Type', 'N°', 'E-mail'],
    [
      [9, 'Partiel', 'NPS', '1', 'a@x.fr'],
      [9, 'Terminé', 'CSAT', '2', 'b@x.fr'],
      ['8,5', 'Terminé', 'NPS', '3', 'c@x.fr'],
      [9, 'Terminé', 'NPS', '4', 'd@x.fr'],
      [9, 'Terminé', 'NPS', '4', 'e@x.fr'],
      [9, 'Terminé', 'NPS', '5', 'D@x.fr'],
    ],
  )
  const roles = ['score', 'status', 'survey', 'answer', 'email'] as const
  const { issues } = await previewed(table, roles, { rules: { samePerson: 'first' } })
  expect(issues.map(({ row, reason, column, value }) => [row, reason, column, value])).toEqual([
    [2, 'partial', 'Statut', 'Partiel'],
    [3, 'other-survey', 'Type', 'CSAT'],
    [4, 'decimal', 'Note', '8,5'],
    [6, 'same-answer', 'N°', '4'],
    [7, 'same-person', 'E-mail', 'D@x.fr'],
  ])
})

describe('contacts and accounts', () => {
  const contacts = [
    { id: 1, name: 'Marie Durand', email: 'marie@x.fr', number: 'C1' },
    { id: 2, name: 'Luc Petit', email: 'commun@x.fr', number: 'c1' },
    { id: 3, name: 'Léa Petit', email: 'Commun@x.fr', number: null },
  ]
  const table = aTable(
    ['Note', 'E-mail', 'N° client', 'Société'],
    [
      [9, 'MARIE@x.fr', 'C1', 'Aubier'],
      [8, 'commun@x.fr', 'C9', 'AUBIER '],
      [7, 'autre@x.fr', '', 'Forges'],
      [6, '', '', ''],
      ['', 'marie@x.fr', 'C1', 'Personne'],
    ],
  )
  const roles = ['score', 'email', 'respondent', 'company'] as const
  const facts = { contacts, accounts: ['Aubier'] }

  test('by e-mail whatever its case; an address that two contacts share links to neither', async () => {
    const { links } = await previewed(table, roles, { facts })
    expect(links.contacts).toEqual({
      by: 'email',
      matched: 1,
      unmatched: 3,
      examples: [
        { row: 2, key: 'MARIE@x.fr', contact: 'Marie Durand' },
        { row: 3, key: 'commun@x.fr', contact: null },
        { row: 4, key: 'autre@x.fr', contact: null },
      ],
    })
    expect(links.accounts).toEqual({
      known: 1,
      created: 1,
      examples: [
        { name: 'Aubier', rows: 2, isNew: false },
        { name: 'Forges', rows: 1, isNew: true },
      ],
    })
  })

  test('by number, exactly as it stands; or not at all', async () => {
    const byNumber = await previewed(table, roles, { facts, rules: { contactBy: 'number' } })
    expect(byNumber.links.contacts).toMatchObject({ matched: 1, unmatched: 3 })
    const none = await previewed(table, roles, { facts, rules: { contactBy: 'none' } })
    expect(none.links.contacts).toEqual({ by: 'none', matched: 0, unmatched: 4, examples: [] })
  })
})
