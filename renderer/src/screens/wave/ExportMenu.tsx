// The button at the head of a wave that saves any of its charts.
import { Button, Menu } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { chartFileTitle } from '../../../../shared/charts'
import type { ChartName } from '../../../../shared/contract/report'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useText } from '../../text'
import { useChartExport } from './useChartExport'

/** Charts that may have something to show; the plan's alone does without answers. */
function chartsOf(wave: WaveHeader): ChartName[] {
  const answered: ChartName[] = wave.score.n === 0 ? [] : ['trend', 'distribution', 'categories']
  const cut: ChartName[] = wave.score.n > 0 && wave.dimensions.length > 0 ? ['segments'] : []
  return [...answered, ...cut, 'plan']
}

export function ExportMenu({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  const { busy, save } = useChartExport(wave)
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" loading={busy} leftSection={<IconChartBar size={17} stroke={1.6} aria-hidden />}>
          {t('results.export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {chartsOf(wave).map((chart) => (
          <Menu.Sub key={chart}>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{chartFileTitle(t, chart)}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <Menu.Item onClick={() => void save(chart, 'png')}>{t('results.export.png')}</Menu.Item>
              <Menu.Item onClick={() => void save(chart, 'svg')}>{t('results.export.svg')}</Menu.Item>
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
