// For the analyst: the change by every test, with statistics and p-values, which the verdict deliberately leaves out.
import { Drawer, Table } from '@mantine/core'
import type { TestLine, WaveComparison } from '../../../../shared/contract/compare'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Translate } from '../../../../shared/text'
import { CANNOT_SAY, type Format } from '../../../../shared/text/format'
import { gateSentence } from '../../../../shared/text/verdicts/segments'
import { useCall } from '../../client'
import { useText } from '../../text'

function statisticOf(t: Translate, format: Format, test: TestLine): string {
  if (test.statistic === null) return CANNOT_SAY
  const statistic = format.decimal(test.statistic, 2)
  if (test.df === null) return statistic
  return t('compare.tests.df', { statistic, df: format.decimal(test.df, Number.isInteger(test.df) ? 0 : 1) })
}

function Tests({ compared, confidence }: { compared: WaveComparison; confidence: string }) {
  const { t, format } = useText()
  return (
    <Table className="wave-table compare-table" aria-label={t('compare.tests.title')}>
      <Table.Thead>
        <Table.Tr>
          <th scope="col">{t('compare.tests.method')}</th>
          <th scope="col">{t('compare.tests.statistic')}</th>
          <th scope="col" className="wave-number">
            {t('compare.tests.range', { confidence })}
          </th>
          <th scope="col" className="wave-number">
            {t('compare.tests.pValue')}
          </th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {compared.tests.map((test) => (
          <Table.Tr key={test.method}>
            <Table.Th scope="row" className="wave-segment">
              {t(`compare.tests.methods.${test.method}`)}
              {test.decides && <small>{t('compare.tests.decides')}</small>}
            </Table.Th>
            <Table.Td>{statisticOf(t, format, test)}</Table.Td>
            <Table.Td className="wave-number">{format.range(test.lower, test.upper)}</Table.Td>
            <Table.Td className="wave-number">{format.pValue(test.pValue)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface SegmentP {
  segment: number | null
  name: string | null
  pValue: number | null
  adjustedP: number | null
}

/** Only segments that were judged have a corrected value. */
function SegmentTests({ title, lines }: { title: string; lines: readonly SegmentP[] }) {
  const { t, format } = useText()
  const judged = lines.filter(({ adjustedP }) => adjustedP !== null)
  if (judged.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <Table className="wave-table compare-table" aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <th scope="col">{t('results.column.segment')}</th>
            <th scope="col" className="wave-number">
              {t('compare.tests.pValue')}
            </th>
            <th scope="col" className="wave-number">
              {t('compare.tests.corrected')}
            </th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {judged.map(({ segment, name, pValue, adjustedP }) => (
            <Table.Tr key={segment ?? 'none'}>
              <Table.Th scope="row" className="wave-segment">
                {name ?? t('common.unnamed')}
              </Table.Th>
              <Table.Td className="wave-number">{format.pValue(pValue)}</Table.Td>
              <Table.Td className="wave-number">{format.pValue(adjustedP)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** The segments against the rest of their wave, and whether they differ at all. */
function RestTests({ wave, by }: { wave: WaveHeader; by: NonNullable<WaveComparison['by']> }) {
  const { t, format } = useText()
  const { data } = useCall('compare.segments', { wave: wave.id, by })
  if (!data) return null
  const told = gateSentence(t, format, { gate: data.gate, confidence: wave.confidence })
  return (
    <>
      <SegmentTests
        title={t('compare.tests.rest')}
        lines={data.segments.map(({ difference, ...line }) => ({ ...line, pValue: difference.pValue }))}
      />
      {data.gate !== null && (
        <p>
          {told}{' '}
          <span className="wave-muted">
            {t('compare.tests.gateFacts', {
              statistic: format.decimal(data.gate.statistic, 2),
              df1: format.integer(data.gate.df1),
              df2: format.decimal(data.gate.df2, 1),
            })}
          </span>
        </p>
      )}
    </>
  )
}

export interface TestsDrawerProps {
  wave: WaveHeader
  compared: WaveComparison
  opened: boolean
  onClose: () => void
}

export function TestsDrawer({ wave, compared, opened, onClose }: TestsDrawerProps) {
  const { t, format } = useText()
  const { against, by, change } = compared
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="xl" title={t('compare.tests.title')}>
      <div className="wave-details">
        <p className="wave-muted">{t('compare.tests.intro', { now: compared.wave.name, before: against.name })}</p>
        <Tests compared={compared} confidence={format.percent(wave.confidence)} />
        {compared.exact && <p>{t('compare.tests.exact')}</p>}
        <dl className="wave-facts">
          <div>
            <dt>{t('compare.tests.detectable')}</dt>
            <dd>{format.decimal(change.detectable, 0)}</dd>
          </div>
        </dl>
        <SegmentTests
          title={t('compare.tests.segments', { wave: against.name })}
          lines={compared.segments.map(({ change: { pValue }, ...line }) => ({ ...line, pValue }))}
        />
        {by !== null && <RestTests wave={wave} by={by} />}
      </div>
    </Drawer>
  )
}
