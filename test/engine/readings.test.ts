// The same answers by account, by who decides and by value, against figures made by hand.
import { describe, expect, it } from 'vitest'
import { anOpenProgram, first, OPEN } from './builders'
import { aClosedWave, addCompanies, type Company } from './defined'

/**
 * Acme: two promoters, one of whom decides, and two detractors. Borel: one detractor who decides, as the file says, and
 * a promoter. Cusin: three passives. One promoter without a company, who names a value.
 */
const COMPANIES: Company[] = [
  {
    name: 'Acme',
    value: 60_000,
    said: [{ score: 10, contact: 'decision-maker' }, { score: 9 }, { score: 2, contact: 'key-user' }, { score: 6 }],
  },
  {
    name: 'Borel',
    said: [
      { score: 3, role: 'Décideur', value: 10_000 },
      { score: 9, value: 30_000 },
    ],
  },
  // A job title says nothing of who decides, and what the address book says wins over what the file says.
  {
    name: 'Cusin',
    said: [{ score: 8, role: 'Directrice' }, { score: 7, contact: 'key-user', role: 'Décideur' }, { score: 8 }],
  },
]

const aProgram = () =>
  aClosedWave({ more: (db, wave) => addCompanies(db, wave, COMPANIES, [{ score: 10, value: 20_000 }]) })

describe('readings, by hand', () => {
  it('every answer, the mean of accounts, decision makers first, by value', async () => {
    const open = await aProgram()
    const told = await open.ask('definition.rollups', { wave: open.wave })
    const of = (reading: string) => first(told.lines.filter((line) => line.reading === reading))
    // 10 answers: 4 promoters, 3 passives, 3 detractors.
    expect(of('answers')).toMatchObject({ units: 10, answers: 10, nps: 10 })
    // Acme 0, Borel 0, Cusin 0, and +100 for the one who stands for herself.
    expect(of('accounts')).toMatchObject({ units: 4, answers: 10, nps: 25 })
    // Acme's decision maker (+1), Borel's (−1), Cusin's three (0), and the one without a company (+1).
    expect(of('decision-makers')).toMatchObject({ units: 6, answers: 6 })
    expect(of('decision-makers').nps).toBeCloseTo(100 / 6, 10)
    // Acme 60,000 at 0; Borel the mean of what its answers name, 20,000, at 0; the one alone 20,000 at +100.
    expect(of('value')).toMatchObject({ units: 3, answers: 7, nps: 20 })
    expect(told).toMatchObject({
      accounts: 3,
      withoutAccount: 1,
      withoutValue: 3,
      decisionMakers: 2,
      largestShare: 0.6,
    })
  })

  it('answers of one company cost certainty: the design effect by the formula', async () => {
    const open = await aProgram()
    const { lines } = await open.ask('definition.rollups', { wave: open.wave })
    // Deviations from the mean of 0.1, summed per account: Acme −0.4, Borel −0.2, Cusin −0.3, alone +0.9.
    const error = Math.sqrt((4 / 3) * (0.16 + 0.04 + 0.09 + 0.81)) / 10
    const spread = (7 - 10 * 0.1 ** 2) / 9
    // t(9) and t(3) at 95 %.
    const worth = Math.min(10, spread / error ** 2) * (2.2621571628 / 3.1824463053) ** 2
    expect(lines[0]?.effective).toBeCloseTo(worth, 6)
    expect(lines[0]?.designEffect).toBeCloseTo(10 / worth, 6)
    const m = (0.1 * worth) / (worth + 3)
    const p = (0.7 * worth + 1.5) / (worth + 3)
    const reach = 1.959963984540054 * Math.sqrt((p - m * m) / (worth + 3))
    expect(lines[0]?.lower).toBeCloseTo(100 * (m - reach), 6)
    expect(lines[0]?.upper).toBeCloseTo(Math.min(100, 100 * (m + reach)), 6)
  })

  it('a headline by account stands on the results, the sheet and what is frozen of it', async () => {
    const open = await aProgram()
    const definition = { reading: 'accounts', population: null, weighting: null, note: null } as const
    const { sheet } = await open.ask('definition.set', { wave: open.wave, definition })
    expect(sheet.plain.nps).toBe(10)
    expect(sheet.score).toMatchObject({ n: 10, nps: 25 })
    const before = await open.ask('wave.results', { wave: open.wave })
    expect(before.score.nps).toBe(10)
    expect(before.defined).toMatchObject({ reading: 'accounts', weighted: false, nps: 25, effective: sheet.effective })
    expect(before.defined?.lower).toBe(sheet.score.interval?.lower)
    await open.ask('definition.freeze', { wave: open.wave })
    const after = await open.ask('wave.results', { wave: open.wave })
    expect(after.defined).toEqual(before.defined)
  })

  it('while a wave is open no limits are given, and a headline by account waits for its end', async () => {
    const open = await anOpenProgram([{ ...OPEN, more: (db, id) => addCompanies(db, id, COMPANIES) }])
    const wave = first(open.waves)
    const { lines } = await open.ask('definition.rollups', { wave })
    expect(lines.map(({ lower, upper }) => lower ?? upper)).toEqual([null, null, null, null])
    const definition = { reading: 'decision-makers', population: null, weighting: null, note: null } as const
    const { sheet } = await open.ask('definition.set', { wave, definition })
    expect(sheet).toMatchObject({ method: 'confidence-sequence', score: { interval: null } })
    expect((await open.ask('wave.results', { wave })).defined).toBeNull()
  })

  it('without an account every answer stands for itself, and without an answer nothing is said', async () => {
    const open = await aClosedWave({ answers: [{ promoters: 30, passives: 20, detractors: 10 }] })
    const { lines, ...told } = await open.ask('definition.rollups', { wave: open.wave })
    const { score } = await open.ask('wave.results', { wave: open.wave })
    for (const line of lines.slice(0, 3)) {
      expect(line.effective).toBeCloseTo(60, 9)
      expect(line.designEffect).toBeCloseTo(1, 9)
      expect(line.lower).toBeCloseTo(score.interval?.lower ?? Number.NaN, 9)
    }
    expect(told).toEqual({ accounts: 0, withoutAccount: 60, withoutValue: 60, decisionMakers: 0, largestShare: null })
    const [, empty] = open.waves
    const nothing = await open.ask('definition.rollups', { wave: empty as never })
    expect(nothing.lines.map(({ nps, units }) => [nps, units])).toEqual(Array.from({ length: 4 }, () => [null, 0]))
  })
})
