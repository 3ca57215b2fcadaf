// Real charts drawn in plain Node: sizes, sharpness, valid SVG, words inside, and refusals.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { drawChart } from '../../electron/engine/report/chart'
import { describedSvg, escapeXml } from '../../electron/engine/report/svg'
import type { ChartFigures } from '../../shared/charts'
import { reportTheme } from '../../shared/charts'
import type { Language } from '../../shared/model/language'
import { ALL_CHARTS, results } from './figures'

const order = (figures: ChartFigures, language: Language, format: 'png' | 'svg') => ({
  figures,
  wave: results().wave,
  program: 'Acme & fils',
  language,
  format,
  today: '2026-10-03',
})

/** The words inside an SVG, without its shapes, which would drown a failure's message. */
function wordsOf(svg: string): string {
  const [, title, description] = svg.match(/<title>(.*)<\/title><desc>(.*)<\/desc>/s) ?? []
  return `${title} | ${description}`.replaceAll(/[\u00a0\u202f]/g, ' ')
}

/** Size of a PNG, how many of its pixels are see-through, and how many are exactly of one colour ("#rrggbb"). */
async function pixels(bytes: Uint8Array) {
  const image = await loadImage(bytes)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const whole = new DataView(data.buffer)
  const count = (matches: (pixel: number) => boolean) => {
    let found = 0
    for (let at = 0; at < data.length; at += 4) if (matches(whole.getUint32(at))) found++
    return found
  }
  return {
    width: image.width,
    height: image.height,
    transparent: count((pixel) => (pixel & 0xff) !== 0xff),
    of: (color: string) => count((pixel) => pixel >>> 8 === Number.parseInt(color.slice(1), 16)),
  }
}

/** Fails on tags that do not close in order, stray ampersands and text outside the root: enough to catch bad escaping. */
function openTags(xml: string): string[] {
  const open: string[] = []
  for (const [, closing, name, rest] of xml.matchAll(/<(\/?)([a-zA-Z:]+)([^<>]*)>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name)
    else if (rest?.endsWith('/') === false) open.push(name ?? '')
  }
  expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/g)).toBeNull()
  return open
}

describe.each(ALL_CHARTS)('$chart', (figures) => {
  it('is drawn as an opaque PNG at twice its logical size', async () => {
    const drawn = await drawChart(order(figures, 'fr', 'png'))
    const image = await pixels(drawn.bytes)
    expect(image).toMatchObject({ width: 2400, height: 1350, transparent: 0 })
    expect(drawn).toMatchObject({ width: 2400, height: 1350 })
    // The title's ink and the chart's own colour are both there: text and figures were drawn, not only a background.
    expect(image.of(reportTheme.text)).toBeGreaterThan(2000)
    const ink = ['trend', 'segments', 'plan'].includes(figures.chart) ? reportTheme.accent : reportTheme.promoter
    expect(image.of(ink)).toBeGreaterThan(500)
  })

  it('is drawn as a valid SVG that holds its words', async () => {
    const drawn = await drawChart(order(figures, 'en', 'svg'))
    const svg = new TextDecoder().decode(drawn.bytes)
    expect(drawn).toMatchObject({ width: 1200, height: 675 })
    expect(openTags(svg)).toEqual([])
    const [root] = svg.match(/<svg[^>]*>/) ?? []
    expect(root).toContain('viewBox="0 0 1200 675"')
    expect(root).toContain('xml:lang="en"')
    expect(wordsOf(svg)).toContain('Acme &amp; fils · Relationnelle 2026 · Q3 2026')
    // Shapes instead of text: no reader needs the font.
    expect(svg.includes('<text')).toBe(false)
  })
})

it('escapes names in the SVG and keeps the figures', async () => {
  const drawn = await drawChart(order({ chart: 'segments', results: results() }, 'fr', 'svg'))
  const told = wordsOf(new TextDecoder().decode(drawn.bytes))
  expect(told).toContain('SaaS &lt;Cloud&gt; : +41, probablement de +25 à +54, n 96')
  expect(told).toContain('Résultat final : +37, probablement entre +30 et +44 (95 %, 412 réponses).')
})

it('refuses a chart without figures', async () => {
  const empty = { ...results(), trend: [] }
  await expect(drawChart(order({ chart: 'trend', results: empty }, 'en', 'png'))).rejects.toMatchObject({
    failure: { code: 'nothing-to-draw', facts: { chart: 'trend' } },
  })
})

it('leaves out what XML cannot hold', () => {
  expect(escapeXml('a\u0000b\u0008 "c" & <d>\ud800')).toBe('ab &quot;c&quot; &amp; &lt;d&gt;')
  const svg = describedSvg('<svg width="1"><g/></svg>', {
    width: 1,
    height: 2,
    title: '$& $1',
    description: '<',
    language: 'fr',
  })
  expect(svg).toBe(
    '<svg width="1" viewBox="0 0 1 2" role="img" xml:lang="fr"><title>$&amp; $1</title><desc>&lt;</desc><g/></svg>',
  )
})
