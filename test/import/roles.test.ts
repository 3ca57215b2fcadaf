// Roles beyond score, comment and date: whose number a number is, states, kinds of survey, categories, owners, values;
// and columns that only look like them.
import { describe, expect, test } from 'vitest'
import type { Recognition } from '../../shared/contract/import'
import { recognised } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'
import { workbook } from '../fixtures/workbook'

type Given = [string, (i: number) => string | number]
const NPS: Given = ['NPS', (i) => i % 11]
const table = (given: readonly Given[], count = 40) => [
  given.map(([name]) => name),
  ...Array.from({ length: count }, (_, i) => given.map(([, value]) => value(i))),
]
const columns = (...given: Given[]) => recognised(encode(csvText(table(given)), 'utf-8'))
const rolesOf = (found: Recognition) => Object.fromEntries(found.columns.map(({ name, role }) => [name, role]))
const evidence = (found: Recognition, name: string) => found.columns.find((column) => column.name === name)?.evidence
const one =
  (...values: (string | number)[]) =>
  (i: number) =>
    values[i % values.length] ?? ''

describe('numbers', () => {
  test('an answer’s number and a person’s are told apart; a plain id is the person’s', async () => {
    const both = await columns(['Response ID', (i) => `R${i}`], ['Customer ID', (i) => `C${i % 30}`], NPS)
    expect(rolesOf(both)).toMatchObject({ 'Response ID': 'answer', 'Customer ID': 'respondent' })
    const french = await columns(['ID de la réponse', (i) => i + 100], ['Code client', (i) => `C${i}`], NPS)
    expect(rolesOf(french)).toMatchObject({ 'ID de la réponse': 'answer', 'Code client': 'respondent' })
    expect(rolesOf(await columns(['id', (i) => i + 100], NPS))).toMatchObject({ id: 'respondent' })
  })

  test('fields that a company added to its CRM are read by their names', async () => {
    const found = await columns(
      ['Net_Promoter_Score__c', (i) => i % 11],
      ['NPS_Grouping__c', one('Promoter', 'Passive', 'Detractor')],
      ['Comments__c', (i) => `call number ${i} was answered late`],
      ['Account__c', one('Norvane', 'Aubier')],
      ['CreatedDate', (i) => `2026-02-${10 + (i % 18)}T10:00:00.000Z`],
    )
    expect(rolesOf(found)).toEqual({
      Net_Promoter_Score__c: 'score',
      NPS_Grouping__c: 'group',
      Comments__c: 'comment',
      Account__c: 'company',
      CreatedDate: 'date',
    })
  })

  test('tickets and amounts per year', async () => {
    const found = await columns(
      ['N° de ticket', (i) => `T-${4000 + i}`],
      ['CA annuel', (i) => `${12 + i} 500,50 €`],
      ['Valeur', one('haute', 'basse')],
      NPS,
    )
    expect(rolesOf(found)).toEqual({ 'N° de ticket': 'ticket', 'CA annuel': 'value', Valeur: 'ignore', NPS: 'score' })
    expect(evidence(found, 'CA annuel')).toEqual([
      { fact: 'header-says', header: 'CA annuel' },
      { fact: 'numbers-share', share: 1 },
    ])
  })
})

describe('people and segments', () => {
  test('an owner and a part in the account have roles of their own; a persona and a function stay segments', async () => {
    const found = await columns(
      ['Propriétaire du compte', one('Lise', 'Théo')],
      ['Intitulé du poste', one('Acheteur', 'Directrice')],
      ['Persona', one('décideur', 'usager')],
      ['Fonction', one('achats', 'qualité')],
      NPS,
    )
    expect(rolesOf(found)).toEqual({
      'Propriétaire du compte': 'owner',
      'Intitulé du poste': 'role',
      Persona: 'segment',
      Fonction: 'segment',
      NPS: 'score',
    })
  })
})

describe('states and kinds', () => {
  test('a status is one only where all its values are states', async () => {
    const found = await columns(
      ['Statut', one('Terminé', 'Partiel', 'Disqualifié')],
      ['Status', one('gold', 'silver')],
      NPS,
    )
    expect(rolesOf(found)).toMatchObject({ Statut: 'status', Status: 'ignore' })
    expect(evidence(found, 'Statut')).toEqual([
      { fact: 'header-says', header: 'Statut' },
      { fact: 'states', values: ['Terminé', 'Partiel', 'Disqualifié'] },
    ])
  })

  test('the kind of survey, by its values', async () => {
    const found = await columns(["Type d'enquête", one('NPS', 'CSAT', 'CES')], ['Note', (i) => i % 11])
    expect(rolesOf(found)).toEqual({ "Type d'enquête": 'survey', Note: 'score' })
    expect(rolesOf(await columns(["Type d'enquête", one('à chaud', 'à froid')], NPS))).toMatchObject({
      "Type d'enquête": 'ignore',
    })
  })

  test('the category, in words, as codes or as weights, and of several the one beside the score', async () => {
    const found = await columns(
      ['Groupe A', one('Promoteur', 'Passif', 'Détracteur')],
      ['Avis', (i) => `le délai numéro ${i} n’a pas été tenu`],
      ['Q12_NPS_GROUP', one(3, 2, 1)],
      NPS,
    )
    expect(rolesOf(found)).toMatchObject({ 'Groupe A': 'ignore', Q12_NPS_GROUP: 'group', NPS: 'score' })
    expect(evidence(found, 'Q12_NPS_GROUP')).toEqual([{ fact: 'group-labels', values: 3 }])
    expect(rolesOf(await columns(['Poids', one(100, 0, -100)], NPS))).toEqual({ Poids: 'group', NPS: 'score' })
  })
})

describe('dates', () => {
  test('what decides the order of the dates is counted and shown', async () => {
    const day = (i: number) => `${String(1 + (i % 28)).padStart(2, '0')}/03/2026`
    const found = await columns(['Date', day], NPS)
    expect(evidence(found, 'Date')).toEqual([
      { fact: 'header-says', header: 'Date' },
      { fact: 'dates-share', share: 1 },
      { fact: 'dates-decided', order: 'day-first', count: 16, example: '13/03/2026' },
    ])
  })

  test('dates that contradict each other are decided by nothing', async () => {
    const found = await columns(['Date', one('25/03/2026', '03/25/2026')], NPS)
    expect(found.columns[0]).toMatchObject({ role: 'date', dateOrder: null })
    expect(evidence(found, 'Date')?.map(({ fact }) => fact)).toEqual(['header-says', 'dates-share'])
  })
})

describe('comments', () => {
  test('questions of which each person gets one are one comment; an open “other” is none', async () => {
    const text = (share: number) => (i: number) => (i % 3 === share ? `la phrase numéro ${i} est entière` : '')
    const found = await columns(
      ['Pourquoi ?', text(0)],
      ['Que faudrait-il pour un 10 ?', text(1)],
      ['Quel est le point fort ?', text(2)],
      ['Autre (veuillez préciser)', (i) => (i === 7 ? 'par un salon professionnel' : '')],
      ['Remarque interne', (i) => `rappeler le client avant le ${i} du mois`],
      NPS,
    )
    expect(rolesOf(found)).toMatchObject({ NPS: 'score', 'Autre (veuillez préciser)': 'ignore' })
    const comments = found.columns.filter(({ role }) => role === 'comment').map(({ name }) => name)
    expect(comments).toEqual(['Pourquoi ?', 'Que faudrait-il pour un 10 ?', 'Quel est le point fort ?'])
  })
})

describe('waves side by side', () => {
  test('months that Excel holds as dates are headers of their scores', async () => {
    const months = [0, 1, 2].map((month) => new Date(Date.UTC(2026, month, 1)))
    const rows = Array.from({ length: 30 }, (_, i) => [`Client ${i}`, i % 11, (i + 3) % 11, (i + 5) % 11])
    const found = await recognised(
      workbook('xlsx', [{ name: 'Suivi', rows: [['Client', ...months], ...rows] }]),
      'suivi.xlsx',
    )
    expect(found).toMatchObject({ headerRow: 1, waveColumns: [1, 2, 3], unsuitable: null })
    expect(found.columns[1]?.name).toBe('2026-01-01')
  })

  test('a score beside those of earlier waves is the score', async () => {
    const found = await columns(
      ['NPS', (i) => i % 11],
      ['Note 2024', (i) => (i + 1) % 11],
      ['Note 2025', (i) => (i + 2) % 11],
    )
    expect(found.waveColumns).toEqual([])
    expect(rolesOf(found)).toMatchObject({ NPS: 'score' })
  })

  test('satisfaction per year is no recommendation per wave', async () => {
    const found = await columns(['Satisfaction 2024', (i) => i % 11], ['Satisfaction 2025', (i) => (i + 1) % 11])
    expect(found).toMatchObject({ waveColumns: [], unsuitable: null })
    expect(found.scoreCandidates).toEqual([0, 1])
  })
})

describe('names that are accepted without having been seen in a file', () => {
  test.each([
    [['ID du répondant', 'ID du collecteur', 'Date de fin', 'Recommanderiez-vous Norvane ?'], 'surveymonkey'],
    [['Id', 'Hora de inicio', 'Hora de finalización', '¿NPS?'], 'microsoft-forms'],
    [['Permalink', 'Created At', 'Comment', 'Score'], 'delighted'],
  ] as const)('%s', async (header, layout) => {
    const second = layout === 'surveymonkey' ? [['', '', '', 'Réponse']] : []
    const data = Array.from({ length: 12 }, (_, i) => [i + 100, i + 500, `2026-02-${10 + i} 10:00:00`, i % 11])
    const found = await recognised(encode(csvText([header, ...second, ...data]), 'utf-8'))
    expect(found).toMatchObject({ layout, rows: 12 })
    expect(found.layoutEvidence.every((cell) => header.some((name) => name === cell))).toBe(true)
  })

  test('an answer that begins with the name of a tool is no header of it', async () => {
    const data = Array.from({ length: 12 }, (_, i) => [i % 11, 'Delighted with everything'])
    expect(await recognised(encode(csvText([['NPS', 'Commentaire'], ...data]), 'utf-8'))).toMatchObject({
      layout: 'generic',
      headerRow: 1,
    })
  })
})
