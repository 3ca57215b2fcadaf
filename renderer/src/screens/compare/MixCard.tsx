// A change taken apart: what another mix of segments did to it, and what the segments did themselves.
import { Table } from '@mantine/core'
import type { MixShift } from '../../../../shared/contract/compare'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { mixSentence } from '../../../../shared/text/verdicts/mix'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { PartBar } from './PartBar'

/** Parts are told to a tenth of a point: what is smaller comes from rounding, or matters to nobody. */
const tenth = (points: number) => Math.round(points * 10) / 10

export function MixCard({ mix }: { mix: MixShift }) {
  const { t, format } = useText()
  const told = { ...mix, mix: tenth(mix.mix), within: tenth(mix.within) }
  const sizes = mix.segments.flatMap((segment) => [Math.abs(segment.mix), Math.abs(segment.within)])
  const largest = Math.max(Math.abs(mix.mix), Math.abs(mix.within), ...sizes)
  const column = (key: 'share' | 'mix' | 'within', className?: string) => ({
    title: t(`compare.mix.column.${key}`),
    ...(className === undefined ? {} : { className }),
  })
  const part = (points: number) => (
    <Table.Td>
      <PartBar points={tenth(points)} largest={largest} />
    </Table.Td>
  )
  return (
    <Card flush title={t('compare.mix.title')} hint={t('compare.mix.hint', { dimension: mix.dimensionName })}>
      <p className="compare-sentence">{mixSentence(t, format, told)}</p>
      <PlainTable
        label={t('compare.mix.title')}
        className="wave-table compare-table"
        columns={[
          { title: t('results.column.segment') },
          column('share', 'wave-number'),
          { title: t('common.nps'), className: 'wave-number' },
          column('mix'),
          column('within'),
        ]}
      >
        {mix.segments.map(({ segment, name, before, now, ...parts }) => (
          <Table.Tr key={segment ?? 'none'}>
            <Table.Th scope="row" className="wave-segment">
              {name ?? t('common.unnamed')}
            </Table.Th>
            <Table.Td className="wave-number">
              {t('compare.mix.fromTo', { before: format.percent(before.share), now: format.percent(now.share) })}
            </Table.Td>
            <Table.Td className="wave-number">
              {t('compare.mix.fromTo', {
                before: before.nps === null ? CANNOT_SAY : format.points(before.nps),
                now: now.nps === null ? CANNOT_SAY : format.points(now.nps),
              })}
            </Table.Td>
            {part(parts.mix)}
            {part(parts.within)}
          </Table.Tr>
        ))}
        <Table.Tr className="compare-total">
          <Table.Th scope="row">{t('compare.mix.total')}</Table.Th>
          <Table.Td />
          <Table.Td className="wave-number">{format.points(mix.change)}</Table.Td>
          {part(mix.mix)}
          {part(mix.within)}
        </Table.Tr>
      </PlainTable>
      <p className="wave-note">
        <span>{t('compare.mix.note')}</span>
      </p>
    </Card>
  )
}
