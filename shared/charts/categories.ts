// The shares of promoters, passives and detractors as one bar of full width, each part named and counted in words.
import type { ChartConfiguration, LegendItem } from 'chart.js'
import type { Bands, Category } from '../model/category'
import { CATEGORIES } from '../model/category'
import { baseOptions, fontOf, textSize, tooltipOptions } from './base'
import { framePlugin } from './frame'
import type { CategoryFigures, ChartTheme, Drawing } from './kinds'
import { printLabels } from './plugins'

const COUNT_OF = { promoter: 'promoters', passive: 'passives', detractor: 'detractors' } as const

/** Worst to best, left to right, as the scores themselves run. */
const ORDER: readonly Category[] = CATEGORIES.toReversed()

export function countOf(bands: Bands, category: Category): number {
  return bands[COUNT_OF[category]]
}

function textUpon(theme: ChartTheme, category: Category): string {
  return { promoter: theme.onPromoter, passive: theme.onPassive, detractor: theme.onDetractor }[category]
}

/** "Promoters 9–10: 255 (62 %)". Shares are of all answers; without answers the share is "—". */
export function categoryWords(bands: Bands, category: Category, drawing: Pick<Drawing, 'words' | 'format'>): string {
  const n = bands.promoters + bands.passives + bands.detractors
  const count = countOf(bands, category)
  return drawing.words(`charts.legend.${category}`, {
    number: drawing.format.integer(count),
    share: drawing.format.percent(n === 0 ? null : count / n),
  })
}

/** A legend that names each category with its number and share; it explains and cannot be clicked. */
export function categoryLegend(bands: Bands, drawing: Drawing, order: readonly Category[]) {
  const items = (): LegendItem[] =>
    order.map((category) => ({
      text: categoryWords(bands, category, drawing),
      fillStyle: drawing.theme[category],
      strokeStyle: drawing.theme[category],
      fontColor: drawing.theme.text,
      lineWidth: 0,
      hidden: false,
    }))
  return {
    display: true,
    position: 'bottom' as const,
    onClick: () => {},
    labels: { generateLabels: items, boxWidth: 12, boxHeight: 12, font: fontOf(drawing), padding: textSize(drawing) },
  }
}

export function categoriesChart(figures: CategoryFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const n = figures.promoters + figures.passives + figures.detractors
  const share = (category: Category) => (n === 0 ? 0 : countOf(figures, category) / n)
  return {
    type: 'bar',
    data: {
      labels: [''],
      datasets: ORDER.map((category) => ({
        label: t(`common.${COUNT_OF[category]}`),
        data: [share(category)],
        backgroundColor: theme[category],
        borderWidth: 0,
        barPercentage: 1,
        categoryPercentage: frame === null ? 0.9 : 0.4,
      })),
    },
    options: {
      ...baseOptions(drawing),
      indexAxis: 'y',
      scales: {
        x: { stacked: true, display: false, min: 0, max: 1 },
        y: { stacked: true, display: false },
      },
      plugins: {
        legend: categoryLegend(figures, drawing, ORDER),
        tooltip: {
          ...tooltipOptions(drawing),
          callbacks: {
            title: () => '',
            label: (item) => {
              const category = ORDER[item.datasetIndex]
              return category === undefined ? '' : categoryWords(figures, category, drawing)
            },
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      ...ORDER.map((category, dataset) =>
        printLabels({
          dataset,
          place: 'inside',
          font: theme.font,
          size: textSize(drawing) + 2,
          label: () => ({
            text: t(`charts.inBar.${category}`, { share: format.percent(share(category)) }),
            color: textUpon(theme, category),
            bold: true,
            onlyIfItFits: true,
          }),
        }),
      ),
    ],
  }
}
