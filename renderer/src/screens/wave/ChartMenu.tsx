// The menu of one chart: save it as PNG or SVG, or see the same figures in another form.
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPhoto, IconVectorBezier2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ChartName } from '../../../../shared/contract/report'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { DimensionId } from '../../../../shared/model/ids'
import { useText } from '../../text'
import { useChartExport } from './useChartExport'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export interface ChartMenuProps {
  wave: WaveHeader
  chart: ChartName
  /** The chart's own title, for readers who hear the button's name. */
  title: string
  /** The dimension that the chart is cut by, where it is. */
  by?: DimensionId | undefined
  /** The other form in which the figures can be shown. */
  other: { icon: ReactNode; label: string; onShow: () => void }
}

export function ChartMenu({ wave, chart, title, by, other }: ChartMenuProps) {
  const { t } = useText()
  const { busy, save } = useChartExport(wave)
  const name = t('results.export.menu', { chart: title })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" loading={busy} aria-label={name}>
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhoto {...ICON} />} onClick={() => void save(chart, 'png', by)}>
          {t('results.export.png')}
        </Menu.Item>
        <Menu.Item leftSection={<IconVectorBezier2 {...ICON} />} onClick={() => void save(chart, 'svg', by)}>
          {t('results.export.svg')}
        </Menu.Item>
        <Menu.Item leftSection={other.icon} onClick={other.onShow}>
          {other.label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
