// What is proposed for a file: header, roles with their evidence, layout; and the traps in which no score is proposed.
import { describe, expect, test } from 'vitest'
import type { Recognition } from '../../shared/contract/import'
import { answers, asRow, HEADER, recognised } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

const csv = (rows: readonly (readonly (string | number)[])[], delimiter = ',') =>
  encode(csvText(rows, { delimiter }), 'utf-8')
const rolesOf = ({ columns }: Recognition) => Object.fromEntries(columns.map(({ name, role }) => [name, role]))
const scoreIn = ({ columns }: Recognition) => columns.filter(({ role }) => role === 'score').map(({ name }) => name)
/** Columns given as their header and what stands in row i. */
const columns = (...given: [string, (i: number) => string | number][]) => {
  const rows = Array.from({ length: 40 }, (_, i) => given.map(([, value]) => value(i)))
  return csv([given.map(([name]) => name), ...rows])
}

describe('a plain French survey', () => {
  const { list } = answers(200, 5)

  test('every role is proposed, with the facts behind it', async () => {
    const found = await recognised(csv([HEADER, ...list.map(asRow)], ';'))
    expect(rolesOf(found)).toEqual({
      Identifiant: 'respondent',
      'Date de réponse': 'date',
      'Note NPS': 'score',
      Commentaire: 'comment',
      'E-mail': 'email',
      Entreprise: 'company',
      Secteur: 'segment',
    })
    const [id, date, score] = found.columns
    expect(date?.dateOrder).toBe('day-first')
    expect(id?.samples[0]).toBe('00001')
    expect(score?.evidence).toEqual([
      { fact: 'header-says', header: 'Note NPS' },
      { fact: 'scores-share', share: 1, count: 200 },
    ])
    expect(found).toMatchObject({
      delimiter: ';',
      layout: 'generic',
      headerRow: 1,
      headerRows: 1,
      firstDataRow: 2,
      rows: 200,
    })
  })

  test('title, filter and letter rows above the header are passed over', async () => {
    const above = [['Enquête de satisfaction'], ['Période :', 'T3 2026'], [], ['A', 'B', 'C', 'D', 'E', 'F', 'G']]
    const found = await recognised(csv([...above, HEADER, ...list.map(asRow)], ';'))
    expect(found).toMatchObject({ headerRow: 5, firstDataRow: 6, rows: 200 })
    expect(scoreIn(found)).toEqual(['Note NPS'])
  })

  test('a file that starts with data keeps its first row', async () => {
    const found = await recognised(csv(list.map(asRow), ';'))
    expect(found).toMatchObject({ headerRow: 0, headerRows: 0, firstDataRow: 1, rows: 200 })
    expect(found.columns[2]).toMatchObject({ name: '#3', role: 'ignore' })
    expect(found.scoreCandidates).toEqual([2])
  })

  test('unnamed and repeated headers are numbered', async () => {
    const found = await recognised(
      csv([
        ['', 'Note', 'Note', ''],
        ['a', 9, 8, 'x'],
        ['b', 7, 6, 'y'],
      ]),
    )
    expect(found.columns.map(({ name }) => name)).toEqual(['#1', 'Note', 'Note #2', '#4'])
  })
})

describe('the score column', () => {
  test.each([
    'NPS',
    'nps_score',
    'npsScore',
    'Note',
    'Q3: How likely are you to recommend us to a friend?',
    '<strong>Recommanderiez-vous</strong> notre service ?',
    'Sur une échelle de 0 à 10, dans quelle mesure nous recommanderiez-vous ?',
    'Quelle est la probabilité que vous recommandiez Acme à un ami ou un collègue ?',
    'Likelihood to recommend our support team',
  ])('%s', async (header) => {
    expect(scoreIn(await recognised(columns(['id', (i) => `r${i}`], [header, (i) => i % 11])))).toEqual([header])
  })

  test.each([
    ['several plausible ones', { 'NPS produit': 0, 'NPS service': 3 }, [0, 1]],
    ['something other than recommending', { 'Satisfaction globale': 0, Facilité: 2 }, [0, 1]],
    ['wording that says nothing', { 'Question 5': 0 }, [0]],
  ])('is not chosen between %s', async (_why, headers, candidates) => {
    const given = Object.entries(headers).map(([name, shift]): [string, (i: number) => number] => [
      name,
      (i) => (i + shift) % 11,
    ])
    const found = await recognised(columns(...given))
    expect(scoreIn(found)).toEqual([])
    expect(found.scoreCandidates).toEqual(candidates)
  })

  test('a recommendation wins over other 0–10 columns, which stay on offer', async () => {
    const found = await recognised(
      columns(
        ['Satisfaction', (i) => (i + 1) % 11],
        ['Note', (i) => (i + 2) % 11],
        ['NPS', (i) => i % 11],
        ['Effort', (i) => i % 8],
      ),
    )
    expect(scoreIn(found)).toEqual(['NPS'])
    expect(found.scoreCandidates.slice(0, 2)).toEqual([2, 1])
    expect(found.columns[0]?.evidence[0]).toEqual({ fact: 'not-recommendation', header: 'Satisfaction' })
  })

  test('a group column is never the score, in words or as 1, 2, 3', async () => {
    const found = await recognised(
      columns(
        ['NPS', (i) => ['Promoteur', 'Passif', 'Détracteur'][i % 3] ?? ''],
        ['Q12_NPS_GROUP', (i) => 1 + (i % 3)],
        ['NPS code', (i) => 1 + (i % 3)],
      ),
    )
    expect(scoreIn(found)).toEqual([])
    expect(found.scoreCandidates).not.toContain(0)
    expect(found.scoreCandidates).not.toContain(1)
  })

  test('means with decimals under “NPS” are not scores', async () => {
    const found = await recognised(columns(['Région', (i) => `R${i}`], ['NPS', (i) => 7 + i / 41]))
    expect(found.scoreCandidates).toEqual([])
  })

  test('labelled answers are scores', async () => {
    const label = (i: number) =>
      i % 11 === 10 ? 'Extremely likely - 10' : i % 11 === 0 ? 'Not at all likely - 0' : i % 11
    expect(scoreIn(await recognised(columns(['Would you recommend us?', label])))).toEqual(['Would you recommend us?'])
  })
})

describe('other roles', () => {
  test('first and last names, IP addresses, empty columns, long texts', async () => {
    const found = await recognised(
      columns(
        ['NPS', (i) => i % 11],
        ['Nom', (i) => `Durand${i}`],
        ['Prénom', (i) => `Marie${i}`],
        ['IP Address', (i) => `10.0.0.${i}`],
        ['Vide', () => ''],
        ['Dites-nous tout', (i) => `Le service rendu par l’agence numéro ${i} est à la hauteur de l’attente`],
        ['Niveau de gamme', (i) => `N${i % 4}`],
        ['Couleur', (i) => `C${i % 4}`],
      ),
    )
    expect(rolesOf(found)).toMatchObject({
      Nom: 'name',
      Prénom: 'name',
      'IP Address': 'ignore',
      Vide: 'ignore',
      'Dites-nous tout': 'comment',
      'Niveau de gamme': 'segment',
      Couleur: 'ignore',
    })
    const evidence = (name: string) => found.columns.find((column) => column.name === name)?.evidence
    expect(evidence('IP Address')).toEqual([{ fact: 'personal-data' }])
    expect(evidence('Vide')).toEqual([{ fact: 'empty' }])
    expect(evidence('Couleur')).toEqual([{ fact: 'few-values', values: 4 }])
  })

  test('the answer’s date wins over the invitation’s and the contract’s', async () => {
    const day = (month: number) => (i: number) => `2026-0${month}-${String(1 + (i % 28)).padStart(2, '0')}`
    const found = await recognised(
      columns(
        ["Date d'envoi", day(1)],
        ['Date de renouvellement', day(9)],
        ['Répondu le', day(2)],
        ['NPS', (i) => i % 11],
      ),
    )
    expect(rolesOf(found)).toMatchObject({
      "Date d'envoi": 'ignore',
      'Date de renouvellement': 'ignore',
      'Répondu le': 'date',
    })
  })

  test('dates that no row decides have no order; customer numbers have none either', async () => {
    const found = await recognised(
      columns(['Date', (i) => `0${1 + (i % 9)}/11/2026`], ['user_id', (i) => 20_000 + i], ['NPS', (i) => i % 11]),
    )
    expect(found.columns.map(({ role, dateOrder }) => [role, dateOrder])).toEqual([
      ['date', null],
      ['respondent', null],
      ['score', null],
    ])
  })
})
