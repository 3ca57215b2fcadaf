// NPS per wave of one campaign, oldest first: a line, its likely range as a band, and the number of answers under each wave;
// the target as a dashed line, and from six waves on the control limits, with a shape for a wave that lies beyond them.
import type { ChartConfiguration } from 'chart.js'
import type { Trend } from '../contract/compare'
import type { WaveResults } from '../contract/wave'
import { FEWEST_FOR_RANGE, mayClaimScore } from '../text/verdict'
import { baseOptions, fontOf, pointGrid, pointTicks, textSize, tooltipOptions } from './base'
import { framePlugin, shortened, wrapped } from './frame'
import type { Drawing, TrendFigures } from './kinds'
import { lineSentence } from './lines'
import { limitMarks, printLabels, targetLine, whiskers } from './plugins'

/** With more waves than this the printed scores would run into each other; the tooltip and the table still hold them. */
const MOST_PRINTED = 10
const NAME_CHARACTERS = { least: 9, most: 14 }
/** Of its size, how wide a character is at most on average; a name is wrapped before its neighbours crowd it out. */
const CHARACTER_WIDTH = 0.56

/** A name in two lines at most: longer ones would take the room of the figures. */
function twoLines(name: string, most: number): string[] {
  const [first = '', ...rest] = wrapped(name, most)
  return [shortened(first, most), ...(rest.length > 0 ? [shortened(rest.join(' '), most)] : [])]
}

/** What of a valley's depth the whole of the scale has to be at most, for its score to stand below the line. */
const STEEP = 6
/** What part of the scale a score below its point takes. */
const BELOW = 8

/**
 * Scores that stand in a steep valley of the line, which would run through a number above them; with the room in points
 * that the number takes below. A score too near to −100 has none there.
 */
export function valleys(scores: readonly (number | null)[], reach: readonly number[]): Map<number, number> {
  const scale = Math.max(...reach, 0) - Math.min(...reach, 0)
  const steep = scores.flatMap((score, index) => {
    const beside = [scores[index - 1], scores[index + 1]].filter((other) => typeof other === 'number')
    if (score === null || beside.length === 0 || score - scale / BELOW < -100) return []
    return Math.min(...beside) - score > scale / STEEP ? [[index, scale / BELOW] as const] : []
  })
  return new Map(steep)
}

/** At which end of the chart a word at the height of `target` is farther from the scores. */
function roomier(scores: readonly (number | null)[], target: number): 'left' | 'right' {
  const away = (score: number | null | undefined) => Math.abs((score ?? target) - target)
  return away(scores[0]) > away(scores.at(-1)) ? 'left' : 'right'
}

/** The waves up to the one in view, or with `control` all of the campaign's with their limits. */
export function trendFigures(results: WaveResults, control?: Trend): TrendFigures {
  const { wave, trend } = results
  if (control === undefined)
    return {
      points: trend,
      interim: trend.map((point) => point.wave === wave.id && wave.status !== 'closed'),
      target: wave.campaign.target,
      limits: trend.map(() => null),
    }
  const { points, target } = control
  return {
    points,
    interim: points.map(({ status }) => status !== 'closed'),
    target,
    // Where no score may be claimed nothing is held against limits; those of a tiny wave would only flatten the others.
    limits: points.map(({ score, lower, upper, out }) =>
      lower === null || upper === null || !mayClaimScore(score) ? null : { lower, upper, out },
    ),
  }
}

/**
 * A wave with too few answers for a score keeps its likely range as a grey whisker but has no point, and line and band
 * are broken there rather than drawn through a score that nobody may claim.
 */
export function trendChart(figures: TrendFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const { points, target, limits } = figures
  const font = fontOf(drawing)
  const labelOf = (point: (typeof points)[number], index: number, characters: number) => [
    ...twoLines(point.name, characters),
    t('charts.count', { number: format.integer(point.score.n) }),
    ...(figures.interim[index] ? [t('charts.soFar')] : []),
  ]
  const claimed = (index: number) => {
    const score = points[index]?.score
    return score !== undefined && mayClaimScore(score)
  }
  // Between neighbours the band shows the range; a wave that stands alone needs a whisker.
  const alone = (index: number) => !claimed(index - 1) && !claimed(index + 1)
  const band = (side: 'lower' | 'upper') =>
    points.map((point, index) => (claimed(index) ? (point.score.interval?.[side] ?? null) : null))
  const scores = points.map((point) => (mayClaimScore(point.score) ? point.score.nps : null))
  const reached = [
    ...points.flatMap(({ score }) => (score.interval ? [score.interval.lower, score.interval.upper] : [])),
    ...limits.flatMap((limit) => (limit ? [limit.lower, limit.upper] : [])),
    ...(target === null ? [] : [target]),
  ]
  const below = valleys(scores, reached)
  const reach = [...reached, ...[...below].map(([index, room]) => (scores[index] ?? 0) - room)]
  const isOut = (index: number) => limits[index]?.out === true
  const larger = 3
  const edge = {
    borderWidth: 0,
    pointRadius: 0,
    pointHoverRadius: 0,
    pointHitRadius: 0,
    backgroundColor: theme.band,
    tension: 0,
  }
  return {
    type: 'line',
    data: {
      labels: points.map((point, index) => labelOf(point, index, NAME_CHARACTERS.most)),
      datasets: [
        { label: t('charts.band'), data: band('lower'), fill: false, order: 1, ...edge },
        { label: t('charts.band'), data: band('upper'), fill: '-1', order: 1, ...edge },
        {
          label: t('common.nps'),
          data: scores,
          borderColor: theme.accent,
          borderWidth: frame === null ? 2.5 : 3.5,
          // A shape as well as a colour for what lies beyond a limit.
          pointStyle: points.map((_, index) => (isOut(index) ? 'rectRot' : 'circle')),
          pointRadius: points.map((_, index) => (frame === null ? 5 : 7) + (isOut(index) ? larger : 0)),
          pointHoverRadius: 6,
          pointBackgroundColor: points.map((_, index) =>
            figures.interim[index] ? theme.background : isOut(index) ? theme.bad : theme.accent,
          ),
          pointBorderColor: points.map((_, index) => (isOut(index) ? theme.bad : theme.accent)),
          pointBorderWidth: 2,
          spanGaps: false,
          order: 0,
          tension: 0,
          fill: false,
        },
      ],
    },
    options: {
      ...baseOptions(drawing),
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: {
            color: theme.muted,
            font,
            maxRotation: 0,
            autoSkip: true,
            callback(_value, index) {
              const point = points[index]
              if (point === undefined) return ''
              const fitting = Math.floor(this.maxWidth / points.length / (CHARACTER_WIDTH * font.size))
              return labelOf(point, index, Math.min(NAME_CHARACTERS.most, Math.max(NAME_CHARACTERS.least, fitting)))
            },
          },
        },
        y: {
          beginAtZero: true,
          // A scale that would run past ±100, where no score can be, ends there.
          ...(Math.max(...reach, 0) > 90 ? { max: 100 } : { suggestedMax: Math.max(...reach, 0) }),
          ...(Math.min(...reach, 0) < -90 ? { min: -100 } : { suggestedMin: Math.min(...reach, 0) }),
          grace: '4%',
          grid: pointGrid(drawing),
          border: { display: false },
          ticks: { ...pointTicks(drawing), maxTicksLimit: 8 },
        },
      },
      plugins: {
        legend: { display: false },
        filler: { drawTime: 'beforeDatasetsDraw' },
        tooltip: {
          ...tooltipOptions(drawing),
          filter: (item) => item.datasetIndex === 2,
          callbacks: {
            title: () => '',
            label: (item) => {
              const point = points[item.dataIndex]
              return point === undefined ? '' : lineSentence(t, format, point.name, point.score)
            },
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      limitMarks({ limits, color: theme.muted, width: frame === null ? 1.5 : 2.5 }),
      ...(target === null
        ? []
        : [
            targetLine({
              target,
              text: t('charts.target', { target: format.points(target) }),
              // At the end where the scores leave it more room.
              end: roomier(scores, target),
              color: theme.muted,
              font: theme.font,
              size: textSize(drawing),
              width: frame === null ? 1.5 : 2.5,
            }),
          ]),
      whiskers({
        values: 'y',
        width: frame === null ? 1.5 : 2.5,
        count: points.length,
        whisker: (index) => {
          const score = points[index]?.score
          const interval = score !== undefined && score.n >= FEWEST_FOR_RANGE ? score.interval : null
          if (!interval || (claimed(index) && !alone(index))) return null
          const color = claimed(index) ? theme.accent : theme.muted
          return { lower: interval.lower, upper: interval.upper, color }
        },
      }),
      // Above the point, below it in a valley, or beside it where a whisker stands.
      ...(['above', 'below', 'end'] as const).map((place) =>
        printLabels({
          dataset: 2,
          place,
          font: theme.font,
          size: textSize(drawing) + 1,
          label: (index) => {
            const score = scores[index] ?? null
            const own = alone(index) ? 'end' : below.has(index) ? 'below' : 'above'
            if (score === null || points.length > MOST_PRINTED || place !== own) return null
            return {
              text: format.points(score),
              color: theme.text,
              bold: true,
              apart: isOut(index) ? larger : 0,
              ...(limits[index] ? { halo: theme.background } : {}),
            }
          },
        }),
      ),
    ],
  }
}
