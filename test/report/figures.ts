// Figures for the chart tests, computed by the product's own statistics from counts, so that none is invented.

import { waveScore } from '../../electron/engine/calls/figures'
import { chartOf } from '../../electron/engine/compare/trend'
import { npsInterval } from '../../electron/engine/stats/interval'
import { answerCount } from '../../electron/engine/stats/point'
import { answersForMargin } from '../../electron/engine/stats/sampleSize'
import { changeVerdict } from '../../electron/engine/stats/verdict'
import type { ChartFigures } from '../../shared/charts'
import { Trend } from '../../shared/contract/compare'
import { type CellStatus, Tracking } from '../../shared/contract/plan'
import { WaveResults } from '../../shared/contract/wave'
import { type Bands, bandsOf } from '../../shared/model/category'
import type { WaveStatus } from '../../shared/model/figures'

const CONFIDENCE = 0.95

const bands = (promoters: number, passives: number, detractors: number): Bands => ({ promoters, passives, detractors })

const WAVES: [string, string, Bands][] = [
  ['Q2 2025', '2025-06-30', bands(128, 96, 74)],
  ['Q3 2025', '2025-09-30', bands(152, 108, 81)],
  ['Q4 2025', '2025-12-19', bands(167, 118, 80)],
  ['Q1 2026', '2026-03-31', bands(3, 3, 1)],
  ['Q2 2026', '2026-06-30', bands(188, 124, 90)],
]

/** 0 … 10, of the wave under test: 412 responses. */
export const DISTRIBUTION = [9, 3, 4, 6, 7, 17, 21, 49, 76, 101, 119]

const SEGMENTS: [string | null, Bands, Bands][] = [
  ['Industrie & énergie', bands(68, 33, 20), bands(48, 40, 30)],
  ['SaaS <Cloud>', bands(52, 31, 13), bands(45, 36, 14)],
  ['Banque', bands(38, 31, 19), bands(40, 29, 19)],
  ['Secteur public', bands(4, 2, 1), bands(10, 9, 6)],
  [null, bands(2, 1, 0), bands(0, 0, 0)],
]

/** Seven closed waves and one in the field; the seventh has fallen far below the others. */
export function trend(target: number | null = 40): Trend {
  const counts = [...WAVES.map(([, , own]) => own), bands(170, 120, 90), bands(90, 110, 200), bands(40, 30, 20)]
  const chart = chartOf(counts.slice(0, -1))
  const nothing = { lower: null, upper: null, out: false, ewma: null, ewmaLower: null, ewmaUpper: null, drift: false }
  return Trend.parse({
    campaign: 1,
    points: counts.map((own, index) => {
      const status = index === counts.length - 1 ? 'open' : 'closed'
      const score = waveScore(own, status, CONFIDENCE)
      const name = `W${index + 1}`
      const point = { wave: index + 1, name, closesOn: '2026-09-30', status, n: score.n, score }
      return { ...point, ...(chart?.points[index] ?? nothing) }
    }),
    control: chart?.control ?? null,
    target,
  })
}

/** Results of the wave "Q3 2026". */
export function results(status: WaveStatus = 'closed'): WaveResults {
  const own = bandsOf(DISTRIBUTION)
  const before = WAVES.at(-1)?.[2] ?? bands(0, 0, 0)
  const score = waveScore(own, status, CONFIDENCE)
  const against = { wave: 5, name: 'Q2 2026', n: 402 }
  return WaveResults.parse({
    wave: {
      id: 6,
      name: 'Q3 2026',
      opensOn: '2026-09-01',
      closesOn: '2026-09-30',
      status,
      invited: 1200,
      score,
      campaign: { id: 1, name: 'Relationnelle 2026', kind: 'relational', touchpoint: null, target: null },
      dimensions: [{ id: 1, name: 'Secteur', segments: SEGMENTS.map((_, index) => ({ id: index + 1, name: 's' })) }],
      openActions: 4,
      frozen: false,
      confidence: CONFIDENCE,
      minimumN: 100,
    },
    score,
    defined: null,
    frozen: null,
    distribution: DISTRIBUTION,
    change: { ...changeVerdict(before, own, CONFIDENCE), against },
    trend: [...WAVES, ['Q3 2026', '2026-09-30', own] as const].map(([name, closesOn, counts], index) => ({
      wave: index + 1,
      name,
      closesOn,
      score: waveScore(counts, index === 5 ? status : 'closed', CONFIDENCE),
    })),
    by: 1,
    segments: SEGMENTS.map(([name, now, then], index) => ({
      segment: name === null ? null : index + 1,
      name,
      score: waveScore(now, status, CONFIDENCE),
      change: { ...changeVerdict(then, now, CONFIDENCE), against },
      openActions: index,
    })),
    details: { variance: null, standardError: null, intervals: [] },
  })
}

const CELLS: [name: string, population: number | null, counts: Bands, status: CellStatus][] = [
  ['SaaS', 412, bands(48, 21, 14), 'on-track'],
  ['Banque', 96, bands(9, 7, 5), 'late'],
  ['Industrie', 171, bands(50, 25, 10), 'met'],
  ['Secteur public', null, bands(2, 1, 0), 'unknown'],
]
const TARGET = 12
const VARIANCE = 0.7

/** A cell of a plan by sector, and of its tracking halfway through an open wave. */
function cellOf([name, population, counts, status]: (typeof CELLS)[number], index: number) {
  const list = population ?? undefined
  const needed = answersForMargin(TARGET, { confidence: CONFIDENCE, variance: VARIANCE, population: list }) ?? 0
  const common = {
    segment: index + 1,
    second: null,
    names: [name],
    population,
    target: TARGET,
    needed,
    choice: null,
  }
  const answers = answerCount(counts)
  const margin = npsInterval(counts, { method: 'confidence-sequence', confidence: CONFIDENCE })?.margin ?? null
  return {
    planned: {
      ...common,
      counted: false,
      people: population,
      minimum: 0,
      variance: VARIANCE,
      varianceFrom: 'default',
      rate: null,
      rateFrom: null,
      cost: null,
      invitations: null,
      reach: null,
      unreachable: false,
      mergedInto: null,
      allocated: null,
    },
    tracked: {
      ...common,
      merged: [],
      invited: null,
      answers,
      rate: null,
      margin: answers < 5 ? null : margin,
      forecast: null,
      toInvite: null,
      status,
    },
  }
}

/** A plan by sector with a target of ±12, halfway through an open wave; `times` as many segments for a large one. */
export function tracking(times = 1): Tracking {
  const cells = Array.from({ length: times }, () => CELLS)
    .flat()
    .map(cellOf)
  const needed = cells.reduce((sum, { planned }) => sum + planned.needed, 0)
  return Tracking.parse({
    plan: {
      wave: 6,
      dimension: 1,
      dimensionName: 'Secteur',
      second: null,
      secondName: null,
      confidence: CONFIDENCE,
      target: TARGET,
      overallTarget: null,
      minimum: 0,
      rate: null,
      cost: null,
      cells: cells.map(({ planned }) => planned),
      totals: { population: null, needed, invitations: null, cost: null, margin: null, unreachable: 0 },
      allocation: null,
    },
    status: 'open',
    interim: true,
    closesOn: '2026-09-30',
    cells: cells.map(({ tracked }) => tracked),
    overall: { answers: 192, invited: null, population: null, margin: 11, target: null, forecast: null },
    statuses: { met: 1, 'on-track': 1, late: 1, 'out-of-reach': 0, short: 0, planned: 0, unknown: 1 },
    outside: 0,
    reminders: [],
    arrivals: [],
  })
}

export const ALL_CHARTS: ChartFigures[] = [
  { chart: 'trend', results: results() },
  { chart: 'distribution', results: results() },
  { chart: 'categories', results: results() },
  { chart: 'segments', results: results() },
  { chart: 'plan', tracking: tracking() },
]
