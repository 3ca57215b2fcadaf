// What the charts say: every value in words, nothing claimed below the limits, the frame with its verdict.
import { describe, expect, it } from 'vitest'
import {
  cellName,
  chartConfiguration,
  chartFrame,
  chartHint,
  chartSummary,
  chartTitle,
  exportSize,
  isEmptyChart,
  reportTheme,
} from '../../shared/charts'
import { wrapped } from '../../shared/charts/frame'
import { valleys } from '../../shared/charts/trend'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import { ALL_CHARTS, DISTRIBUTION, results, tracking, trend } from './figures'

const words = (language: Language) => ({ words: translator(language), format: createFormat(language) })
const drawing = (language: Language) => ({ ...words(language), theme: reportTheme, frame: null })
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the trend', () => {
  const configuration = chartConfiguration({ chart: 'trend', results: results() }, drawing('fr'))
  it('carries n under each wave', () => {
    expect(configuration.data.labels?.[0]).toEqual(['Q2 2025', 'n 298'])
    expect(configuration.data.labels?.[5]).toEqual(['Q3 2026', 'n 412'])
  })

  it('breaks line and band at a wave with 7 answers', () => {
    const [lower, upper, line] = configuration.data.datasets
    expect([lower?.data[3], upper?.data[3], line?.data[3]]).toEqual([null, null, null])
    expect(line?.data[5]).toBeCloseTo((100 * (220 - 67)) / 412, 10)
    expect(lower?.data[5]).toBeCloseTo(29.67, 2)
    expect(upper?.data[5]).toBeCloseTo(44.06, 2)
  })

  it('says "so far" under a wave that is still open', () => {
    const open = chartConfiguration({ chart: 'trend', results: results('open') }, drawing('en'))
    expect(open.data.labels?.[5]).toEqual(['Q3 2026', 'n 412', 'so far'])
  })
})

describe('the words of the trend', () => {
  it('wraps names that would crowd each other out, and no others', () => {
    const long = { ...results(), trend: results().trend.map((point) => ({ ...point, name: 'Octobre 2026' })) }
    const { options } = chartConfiguration({ chart: 'trend', results: long }, drawing('fr'))
    const callback = options?.scales?.x?.ticks?.callback
    const lines = (maxWidth: number) => callback && Reflect.apply(callback, { maxWidth }, [0, 0, []])
    expect(lines(600)).toEqual(['Octobre 2026', 'n 298'])
    expect(lines(400)).toEqual(['Octobre', '2026', 'n 298'])
  })

  it('sets a score below the line in a steep valley, where there is room for it', () => {
    const places = (...scores: (number | null)[]) => [...valleys(scores, [0, 50]).keys()]
    expect(places(30, 36, 28, 33, -2, 31)).toEqual([4])
    expect(places(30, -2)).toEqual([1])
    expect(places(null, -2, null)).toEqual([])
    expect(places(-40, -97, -40)).toEqual([])
  })
})

describe('the trend with its control limits', () => {
  const figures = { chart: 'trend', results: results(), control: trend() } as const
  const configuration = chartConfiguration(figures, drawing('en'))
  const [, , line] = configuration.data.datasets

  it('has all waves of the campaign, the open one hollow and “so far”', () => {
    expect(configuration.data.labels).toHaveLength(8)
    expect(configuration.data.labels?.[7]).toEqual(['W8', 'n 90', 'so far'])
    const filled = [...Array(6).fill(reportTheme.accent), reportTheme.bad]
    expect(line).toMatchObject({ pointBackgroundColor: [...filled, reportTheme.background] })
  })

  it('gives a wave beyond its limits a shape of its own', () => {
    expect(figures.control.points.map(({ out }) => out)).toEqual([...Array(6).fill(false), true, false])
    expect(line).toMatchObject({ pointStyle: [...Array(6).fill('circle'), 'rectRot', 'circle'] })
  })

  it('says target and limits to those who cannot see them, and how to read them', () => {
    const t = translator('en')
    const format = createFormat('en')
    const said = chartSummary(t, format, figures)
    expect(said).toContain('target: +40')
    expect(said).toContain('control limits of W7: ')
    expect(said).not.toContain('control limits of W8')
    expect(chartHint(t, format, figures)).toMatch(/dashed line: target · dotted lines: control limits$/)
    expect(chartHint(t, format, { chart: 'trend', results: results() })).not.toMatch(/target|limits/)
  })
})

describe('the other charts', () => {
  it('counts the distribution as given, coloured by category', () => {
    const [bars] = chartConfiguration({ chart: 'distribution', results: results() }, drawing('en')).data.datasets
    expect(bars?.data).toEqual(DISTRIBUTION)
    const { promoter, passive, detractor } = reportTheme
    expect(bars?.backgroundColor).toEqual([...Array(7).fill(detractor), passive, passive, promoter, promoter])
  })

  it('draws shares that add up to the whole', () => {
    const { datasets } = chartConfiguration({ chart: 'categories', results: results() }, drawing('en')).data
    expect(datasets.map(({ data }) => data[0]).reduce((sum: number, share) => sum + Number(share), 0)).toBeCloseTo(1)
    expect(datasets.map(({ label }) => label)).toEqual(['Detractors', 'Passives', 'Promoters'])
  })

  it('gives a segment with 7 answers no point', () => {
    const [points] = chartConfiguration({ chart: 'segments', results: results() }, drawing('en')).data.datasets
    expect(points?.data[0]).toBeCloseTo((100 * 48) / 121, 10)
    expect(points?.data.slice(3)).toEqual([null, null])
  })

  it('draws answers and needed answers of each cell', () => {
    const [answers, needed] = chartConfiguration({ chart: 'plan', tracking: tracking() }, drawing('en')).data.datasets
    expect(answers?.data).toEqual([83, 21, 85, 3])
    expect(needed?.data).toEqual(tracking().cells.map((cell) => cell.needed))
  })

  it('draws of very many cells those that are furthest from what they need, and says so', () => {
    const many = { chart: 'plan', tracking: tracking(40) } as const
    const { datasets, labels } = chartConfiguration(many, drawing('en')).data
    expect(labels).toHaveLength(60)
    // The emptiest ones: every “Secteur public”, and twenty of the next.
    expect(labels?.filter((label) => label === 'Secteur public')).toHaveLength(40)
    expect(datasets[0]?.data).not.toContain(85)
    const { words: t, format } = words('en')
    expect(chartHint(t, format, many)).toContain('the 60 furthest from it, of 160')
    expect(exportSize(many).height).toBeLessThan(8000)
  })

  it('names a crossing by both of its segments', () => {
    const { words: t } = words('fr')
    expect(cellName(t, { names: ['SaaS', 'PME'] })).toBe('SaaS · PME')
    expect(cellName(t, { names: [] })).toBe('Vague entière')
    const crossed = { ...tracking().plan, secondName: 'Taille' }
    expect(plain(chartTitle(t, { chart: 'plan', tracking: { ...tracking(), plan: crossed } }))).toContain(
      'par Secteur × Taille',
    )
  })

  it('knows when there is nothing to draw', () => {
    const empty = { ...results(), trend: [], segments: [], score: { ...results().score, n: 0 } }
    expect(isEmptyChart({ chart: 'trend', results: empty })).toBe(true)
    expect(isEmptyChart({ chart: 'segments', results: empty })).toBe(true)
    expect(isEmptyChart({ chart: 'distribution', results: empty })).toBe(true)
    expect(isEmptyChart({ chart: 'plan', tracking: { ...tracking(), cells: [] } })).toBe(true)
    expect(ALL_CHARTS.map(isEmptyChart)).toEqual([false, false, false, false, false])
  })

  it('makes room for many segments', () => {
    const [line] = results().segments
    const many = { ...results(), segments: Array.from({ length: 40 }, () => line).flatMap((one) => one ?? []) }
    expect(exportSize({ chart: 'segments', results: results() })).toEqual({ width: 1200, height: 675 })
    expect(exportSize({ chart: 'segments', results: many }).height).toBeGreaterThan(2000)
  })
})

describe('the words around a chart', () => {
  it('name every figure for readers who cannot see it', () => {
    const { words: t, format } = words('en')
    const told = plain(chartSummary(t, format, { chart: 'segments', results: results() }))
    expect(told).toContain('NPS by Secteur. Industrie & énergie: +40, likely +25 to +52, n 121;')
    expect(told).toContain('Secteur public: too few responses for a score, likely')
    expect(told).toContain('Without a value: too few responses for a score, n 3.')
    expect(chartSummary(t, format, { chart: 'distribution', results: results() })).toContain('score 10: 119')
    expect(plain(chartSummary(t, format, { chart: 'categories', results: results() }))).toContain(
      'Promoters 9–10: 220 (53%)',
    )
    expect(chartSummary(t, format, { chart: 'plan', tracking: tracking() })).toContain('Banque: 21 of ')
  })

  it('frame an export with verdict, n, interval, confidence, origin and date', () => {
    const given = { program: 'Acme', wave: results().wave, today: '2026-10-03' }
    const { words: t, format } = words('fr')
    const frame = chartFrame(t, format, { chart: 'trend', results: results() }, given)
    expect(plain(frame.title)).toBe('NPS par vague · Q3 2026')
    expect(plain(frame.subtitle.join(' '))).toMatch(
      /^Résultat final : \+37, probablement entre \+30 et \+44 \(95 %, 412 réponses\)\./,
    )
    expect(plain(frame.subtitle.join(' '))).toContain('depuis Q2 2026')
    expect(plain(frame.source)).toBe('Source : 412 réponses sur 1 200 invités. Étendues probables à 95 %.')
    expect(frame.footer).toContain('Acme · Relationnelle 2026 · Q3 2026')
    expect(frame.footer).toContain('3 oct. 2026')
  })

  it('says the headline that the definition makes, and its change, beside the plain ones', () => {
    const given = { program: 'Acme', wave: results().wave, today: '2026-10-03' }
    const { words: t, format } = words('en')
    const change = { ...results().change, kind: 'stable' as const, change: 1, lower: -2, upper: 4 }
    const about = {
      reading: 'answers' as const,
      weighted: true,
      nps: 31,
      lower: 22,
      upper: 40,
      answers: 400,
      effective: 300,
    }
    const weighed = { ...results(), defined: { ...about, change, unlike: false, moved: false, before: 30 } }
    const subtitle = (chart: 'trend' | 'distribution') =>
      chartFrame(t, format, { chart, results: weighed }, given).subtitle.map(plain)
    expect(subtitle('distribution')).toEqual([
      expect.stringMatching(/^Final: \+37/),
      'Weighted NPS +31 (unweighted +37). Likely between +22 and +40 (95%). 400 responses count like 300.',
    ])
    expect(subtitle('trend')).toEqual([
      ...subtitle('distribution'),
      expect.stringMatching(/^Every answer once: /),
      expect.stringMatching(/^Weighted: Stable/),
    ])
  })

  it('say that an open wave is interim, and how a plan stands', () => {
    const { words: t, format } = words('en')
    const wave = results('open').wave
    const frame = chartFrame(
      t,
      format,
      { chart: 'plan', tracking: tracking() },
      { program: 'Acme', wave, today: '2026-09-15' },
    )
    expect(frame.source).toContain('Interim: the wave is still open.')
    expect(frame.subtitle.join(' ')).toMatch(/^1 of 4 segments has reached ±12 at 95%: 192 answers for \d+ needed\.$/)
  })

  it('are broken at ordinary spaces only', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapped('far too\u00a0long', 5)).toEqual(['far', 'too\u00a0long'])
    expect(wrapped('', 5)).toEqual([])
  })
})
