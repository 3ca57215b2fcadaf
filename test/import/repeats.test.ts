// The same answer or the same person twice, in the file and in the wave: which one stays, and what is counted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aStored, aTable, checked } from '../fixtures/table'

const roles = ['score', 'answer', 'email', 'date'] as const
const header = ['Note', 'N°', 'E-mail', 'Date']
const file = (...rows: (string | number)[][]) => aTable(header, rows)

describe('within the file', () => {
  const twice = file([9, 'a', '', '2026-02-01'], [3, 'a', '', '2026-03-01'], [7, 'b', '', ''])

  test('the first, the latest, or both', async () => {
    const verdictsOf = async (sameAnswer: 'first' | 'latest' | 'all') =>
      (await checked(twice, roles, { rules: { sameAnswer } })).verdicts
    expect(await verdictsOf('first')).toEqual([9, 'same-answer', 7])
    expect(await verdictsOf('latest')).toEqual(['same-answer', 3, 7])
    expect(await verdictsOf('all')).toEqual([9, 3, 7])
  })

  test('newest first, as SurveyMonkey writes: the date decides, not the row', async () => {
    const newestFirst = file([3, 'a', '', '2026-03-01'], [9, 'a', '', '2026-02-01'])
    expect((await checked(newestFirst, roles, { rules: { sameAnswer: 'latest' } })).verdicts).toEqual([
      3,
      'same-answer',
    ])
    expect((await checked(newestFirst, roles)).verdicts).toEqual(['same-answer', 9])
  })

  test('persons by e-mail whatever its case, else by their number; counted whatever the rule', async () => {
    const table = aTable(
      ['Note', 'E-mail', 'Client'],
      [
        [9, 'A@x.fr', 'C1'],
        [3, 'a@X.fr', 'C2'],
        [7, '', 'C1'],
        [6, '', 'C1'],
      ],
    )
    const personRoles = ['score', 'email', 'respondent'] as const
    const all = await checked(table, personRoles)
    expect(all.verdicts).toEqual([9, 3, 7, 6])
    expect(all.repeats.persons).toEqual({ inFile: 2, inWave: 0 })
    const one = await checked(table, personRoles, { rules: { samePerson: 'first' } })
    expect(one.verdicts).toEqual([9, 'same-person', 7, 'same-person'])
  })

  test('the same answer twice is not also the same person twice', async () => {
    const table = file([9, 'a', 'm@x.fr', ''], [9, 'a', 'm@x.fr', ''], [8, 'b', 'm@x.fr', ''])
    for (const sameAnswer of ['first', 'latest', 'all'] as const) {
      const { repeats } = await checked(table, roles, { rules: { sameAnswer } })
      expect(repeats).toMatchObject({ answers: { inFile: 1 }, persons: { inFile: 1 } })
    }
  })
})

describe('against the wave', () => {
  const stored = [aStored({ id: 41, answer: 'a', score: 9, answeredAt: '2026-02-01' })]

  test('an answer without a number is known by who gave it, when, and the score', async () => {
    const table = aTable(
      ['Note', 'E-mail', 'Date'],
      [
        [9, 'A@x.fr', '2026-02-01'],
        [8, 'a@x.fr', '2026-02-01'],
        [9, 'a@x.fr', '2026-02-02'],
        [9, '', '2026-02-01'],
      ],
    )
    const known = [aStored({ id: 5, email: 'a@x.fr', score: 9, answeredAt: '2026-02-01' })]
    const { verdicts, repeats } = await checked(table, ['score', 'email', 'date'], { stored: known })
    expect(verdicts).toEqual(['in-wave', 8, 9, 9])
    expect(repeats.answers).toEqual({ inFile: 0, inWave: 1 })
    // On one day somebody may well give the same score twice: what the wave does not hold counts each time.
    const again = aTable(
      ['Note', 'E-mail', 'Date'],
      [0, 1].map(() => [7, 'b@x.fr', '2026-02-01']),
    )
    expect((await checked(again, ['score', 'email', 'date'], { stored: known })).verdicts).toEqual([7, 7])
  })

  test('first: what the wave has stays', async () => {
    const found = await checked(file([3, 'a', '', '2026-03-01'], [7, 'b', '', '']), roles, { stored })
    expect(found.verdicts).toEqual(['in-wave', 7])
    expect(found.repeats).toMatchObject({ answers: { inWave: 1 }, replaced: 0 })
  })

  test.each([
    ['a later one takes its place', [3, '2026-03-01'], 3],
    ['an earlier one does not', [3, '2026-01-15'], 'in-wave'],
    ['the same once more does not', [9, '2026-02-01'], 'in-wave'],
    ['one of the same day with another score does', [3, '2026-02-01'], 3],
    ['one without a date does', [9, ''], 9],
  ] as const)('latest: %s', async (_, [score, date], verdict) => {
    const found = await checked(file([score, 'a', '', date]), roles, { stored, rules: { sameAnswer: 'latest' } })
    expect(found.verdicts).toEqual([verdict])
    expect([...found.replaces]).toEqual(verdict === 'in-wave' ? [] : [[0, 41]])
    expect(found.repeats.replaced).toBe(found.replaces.size)
  })

  test('of several rows against one response a single one takes its place', async () => {
    const rows = file([3, 'a', '', '2026-03-01'], [4, 'a', '', '2026-05-01'], [5, 'a', '', '2026-04-01'])
    const found = await checked(rows, roles, { stored, rules: { sameAnswer: 'latest' } })
    expect(found.verdicts).toEqual(['same-answer', 4, 'same-answer'])
    expect([...found.replaces]).toEqual([[1, 41]])
  })

  test('all: nothing is left out, everything is counted', async () => {
    const found = await checked(file([9, 'a', '', '2026-02-01']), roles, { stored, rules: { sameAnswer: 'all' } })
    expect(found.verdicts).toEqual([9])
    expect(found.repeats.answers.inWave).toBe(1)
  })

  test('a person who is there already; who takes the place of an own answer is not there twice', async () => {
    const own = [aStored({ id: 41, answer: 'a', email: 'm@x.fr', score: 9, answeredAt: '2026-02-01' })]
    const rules = { sameAnswer: 'latest', samePerson: 'first' } as const
    const update = await checked(file([3, 'a', 'M@x.fr', '2026-03-01']), roles, { stored: own, rules })
    expect(update.verdicts).toEqual([3])
    expect(update.repeats.persons.inWave).toBe(0)
    const another = await checked(file([3, 'b', 'M@x.fr', '2026-03-01']), roles, { stored: own, rules })
    expect(another.verdicts).toEqual(['person-in-wave'])
    const both = { sameAnswer: 'latest', samePerson: 'latest' } as const
    const later = await checked(file([3, 'b', 'M@x.fr', '2026-03-01']), roles, { stored: own, rules: both })
    expect([...later.replaces]).toEqual([[0, 41]])
  })

  test('a row that lost to another of its person gives the place back, and the winner takes it', async () => {
    const own = [aStored({ id: 41, answer: 'a', email: 'm@x.fr', score: 9, answeredAt: '2026-02-01' })]
    const rows = file([3, 'a', 'm@x.fr', '2026-03-01'], [5, 'b', 'm@x.fr', '2026-04-01'])
    const rules = { sameAnswer: 'latest', samePerson: 'latest' } as const
    const found = await checked(rows, roles, { stored: own, rules })
    expect(found.verdicts).toEqual(['same-person', 5])
    expect([...found.replaces]).toEqual([[1, 41]])
  })
})

const keep = fc.constantFrom('first', 'latest', 'all')
const rules = fc.record({
  partial: fc.constantFrom('skip', 'count'),
  tests: fc.constantFrom('skip', 'count'),
  sameAnswer: keep,
  samePerson: keep,
})
const state = fc.constantFrom('', 'Complete', 'Partial', 'Survey Preview', 'Spam')
const day = fc.constantFrom('', '2026-01-01', '2026-02-01', '2026-02-01 10:00:00', '2026-03-01', 'bientôt')
const row = fc.tuple(
  fc.constantFrom(0, 3, 6, 7, 8, 9, 10, '', 'NA', '8,5', '11', 'Total'),
  fc.constantFrom('', 'a', 'b', 'c', 'd'),
  fc.constantFrom('', 'm@x.fr', 'M@x.fr', 'n@x.fr'),
  fc.constantFrom('', 'C1', 'C2'),
  day,
  state,
  fc.constantFrom('', 'NPS', 'CSAT'),
)
const storedAnswers = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 10 }),
    answer: fc.constantFrom(null, 'a', 'b', 'c'),
    email: fc.constantFrom(null, 'm@x.fr', 'n@x.fr'),
    respondent: fc.constantFrom(null, 'C1', 'C2'),
    answeredAt: fc.constantFrom(null, '2026-01-01', '2026-02-01', '2026-02-15'),
  }),
  { maxLength: 6 },
)
const allRoles = ['score', 'answer', 'email', 'respondent', 'date', 'status', 'survey'] as const
const allHeader = ['Note', 'N°', 'E-mail', 'Client', 'Date', 'Status', 'Type']
const roleOrNone = fc.tuple(
  ...allRoles.slice(1).map((role) => fc.constantFrom(role, 'ignore' as const)),
) as unknown as fc.Arbitrary<(typeof allRoles)[number][]>

describe('whatever the file, the mapping, the rules and the wave', () => {
  test('read = imported + skipped + rejected, and what is replaced is replaced once, by a row that counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 20 }),
        rules,
        storedAnswers,
        roleOrNone,
        async (rows, rule, wave, rest) => {
          const stored = wave.map((one, id) => ({ id: id + 1, ...one }))
          const { counts, judgement, replaces, repeats, verdicts } = await checked(
            aTable(allHeader, rows),
            ['score', ...rest],
            { rules: rule, stored },
          )
          expect(counts.read).toBe(rows.length)
          expect(counts.imported + counts.skipped + counts.rejected).toBe(counts.read)
          const sum = counts.reasons.reduce((total, { count }) => total + count, 0)
          expect(sum).toBe(counts.skipped + counts.rejected)
          expect(judgement.scoreCounts.reduce((a, b) => a + b, 0)).toBe(counts.imported)
          for (const count of judgement.scoreCounts) expect(count).toBeGreaterThanOrEqual(0)
          expect(counts.reasons.some(({ reason }) => reason === 'replaced')).toBe(false)
          expect(new Set(replaces.values()).size).toBe(replaces.size)
          expect(repeats.replaced).toBe(replaces.size)
          for (const replacing of replaces.keys()) expect(typeof verdicts[replacing]).toBe('number')
        },
      ),
      { numRuns: 500, seed: 4 },
    )
  })

  test('after “one per person” no person is twice among the rows that count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 20 }),
        fc.constantFrom('first', 'latest'),
        storedAnswers,
        async (rows, samePerson, wave) => {
          const stored = wave.map((one, id) => ({ id: id + 1, ...one }))
          const found = await checked(aTable(allHeader, rows), allRoles, { rules: { samePerson }, stored })
          const persons = rows.flatMap((cells, i) => {
            const key = cells[2] === '' ? cells[3] : cells[2].toLowerCase()
            return typeof found.verdicts[i] === 'number' && key !== '' ? [key] : []
          })
          expect(new Set(persons).size).toBe(persons.length)
        },
      ),
      { numRuns: 300, seed: 4 },
    )
  })

  test('n and the three categories do not depend on the order of the rows, where dates tell repeats apart', async () => {
    const dated = fc
      .array(fc.tuple(fc.constantFrom(0, 6, 7, 9, '', 'x'), fc.constantFrom('', 'a', 'b'), state), { maxLength: 15 })
      .map((cells) =>
        cells.map(([score, answer, status], i): (string | number)[] => [
          score,
          answer,
          `2026-01-${String(i + 1).padStart(2, '0')}`,
          status,
        ]),
      )
    await fc.assert(
      fc.asyncProperty(dated, keep, fc.infiniteStream(fc.nat()), async (rows, sameAnswer, order) => {
        const shuffled = rows
          .map((cells) => ({ cells, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ cells }) => cells)
        const countsOf = async (cells: (string | number)[][]) => {
          const table = aTable(['Note', 'N°', 'Date', 'Status'], cells)
          const { judgement, counts } = await checked(table, ['score', 'answer', 'date', 'status'], {
            rules: { sameAnswer },
          })
          return { scores: judgement.scoreCounts, counts }
        }
        expect(await countsOf(shuffled)).toEqual(await countsOf(rows))
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})
