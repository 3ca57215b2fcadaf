// A chart on screen, drawn by the same functions as the exported one. It follows the theme, the language and the size of
// its place, never moves by itself, and says every figure to readers who cannot see it.
import { useComputedColorScheme } from '@mantine/core'
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { useEffect, useRef } from 'react'
import {
  type ChartFigures,
  chartConfiguration,
  chartSummary,
  darkTheme,
  lightTheme,
  screenHeight,
} from '../../../shared/charts'
import { useText } from '../text'
import './chartCanvas.css'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
)

export function ChartCanvas({ figures }: { figures: ChartFigures }) {
  const { t, format } = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')

  useEffect(() => {
    if (canvas.current === null) return
    const theme = scheme === 'dark' ? darkTheme : lightTheme
    const configuration = chartConfiguration(figures, { words: t, format, theme, frame: null })
    const chart = new Chart(canvas.current, {
      ...configuration,
      options: { ...configuration.options, responsive: true, maintainAspectRatio: false },
    })
    let gone = false
    // The font may arrive after the first drawing; until then its words were measured in another.
    void document.fonts.ready.then(() => {
      if (!gone) chart.update('none')
    })
    return () => {
      gone = true
      chart.destroy()
    }
  }, [figures, scheme, t, format])

  const height = screenHeight(figures)
  return (
    <div className="chart-canvas" {...(height === null ? {} : { style: { height } })}>
      <canvas ref={canvas} role="img" aria-label={chartSummary(t, format, figures)} />
    </div>
  )
}
