// How often the limits hold the truth when a list is finite or answers carry weights: the figures that the choice of n*
// rests on. Finite lists are listed outcome by outcome; three strata are listed for 10 answers each and drawn for 20.
import { describe, expect, it } from 'vitest'
import { npsInterval } from '../../electron/engine/stats/interval'
import type { Shares } from '../../electron/engine/stats/point'
import { effectiveLimits, worth } from '../../electron/engine/stats/weighted'
import { counts, MIXES, type Mix, outcomes } from './mixes'

const lies = (truth: number, { lower, upper }: { lower: number; upper: number }) =>
  lower <= truth + 1e-9 && truth - 1e-9 <= upper

/** Every outcome of n people drawn from a list, by the hypergeometric formula. No code of the product. */
function* drawn(n: number, list: readonly [number, number, number]) {
  const logs = [0]
  for (let k = 1; k <= 400; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log(k))
  const log = (k: number) => logs[k] ?? Number.NaN
  const ways = (of: number, k: number) => (k < 0 || k > of ? -Infinity : log(of) - log(k) - log(of - k))
  const [p, s, d] = list
  for (let x = 0; x <= n; x += 1) {
    for (let z = 0; z <= n - x; z += 1) {
      const chance = Math.exp(ways(p, x) + ways(s, n - x - z) + ways(d, z) - ways(p + s + d, n))
      if (chance > 0) yield { bands: counts(x, n - x - z, z), chance }
    }
  }
}

describe('a known list, nominal 95 %: lowest and mean of six mixes', () => {
  it.each([
    ['adjusted-wald', true, 60, 15, 93.8, 95.1],
    ['wald', true, 60, 15, 83.5, 89.7],
    ['adjusted-wald', false, 60, 15, 96.9, 97.4],
    ['adjusted-wald', true, 60, 57, 92.6, 95.7],
    ['wald', true, 200, 50, 87.3, 92.8],
    ['adjusted-wald', true, 200, 190, 92.7, 94.1],
  ] as const)('%s, list used %s: %d people, %d answers', (method, isUsed, people, answers, lowest, mean) => {
    const coverages = Object.values(MIXES).map(([promoter, , detractor]) => {
      const [p, d] = [Math.round(people * promoter), Math.round(people * detractor)]
      const truth = (100 * (p - d)) / people
      let covered = 0
      for (const { bands, chance } of drawn(answers, [p, people - p - d, d])) {
        const population = isUsed ? people : undefined
        const found = npsInterval(bands, { method, confidence: 0.95, population })
        if (found !== null && lies(truth, found)) covered += 100 * chance
      }
      return covered
    })
    expect(Math.abs(Math.min(...coverages) - lowest)).toBeLessThan(0.0501)
    expect(Math.abs(coverages.reduce((sum, each) => sum + each, 0) / 6 - mean)).toBeLessThan(0.0501)
  })
})

const PEOPLE = [0.08, 0.22, 0.7] as const
const Z = 1.959963984540054
/** Student's 97.5 % points with 27 and 57 degrees of freedom. */
const T: Record<number, number> = { 10: 2.0518305165, 20: 2.0024654593 }

/** Whether each way of making limits holds the truth, for three strata of n answers. The survey error is worked out here. */
function ways(strata: readonly { promoters: number; detractors: number }[], n: number, truth: number) {
  const sum = (of: (h: number, share: number) => number) => PEOPLE.reduce((all, share, h) => all + of(h, share), 0)
  const part = (h: number, category: 'promoters' | 'detractors') => (strata[h]?.[category] ?? Number.NaN) / n
  const promoter = sum((h, share) => share * part(h, 'promoters'))
  const detractor = sum((h, share) => share * part(h, 'detractors'))
  const mean = promoter - detractor
  const error = Math.sqrt(
    sum((h, share) => {
      const own = part(h, 'promoters') - part(h, 'detractors')
      return (share ** 2 * (part(h, 'promoters') + part(h, 'detractors') - own ** 2)) / (n - 1)
    }),
  )
  const shares: Shares = { promoter, passive: 1 - promoter - detractor, detractor }
  const kish = n / sum((_, share) => share ** 2)
  const around = (margin: number) => ({ lower: 100 * (mean - margin), upper: 100 * (mean + margin) })
  const adjusted = effectiveLimits(shares, worth(shares, error, kish).effective, 0.95)
  return {
    adjusted: adjusted !== null && lies(truth, adjusted),
    wald: lies(truth, around(Z * error)),
    student: lies(truth, around((T[n] ?? Number.NaN) * error)),
    ignoring: lies(truth, around(Z * Math.sqrt((promoter + detractor - mean ** 2) / (3 * n)))),
  }
}

const truthOf = (mixes: readonly Mix[]) =>
  PEOPLE.reduce((sum, share, h) => sum + 100 * share * ((mixes[h]?.[0] ?? 0) - (mixes[h]?.[2] ?? 0)), 0)

/** xorshift: the same draws every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

// The notes name the settings (“high NPS”, “different strata”), not the mixes; these give the notes' figures within
// what 100,000 simulated samples leave open, three standard errors.
describe('three strata of 8, 22 and 70 % of the people, nominal 95 %', () => {
  const open = (coverage: number, samples: number) => 300 * Math.sqrt((coverage * (100 - coverage)) / 1e4 / samples)

  it('of 10 answers each and high scores: the smaller n* holds, the survey intervals do not', () => {
    const mixes: Mix[] = [MIXES.E, [0.88, 0.09, 0.03], [0.85, 0.1, 0.05]]
    const truth = truthOf(mixes)
    const [first = [], second = [], third = []] = mixes.map((mix) =>
      outcomes(10, mix).filter(({ chance }) => chance > 1e-6),
    )
    const covered = { adjusted: 0, wald: 0, student: 0 }
    for (const a of first) {
      for (const b of second) {
        if (a.chance * b.chance < 1e-7) continue
        for (const c of third) {
          const chance = a.chance * b.chance * c.chance
          if (chance < 1e-7) continue
          const held = ways([a.bands, b.bands, c.bands], 10, truth)
          for (const way of ['adjusted', 'wald', 'student'] as const) if (held[way]) covered[way] += 100 * chance
        }
      }
    }
    for (const [way, wanted] of [
      ['adjusted', 96.3],
      ['wald', 81.6],
      ['student', 82.1],
    ] as const) {
      expect(Math.abs(covered[way] - wanted), way).toBeLessThan(open(wanted, 100_000) + 0.06)
    }
  })

  it('of 20 answers each and different scores, drawn 40,000 times', () => {
    const mixes: Mix[] = [MIXES.C, MIXES.B, MIXES.A]
    const truth = truthOf(mixes)
    const random = seeded(20_261_127)
    const samples = 40_000
    const covered = { adjusted: 0, wald: 0, student: 0, ignoring: 0 }
    for (let i = 0; i < samples; i += 1) {
      const strata = mixes.map(([promoter, , detractor]) => {
        const bands = { promoters: 0, detractors: 0 }
        for (let k = 0; k < 20; k += 1) {
          const at = random()
          if (at < promoter) bands.promoters += 1
          else if (at >= 1 - detractor) bands.detractors += 1
        }
        return bands
      })
      const held = ways(strata, 20, truth)
      for (const way of ['adjusted', 'wald', 'student', 'ignoring'] as const) if (held[way]) covered[way] += 1
    }
    for (const [way, wanted] of [
      ['adjusted', 95.5],
      ['wald', 93.7],
      ['student', 94.1],
      ['ignoring', 86.7],
    ] as const) {
      const allowed = Math.hypot(open(wanted, samples), open(wanted, 100_000)) + 0.05
      expect(Math.abs((100 * covered[way]) / samples - wanted), way).toBeLessThan(allowed)
    }
  })
})
