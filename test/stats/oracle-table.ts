// Which function answers which kind of reference case. To add a kind: one line `'kind/method'` in the table below, with
// the shape of its input and a function that returns the keys of its `expected`. Kinds without a line are skipped.
import { z } from 'zod'
import { benjaminiHochberg, holm } from '../../electron/engine/stats/adjustP'
import * as allocation from '../../electron/engine/stats/allocation'
import { cusum, ewma, shewhart } from '../../electron/engine/stats/controlChart'
import {
  adjustedDifference,
  observedChange,
  pooledTest,
  waldDifference,
  welchDifference,
} from '../../electron/engine/stats/difference'
import { driverImportance } from '../../electron/engine/stats/drivers'
import { effectiveSize } from '../../electron/engine/stats/effectiveSize'
import { adjustedWald } from '../../electron/engine/stats/intervals/adjustedWald'
import { bootstrapPercentile } from '../../electron/engine/stats/intervals/bootstrap'
import { confidenceSequence } from '../../electron/engine/stats/intervals/confidenceSequence'
import { goodman } from '../../electron/engine/stats/intervals/goodman'
import type { Limits } from '../../electron/engine/stats/intervals/limits'
import { score } from '../../electron/engine/stats/intervals/score'
import { surveyWald, wald, waldT } from '../../electron/engine/stats/intervals/wald'
import { criticalValue } from '../../electron/engine/stats/numerics/normal'
import { welchOneWay } from '../../electron/engine/stats/oneWay'
import { clusteredDifference } from '../../electron/engine/stats/overlap'
import * as paired from '../../electron/engine/stats/paired'
import { permutationP } from '../../electron/engine/stats/permutation'
import * as point from '../../electron/engine/stats/point'
import { poststratified } from '../../electron/engine/stats/poststratified'
import * as power from '../../electron/engine/stats/power'
import { raked } from '../../electron/engine/stats/raked'
import { answersForMargin, invitationsFor, marginAt } from '../../electron/engine/stats/sampleSize'
import { type Stratum, stratifiedMean } from '../../electron/engine/stats/stratified'
import { targetTest } from '../../electron/engine/stats/targetTest'
import { themeImpact } from '../../electron/engine/stats/themeImpact'
import { effectiveLimits, weightedScore } from '../../electron/engine/stats/weighted'
import { weightedShares, weightSums } from '../../electron/engine/stats/weightedGroup'
import { Bands, bandsOf } from '../../shared/model/category'

/** From the `input` of a case to an object shaped like its `expected`. Throws when the input has the wrong shape. */
export type Answer = (input: unknown) => Record<string, unknown>

const conf = z.number().default(0.95)
const alpha = z.number().default(0.05)
const OneScore = z.object({ ...Bands.shape, conf })
const FromList = z.object({ ...Bands.shape, conf, population: z.number() })
const TwoWaves = z.object({ wave1: Bands, wave2: Bands, conf })
const Margin = z.object({
  margin: z.number(),
  variance_unit: z.number(),
  conf,
  population: z.number().optional(),
  response_rate: z.number().optional(),
})
const Planned = { variance_unit_1: z.number(), variance_unit_2: z.number(), alpha }
const ToFind = z.object({ ...Planned, difference: z.number(), power: z.number() })
const Weights = z.object({ weights: z.array(z.number()) })
const Coded = z.object({ coded: z.array(z.number()), weights: z.array(z.number()), conf })
const Groups = z.object({ groups: z.array(z.object({ name: z.string(), population: z.number(), ...Bands.shape })) })
const Raked = z.object({
  cells: z.array(z.object({ a: z.string(), b: z.string(), ...Bands.shape })),
  margin_a: z.record(z.string(), z.number()),
  margin_b: z.record(z.string(), z.number()),
})
const PValues = z.object({ p_values: z.array(z.number()) })
const Target = z.object({ ...Bands.shape, target: z.number() })
const Strata = z.object({ strata: z.array(z.object({ ...Bands.shape, population: z.number() })), conf })
const Shared = z.object({ population: z.array(z.number()), sd_unit: z.array(z.number()), n: z.number() })

/** 3 × 3, rows the earlier wave. */
const Matrix = z.array(z.array(z.number()).length(3)).length(3)
const SamePeople = z.object({ matrix: Matrix, conf })
const Periods = z.object({ periods: z.array(Bands), baseline_periods: z.number().optional() })

export const table: Record<string, Answer> = {
  'nps_point/counts': from(Bands, pointOf),
  'nps_point/score_counts': from(z.object({ score_counts: z.array(z.number()).length(11) }), (input) => {
    const bands = bandsOf(input.score_counts)
    return { ...pointOf(bands), ...bands, mean_score: point.meanScore(input.score_counts) }
  }),
  'ci/wald': from(OneScore, (input) => keys(wald(bandsIn(input), input.conf))),
  'ci/wald_t': from(OneScore, (input) => keys(waldT(bandsIn(input), input.conf))),
  'ci/adjusted_wald': from(OneScore, (input) => keys(adjustedWald(bandsIn(input), input.conf))),
  'ci/score': from(OneScore, (input) => keys(score(bandsIn(input), input.conf))),
  'ci/goodman_bonferroni': from(OneScore, (input) => keys(goodman(bandsIn(input), input.conf, 'bonferroni'))),
  'ci/goodman_scheffe': from(OneScore, (input) => keys(goodman(bandsIn(input), input.conf, 'scheffe'))),
  'ci/bootstrap_percentile': from(OneScore, (input) => keys(bootstrapPercentile(bandsIn(input), input.conf))),
  'ci_fpc/wald_fpc': from(FromList, (input) => keys(wald(bandsIn(input), input.conf, input.population))),
  'ci_fpc/adjusted_wald_fpc': from(FromList, (input) =>
    keys(adjustedWald(bandsIn(input), input.conf, input.population)),
  ),
  'ci_fpc/score_fpc': from(FromList, (input) => keys(score(bandsIn(input), input.conf, input.population))),
  'ci_fpc/svymean_fpc': from(FromList, (input) => keys(surveyWald(bandsIn(input), input.conf, input.population))),
  'confidence_sequence/asymptotic_normal_mixture': from(
    z.object({ ...Bands.shape, alpha, optimise_at: z.number().optional() }),
    (input) => {
      const limits = confidenceSequence(bandsIn(input), 1 - input.alpha, input.optimise_at)
      return { ...keys(limits), nps: point.nps(bandsIn(input)), radius: limits?.margin, rho2: limits?.mixture }
    },
  ),
  'sample_size/wald': from(Margin, (input) => sampleSize(input, 'wald')),
  'sample_size/adjusted_wald': from(Margin, (input) => sampleSize(input, 'adjusted-wald')),
  'difference/wald_z': from(TwoWaves, (input) => keys(waldDifference(input.wave1, input.wave2, input.conf))),
  'difference/adjusted_wald': from(TwoWaves, (input) => keys(adjustedDifference(input.wave1, input.wave2, input.conf))),
  'difference/welch_t': from(TwoWaves, (input) => keys(welchDifference(input.wave1, input.wave2, input.conf))),
  'difference/pooled_z': from(TwoWaves, (input) => keys(pooledTest(input.wave1, input.wave2))),
  'difference/permutation_exact': from(TwoWaves, ({ wave1, wave2 }) => ({
    change: observedChange(wave1, wave2),
    p_value: permutationP(wave1, wave2),
  })),
  'power/power': from(z.object({ ...Planned, difference: z.number(), n1: z.number(), n2: z.number() }), (input) => ({
    power: power.powerOf(input.difference, { ...planIn(input), n1: input.n1, n2: input.n2 }),
  })),
  'power/n_per_wave': from(ToFind, (input) => {
    const plan = { ...planIn(input), difference: input.difference, power: input.power }
    const n = power.answersPerWave(plan)
    return {
      n_per_wave: n,
      power_at_n: n === null ? null : power.powerOf(input.difference, { ...plan, n1: n, n2: n }),
      n_unrounded_approx: power.answersPerWaveShortcut(plan),
    }
  }),
  'power/n_per_wave_adjusted': from(ToFind, (input) => {
    const n = power.answersPerWaveShortcut({ ...planIn(input), difference: input.difference, power: input.power })
    return { n_per_wave: n === null ? null : Math.ceil(n - 3) }
  }),
  'power/mde': from(z.object({ ...Planned, power: z.number(), n1: z.number(), n2: z.number() }), (input) => {
    const plan = { ...planIn(input), n1: input.n1, n2: input.n2, power: input.power }
    return {
      minimum_detectable_difference: power.detectableChange(plan),
      approx: power.detectableChangeShortcut(plan),
    }
  }),
  'target_test/wald': from(Target, (input) => keys(targetTest(bandsIn(input), input.target, 'wald'))),
  'target_test/score': from(Target, (input) => keys(targetTest(bandsIn(input), input.target, 'score'))),
  'kish/effective_n': from(Weights, ({ weights }) => keys(effectiveSize(weights))),
  'weighted/linearized': from(Coded, weightedOf),
  'poststratified/srs': from(Groups, (input) => poststratifiedOf(input, false)),
  'poststratified/srs_fpc': from(Groups, (input) => poststratifiedOf(input, true)),
  'raked/rake_two_margins': from(Raked, rakedOf),
  'p_adjust/holm': from(PValues, (input) => ({ adjusted: holm(input.p_values) })),
  'p_adjust/bh': from(PValues, (input) => ({ adjusted: benjaminiHochberg(input.p_values) })),
  'theme_impact/leave_theme_out': from(z.object({ with_theme: Bands, without_theme: Bands }), (input) =>
    keys(themeImpact(input.with_theme, input.without_theme)),
  ),
  'paired/wald': samePeople((matrix, level) => ({
    ...paired.pairedWald(matrix, level),
    covariance: paired.pairedCovariance(matrix),
  })),
  'paired/paired_t': samePeople(paired.pairedT),
  'paired/score': samePeople(paired.pairedScore),
  'paired/adjusted_wald': samePeople(paired.pairedAdjusted),
  'paired/bowker': samePeople(paired.bowker),
  'paired/stuart_maxwell': samePeople(paired.stuartMaxwell),
  'overlap/cluster_linearized': from(
    z.object({ both: Matrix, only_wave1: Bands, only_wave2: Bands, conf }),
    ({ both, only_wave1, only_wave2, conf: level }) =>
      keys(clusteredDifference({ both, onlyEarlier: only_wave1, onlyLater: only_wave2 }, level)),
  ),
  'segments/welch_anova': from(z.object({ segments: z.array(z.object(Bands.shape)) }), ({ segments }) =>
    keys(welchOneWay(segments.map(bandsIn))),
  ),
  'control_chart/shewhart': from(Periods, (input) => keys(shewhart(input.periods, input.baseline_periods))),
  'control_chart/ewma': from(
    Periods.extend({ lambda: z.number().optional(), L: z.number().optional() }),
    ({ periods, baseline_periods: baseline, lambda, L: reach }) => keys(ewma(periods, { baseline, lambda, reach })),
  ),
  'control_chart/cusum': from(
    Periods.extend({ k: z.number().optional(), h: z.number().optional() }),
    ({ periods, baseline_periods: baseline, k: slack, h: limit }) => {
      const found = cusum(periods, { baseline, slack, limit })
      return found === null ? {} : { ...found, cusum_high: found.high, cusum_low: found.low }
    },
  ),
  'driver_importance/shapley_and_relative_weights': from(
    z.object({ drivers: z.array(z.array(z.number())), outcome: z.array(z.number()) }),
    ({ drivers, outcome }) => keys(driverImportance(drivers, outcome)),
  ),
  'stratified/svymean_fpc': from(Strata, stratified),
  'stratified/svymean_fpc_lonely_adjust': from(Strata, stratified),
  'allocation/proportional': from(Shared, (input) => allocated(input, allocation.proportional)),
  'allocation/neyman': from(Shared, (input) => allocated(input, allocation.neyman)),
  'allocation/neyman_capped': from(Shared, (input) => allocated(input, allocation.neymanCapped)),
  'allocation/neyman_integer': from(z.object({ ...Shared.shape, minimum: z.number().default(2) }), (input) =>
    allocated(input, (strata, n) => allocation.neymanInteger(strata, n, input.minimum)),
  ),
  'allocation/cost_budget': from(
    z.object({ ...Shared.omit({ n: true }).shape, cost: z.array(z.number()), budget: z.number() }),
    (input) =>
      allocated({ ...input, n: input.budget }, (strata, budget) =>
        allocation.costAware(
          strata.map((stratum, h) => ({ ...stratum, cost: input.cost[h] ?? Number.NaN })),
          budget,
        ),
      ),
  ),
}

function stratified({ strata, conf }: { strata: Stratum[]; conf: number }): Record<string, unknown> {
  const result = stratifiedMean(strata, conf)
  if (result === null) return {}
  const { adjusted, lowerT, upperT, kish, kishFinite, design, unweightedNps, ...own } = result
  return {
    ...keys(own),
    unweighted_nps: unweightedNps,
    lower_t: lowerT,
    upper_t: upperT,
    n_eff_kish: kish,
    n_eff_kish_fpc: kishFinite,
    n_eff_design: design,
    aw_lower: adjusted.lower,
    aw_upper: adjusted.upper,
  }
}

/** `n` is what is shared out: answers or money. */
function allocated(
  input: { population: number[]; sd_unit: number[]; n: number },
  share: (strata: allocation.AllocationStratum[], n: number) => number[] | null,
): Record<string, unknown> {
  const strata = input.population.map((population, h) => ({ population, spread: input.sd_unit[h] ?? Number.NaN }))
  const answers = share(strata, input.n)
  return { n_h: answers, anticipated_se: answers && allocation.anticipatedError(strata, answers) }
}

function from<T>(shape: z.ZodType<T>, answer: (input: T) => Record<string, unknown>): Answer {
  return (input) => answer(shape.parse(input))
}

/** The score then and now, and what a test of the same people adds to it. */
function samePeople(test: (matrix: paired.Moves, confidence: number) => Record<string, unknown> | null): Answer {
  return from(SamePeople, ({ matrix, conf: level }) => keys({ ...paired.pairedPoint(matrix), ...test(matrix, level) }))
}

function bandsIn({ promoters, passives, detractors }: Bands): Bands {
  return { promoters, passives, detractors }
}

function planIn(input: { variance_unit_1: number; variance_unit_2: number; alpha: number }): power.ComparisonPlan {
  return { variance1: input.variance_unit_1, variance2: input.variance_unit_2, confidence: 1 - input.alpha }
}

/** Names in the reference file for what is called otherwise here. */
const NAMES: Record<string, string> = {
  lowerRaw: 'lower_raw',
  upperRaw: 'upper_raw',
  standardError: 'se',
  factor: 'phi',
  adjustedChange: 'adjusted_change',
  pValue: 'p_value',
  answers: 'n_eff',
  designEffect: 'deff',
  squaredVariation: 'cv2',
  npsAll: 'nps_all',
  npsWith: 'nps_with',
  npsWithout: 'nps_without',
  covariance: 'covariance_unit',
  independentError: 'se_if_independent',
  sigmaZ: 'sigma_z',
  laneyLower: 'laney_lower',
  laneyUpper: 'laney_upper',
  rSquared: 'r_squared',
  relativeWeights: 'relative_weights',
}

/** A result under the names of the reference file. "Cannot say" becomes an empty object: every expected key fails. */
function keys(result: Limits | Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(result ?? {}).map(([name, value]) => [NAMES[name] ?? name, value]))
}

function pointOf(bands: Bands): Record<string, unknown> {
  const parts = point.shares(bands)
  const percent = (share: number | undefined) => (share === undefined ? null : 100 * share)
  return {
    n: point.answerCount(bands),
    nps: point.nps(bands),
    promoter_pct: percent(parts?.promoter),
    passive_pct: percent(parts?.passive),
    detractor_pct: percent(parts?.detractor),
    variance_unit: point.npsVariance(bands),
    variance_unit_unbiased: point.npsVarianceUnbiased(bands),
    se: point.standardError(bands),
    se_unbiased: point.standardErrorUnbiased(bands),
  }
}

function sampleSize(input: z.infer<typeof Margin>, method: 'wald' | 'adjusted-wald'): Record<string, unknown> {
  const plan = { confidence: input.conf, variance: input.variance_unit, population: input.population, method }
  const n = answersForMargin(input.margin, plan)
  if (n === null) return { n_required: null }
  const invitations = input.response_rate === undefined ? undefined : invitationsFor(n, input.response_rate)
  return { n_required: n, margin_at_n: marginAt(n, plan), invitations }
}

function weightedOf({ coded, weights, conf: confidence }: z.infer<typeof Coded>): Record<string, unknown> {
  if (coded.length !== weights.length) throw new RangeError('one weight for each answer is needed')
  const bandsOfOne = (x: number): Bands => ({
    promoters: x === 1 ? 1 : 0,
    passives: x === 0 ? 1 : 0,
    detractors: x === -1 ? 1 : 0,
  })
  const found = weightedScore(coded.map((x, i) => ({ bands: bandsOfOne(x), weight: weights[i] ?? Number.NaN })))
  if (found === null) return {}
  const { standardError } = found
  const limits = effectiveLimits(found.shares, found.effective, confidence)
  const reach = standardError === null ? Number.NaN : criticalValue(confidence) * standardError
  return {
    nps: found.nps,
    unweighted_nps: found.unweighted,
    se: standardError,
    variance_unit_weighted: found.variance,
    n_eff_kish: found.kish,
    deff_kish: found.kishDesignEffect,
    n_eff_design: found.design,
    n_eff: found.effective,
    lower: found.nps - reach,
    upper: found.nps + reach,
    aw_lower: limits?.lower,
    aw_upper: limits?.upper,
  }
}

function poststratifiedOf({ groups }: z.infer<typeof Groups>, finite: boolean): Record<string, unknown> {
  const found = poststratified(
    groups.map(({ population, ...bands }) => ({ population, bands: bandsIn(bands) })),
    { finite },
  )
  if (found === null) return {}
  return {
    nps: found.nps,
    unweighted_nps: found.unweighted,
    se: found.standardError,
    group_weights: Object.fromEntries(groups.map(({ name }, i) => [name, found.weights[i]])),
    n_eff_kish: found.kish,
  }
}

function rakedOf({ cells, margin_a, margin_b }: z.infer<typeof Raked>): Record<string, unknown> {
  const [a, b] = [Object.keys(margin_a), Object.keys(margin_b)]
  const factors = raked(
    cells.map((cell) => ({ levels: [a.indexOf(cell.a), b.indexOf(cell.b)], base: point.answerCount(bandsIn(cell)) })),
    [Object.values(margin_a), Object.values(margin_b)],
  )
  if (factors === null) return {}
  const groups = cells.map((cell, i) => ({ bands: bandsIn(cell), weight: factors[i] ?? Number.NaN }))
  const parts = weightedShares(groups)
  const { weights, squares } = weightSums(groups)
  return {
    nps: parts && 100 * (parts.promoter - parts.detractor),
    unweighted_nps: weightedScore(groups)?.unweighted,
    cell_weights: cells.map((cell, i) => ({ a: cell.a, b: cell.b, weight: factors[i] })),
    n_eff_kish: weights ** 2 / squares,
  }
}
