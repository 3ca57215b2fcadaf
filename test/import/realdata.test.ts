// Acceptance on public survey files that nobody here wrote. They are not part of the project: NPS_SHARED names the
// folder that holds them; without it these tests are skipped, and say so.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recognised, scored } from '../fixtures/answers'

const folder = process.env.NPS_SHARED ? join(process.env.NPS_SHARED, 'realdata') : undefined
const present = folder !== undefined && existsSync(folder)
if (!present) console.warn('Skipped: real survey files. Set NPS_SHARED to the folder that holds realdata/ to run them.')

const bytesOf = (file: string) => readFileSync(join(folder ?? '', file))
const RATED = 'how would you rate Sudzilla?'

describe.skipIf(!present)('real files give their published figures', () => {
  test.each([
    ['garden-centre-fr.csv', 'nps', 13612, 8465, 3953, 1194, 53.4161],
    ['garden-centre-fr.csv', undefined, 13612, 8465, 3953, 1194, 53.4161],
    ['google-forms-fr.csv', undefined, 93, 36, 32, 25, 11.828],
    ['conference-us-ambiguous-dates.csv', RATED, 39, 8, 9, 22, -35.8974],
    ['conference-iso-dates.csv', RATED, 39, 8, 9, 22, -35.8974],
    ['airlines.csv', undefined, 5723, 2069, 2096, 1558, 8.9289],
    ['airline-prep-air.csv', undefined, 184, 74, 75, 35, 21.1957],
    ['nps_email.csv', 'nps_rating', 1952, 819, 677, 456, 18.5963],
    ['nps_mobile.csv', undefined, 1801, 377, 782, 642, -14.714],
    ['nps_web.csv', undefined, 2290, 1000, 796, 494, 22.0961],
  ])('%s', async (file, scoreColumn, n, promoters, passives, detractors, nps) => {
    const score = await scored(bytesOf(file), { scoreColumn }, file)
    expect(score).toMatchObject({ n, promoters, passives, detractors })
    expect(score.nps).toBeCloseTo(nps, 3)
    const excluded = score.rows.excluded.reduce((sum, { count }) => sum + count, 0)
    expect(score.rows.read).toBe(score.rows.counted + excluded)
  })

  test('the garden centre: two code pages in one file, 342 rows without an answer', async () => {
    expect(await scored(bytesOf('garden-centre-fr.csv'))).toMatchObject({
      encoding: 'mixed-1252-850',
      rows: { read: 13954, counted: 13612, excluded: [{ reason: 'non-answer', count: 342 }] },
    })
    const { columns, repairs } = await recognised(bytesOf('garden-centre-fr.csv'))
    expect(columns.map(({ name, role }) => [name, role])).toEqual([
      ['#1', 'ignore'],
      ['id', 'respondent'],
      ['nps', 'score'],
      ['satisfaction', 'ignore'],
      ['intention', 'ignore'],
      ['explication', 'comment'],
      ['NbPassageKS', 'ignore'],
      ['CaTicket', 'ignore'],
      ['t', 'ignore'],
    ])
    // Every 0x82 (é) of the file, and the other letters of the old code page.
    expect(repairs).toBeGreaterThanOrEqual(2345)
  })

  test('dates that can be read in two ways are not decided; their ISO twin is', async () => {
    const dates = async (file: string) => (await recognised(bytesOf(file))).columns[0]
    expect(await dates('conference-us-ambiguous-dates.csv')).toMatchObject({ role: 'date', dateOrder: null })
    expect(await dates('conference-iso-dates.csv')).toMatchObject({ role: 'date', dateOrder: 'iso' })
  })

  test('three 0–10 questions of a conference: none is chosen, the event’s is the first on offer', async () => {
    const { columns, scoreCandidates } = await recognised(bytesOf('conference-iso-dates.csv'))
    expect(columns.filter(({ role }) => role === 'score')).toEqual([])
    expect(scoreCandidates).toEqual([1, 3, 4])
  })
})
