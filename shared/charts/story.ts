// What is said about a chart: its title, the short note beside it, the sentence for readers who cannot see it, and the
// frame of an export, which carries the verdict so that the picture cannot be shown without it.
import type { Plan, Tracking } from '../contract/plan'
import type { WaveHeader, WaveResults } from '../contract/wave'
import { CATEGORIES } from '../model/category'
import type { Translate } from '../text'
import type { Format } from '../text/format'
import { changeSentence, scoreSentences } from '../text/verdict'
import { changeSentences, definedSentences } from '../text/verdicts/defined'
import { categoryWords } from './categories'
import type { ChartFigures, Frame, TrendFigures } from './kinds'
import { lineSentence, planSentence } from './lines'
import { cellName, drawnCells } from './plan'
import { segmentName } from './segments'
import { trendFigures } from './trend'

function dimensionOf({ wave, by }: WaveResults): string | null {
  return wave.dimensions.find(({ id }) => id === by)?.name ?? null
}

/** "Sector", "Sector × Size"; null: the plan is for the whole wave. */
export function planDimensions(t: Translate, plan: Pick<Plan, 'dimensionName' | 'secondName'>): string | null {
  const { dimensionName: first, secondName: second } = plan
  return first === null || second === null ? first : t('plan.crossing', { first, second })
}

export function chartTitle(t: Translate, figures: ChartFigures): string {
  const dimension = figures.chart === 'plan' ? planDimensions(t, figures.tracking.plan) : dimensionOf(figures.results)
  if (figures.chart === 'segments' && dimension !== null) return t('charts.title.segmentsBy', { dimension })
  if (figures.chart === 'plan' && dimension !== null) return t('charts.title.planBy', { dimension })
  return t(`charts.title.${figures.chart}`)
}

/** The name of a kind of chart, without its figures: for menus and file names. */
export function chartFileTitle(t: Translate, chart: ChartFigures['chart']): string {
  return t(`charts.title.${chart}`)
}

/** How to read the chart, in a few words. */
export function chartHint(t: Translate, format: Format, figures: ChartFigures): string {
  if (figures.chart === 'plan') {
    const { plan, cells } = figures.tracking
    const drawn = drawnCells(figures.tracking).length
    const facts = {
      target: format.margin(plan.target),
      confidence: format.percent(plan.confidence),
      drawn: format.integer(drawn),
      cells: format.integer(cells.length),
    }
    return t(drawn < cells.length ? 'charts.hint.planSome' : 'charts.hint.plan', facts)
  }
  const { wave, score } = figures.results
  const responses = t('common.responses', { count: score.n, number: format.integer(score.n) })
  const hint = t(`charts.hint.${figures.chart}`, { confidence: format.percent(wave.confidence), responses })
  if (figures.chart !== 'trend') return hint
  const { target, limits } = trendFigures(figures.results, figures.control)
  const lines = [
    ...(target === null ? [] : [t('charts.hint.target')]),
    ...(limits.some((limit) => limit !== null) ? [t('charts.hint.limits')] : []),
  ]
  return [hint, ...lines].join(' · ')
}

/** Each wave, then what it is held against. */
function trendLines(t: Translate, format: Format, { points, target, limits }: TrendFigures): string[] {
  return [
    ...points.map((point) => lineSentence(t, format, point.name, point.score)),
    ...(target === null ? [] : [t('charts.targetLine', { target: format.points(target) })]),
    ...points.flatMap(({ name }, index) => {
      const limit = limits[index]
      if (!limit) return []
      return [t('charts.limitsLine', { wave: name, range: format.range(limit.lower, limit.upper) })]
    }),
  ]
}

/** Every figure of the chart in one paragraph: the name a screen reader gives it, the description inside an SVG. */
export function chartSummary(t: Translate, format: Format, figures: ChartFigures): string {
  const title = chartTitle(t, figures)
  return t('charts.summary', { title, lines: chartLines(t, format, figures).join('; ') })
}

/** Every figure of the chart, one line each. */
export function chartLines(t: Translate, format: Format, figures: ChartFigures): string[] {
  switch (figures.chart) {
    case 'trend':
      return trendLines(t, format, trendFigures(figures.results, figures.control))
    case 'distribution':
      return figures.results.distribution.map((count, score) =>
        t('charts.scoreCount', { score: format.integer(score), number: format.integer(count) }),
      )
    case 'categories':
      return CATEGORIES.map((category) => categoryWords(figures.results.score, category, { words: t, format }))
    case 'segments':
      return figures.results.segments.map((line) => lineSentence(t, format, segmentName(t, line), line.score))
    case 'plan':
      return drawnCells(figures.tracking).map((cell) => planSentence(t, format, cellName(t, cell), cell))
  }
}

/**
 * The verdict on the whole wave, a paragraph a line; the change belongs to the trend only. Beside another headline it is
 * told in short: what would have been found is for the screen.
 */
function verdictOf(t: Translate, format: Format, figures: ChartFigures): string[] {
  if (figures.chart === 'plan') return [planVerdict(t, format, figures.tracking)]
  const { wave, score, change, defined } = figures.results
  const { status, confidence } = wave
  const { range } = scoreSentences(t, format, { score, status, confidence })
  const setting = { responses: score.n, status, confidence }
  const isTold = figures.chart === 'trend' && change.against !== null && score.n > 0
  if (defined === null) return [isTold ? `${range} ${changeSentence(t, format, change, setting)}` : range]
  const beside = definedSentences(t, format, { defined, plain: score, confidence })
  const short = { ...defined, change: { ...defined.change, detectable: null } }
  const told = isTold
    ? changeSentences(t, format, { ...setting, change: { ...change, detectable: null }, defined: short })
    : []
  return [range, ...(beside === null ? [] : [beside]), ...told.map((one) => one.told)]
}

/** "3 of 6 cells have reached ±12 at 95 %: 330 answers for 469 needed." */
function planVerdict(t: Translate, format: Format, { plan, cells }: Tracking): string {
  const [first] = cells
  const sum = (numbers: number[]) => format.integer(numbers.reduce((a, b) => a + b, 0))
  const facts = {
    target: format.margin(plan.target),
    confidence: format.percent(plan.confidence),
    answers: sum(cells.map((cell) => cell.answers)),
    needed: sum(cells.map((cell) => cell.needed)),
  }
  if (plan.dimension === null && first !== undefined)
    return t('charts.frame.planWhole', { ...facts, status: t(`charts.status.${first.status}`) })
  const met = cells.filter((cell) => cell.status === 'met').length
  return t('charts.frame.plan', {
    ...facts,
    count: met,
    met: format.integer(met),
    cells: format.integer(cells.length),
  })
}

/**
 * The text around an exported chart.
 * @param given.program name of the program
 * @param given.wave the wave the chart is about
 * @param given.today the day it is drawn, YYYY-MM-DD
 */
export function chartFrame(
  t: Translate,
  format: Format,
  figures: ChartFigures,
  given: { program: string; wave: WaveHeader; today: string },
): Frame {
  const { wave } = given
  const responses = t('common.responses', { count: wave.score.n, number: format.integer(wave.score.n) })
  const source =
    wave.invited === null
      ? t('charts.frame.source', { responses })
      : t('charts.frame.sourceInvited', { responses, count: wave.invited, invited: format.integer(wave.invited) })
  const ranged = figures.chart === 'trend' || figures.chart === 'segments'
  return {
    title: t('charts.frame.title', { title: chartTitle(t, figures), wave: wave.name }),
    subtitle: verdictOf(t, format, figures),
    source: [
      source,
      ...(ranged ? [t('charts.frame.ranges', { confidence: format.percent(wave.confidence) })] : []),
      ...(wave.status === 'closed' ? [] : [t('charts.frame.interim')]),
    ].join(' '),
    footer: t('charts.frame.footer', {
      program: given.program,
      campaign: wave.campaign.name,
      wave: wave.name,
      opens: format.date(wave.opensOn),
      closes: format.date(wave.closesOn),
      today: format.date(given.today),
    }),
  }
}
