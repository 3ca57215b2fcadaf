// Figures for the chart tests, computed by the product's own statistics from counts, so that none is invented.

import { waveScore } from '../../electron/engine/calls/figures'
import { cellFigures } from '../../electron/engine/plan/cell'
import { changeVerdict } from '../../electron/engine/stats/verdict'
import type { ChartFigures } from '../../shared/charts'
import { Plan } from '../../shared/contract/plan'
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
      campaign: { id: 1, name: 'Relationnelle 2026', kind: 'relational', touchpoint: null },
      dimensions: [{ id: 1, name: 'Secteur', segments: SEGMENTS.map((_, index) => ({ id: index + 1, name: 's' })) }],
      openActions: 4,
      confidence: CONFIDENCE,
      minimumN: 100,
    },
    score,
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

const CELLS: [string, number | null, Bands][] = [
  ['SaaS', 412, bands(48, 21, 14)],
  ['Banque', 96, bands(9, 7, 5)],
  ['Industrie', 171, bands(50, 25, 10)],
  ['Secteur public', null, bands(2, 1, 0)],
]

/** A plan by sector with a target of ±12, halfway through an open wave. */
export function plan(): Plan {
  const cells = CELLS.map(([name, population, counts], index) => ({
    segment: index + 1,
    name,
    ...cellFigures({
      bands: counts,
      population,
      target: 12,
      confidence: CONFIDENCE,
      variance: 0.7,
      rate: 0.25,
      status: 'open',
      elapsed: 0.5,
    }),
  }))
  return Plan.parse({
    wave: 6,
    dimension: 1,
    dimensionName: 'Secteur',
    confidence: CONFIDENCE,
    target: 12,
    cells,
    overall: { answers: 192, population: null, margin: 11, interim: true },
    planningVariance: 0.7,
    varianceFrom: 'default',
  })
}

export const ALL_CHARTS: ChartFigures[] = [
  { chart: 'trend', results: results() },
  { chart: 'distribution', results: results() },
  { chart: 'categories', results: results() },
  { chart: 'segments', results: results() },
  { chart: 'plan', plan: plan() },
]
