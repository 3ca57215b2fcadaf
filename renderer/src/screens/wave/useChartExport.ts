// Saves one chart as a file: asks where, has the engine draw it, hands it over, and says what happened.
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { chartFileTitle } from '../../../../shared/charts'
import type { ChartName } from '../../../../shared/contract/report'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { DimensionId } from '../../../../shared/model/ids'
import { tell } from '../../../../shared/text/failure'
import { CallFailed, call, useShell } from '../../client'
import { useText } from '../../text'

export type ChartFormat = 'png' | 'svg'

export interface ChartExport {
  busy: boolean
  save(chart: ChartName, format: ChartFormat, by?: DimensionId): Promise<void>
}

/** Characters that a file's name cannot hold on every system. */
const FORBIDDEN = /[\\/:*?"<>|]+/g
/** Each name's share of a file name that every system and every host accepts, with room for the chart's own title. */
const LONGEST_NAME = 20

const clipped = (name: string) => (name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME).trimEnd())

export function useChartExport(wave: WaveHeader): ChartExport {
  const { t, format: figures, language } = useText()
  const shell = useShell()
  const [busy, setBusy] = useState(false)

  async function save(chart: ChartName, format: ChartFormat, by?: DimensionId): Promise<void> {
    const name = t('results.export.fileName', {
      campaign: clipped(wave.campaign.name),
      wave: clipped(wave.name),
      chart: chartFileTitle(t, chart),
    }).replaceAll(FORBIDDEN, ' ')
    setBusy(true)
    try {
      const to = await shell.pickTarget(format, `${name}.${format}`)
      if (to === null) return
      const input = { chart, wave: wave.id, format, language, to, ...(by === undefined ? {} : { by }) }
      const { width, height } = await call('report.chart', input)
      await shell.deliver(to)
      const facts = { file: to.name, width: figures.integer(width), height: figures.integer(height) }
      notifications.show({ title: t('results.export.done'), message: t('results.export.doneText', facts) })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      const { message, next } = tell(error.failure, language)
      notifications.show({ color: 'red', title: message, message: next, autoClose: 12_000 })
    } finally {
      setBusy(false)
    }
  }

  return { busy, save }
}
