// The days proposed for a new wave: right after the last one and as long, never in the past.
import { expect, test } from 'vitest'
import { nextWaveDays } from '../../renderer/src/screens/campaigns/nextWave'
import { WaveSummary } from '../../shared/contract/campaign'

const score = { n: 0, promoters: 0, passives: 0, detractors: 0, nps: null, interval: null }
const wave = (opensOn: string, closesOn: string) =>
  WaveSummary.parse({ id: 1, name: 'w', opensOn, closesOn, status: 'closed', invited: null, score, frozen: false })

test('a first wave opens today and lasts four weeks', () => {
  expect(nextWaveDays([], '2026-02-20')).toEqual({ opensOn: '2026-02-20', closesOn: '2026-03-19' })
})

test('the next one follows the latest, whatever their order, with the same length', () => {
  const waves = [wave('2026-07-01', '2026-07-10'), wave('2026-04-01', '2026-04-30')]
  expect(nextWaveDays(waves, '2026-05-05')).toEqual({ opensOn: '2026-07-11', closesOn: '2026-07-20' })
})

test('after a long pause it opens today', () => {
  expect(nextWaveDays([wave('2025-01-01', '2025-01-31')], '2026-03-28')).toEqual({
    opensOn: '2026-03-28',
    closesOn: '2026-04-27',
  })
})
