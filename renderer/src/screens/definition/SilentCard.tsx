// What those who did not answer could do to the score: one line per guess about them, from all detractors to all promoters.
import { Table } from '@mantine/core'
import type { NonResponse } from '../../../../shared/contract/definition'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { RangeBar } from '../../parts/RangeBar'
import { useText } from '../../text'

export function SilentCard({ nonResponse }: { nonResponse: NonResponse | null }) {
  const { t, format } = useText()
  if (nonResponse === null)
    return (
      <Card title={t('definition.silent.title')}>
        <p className="wave-note">
          <span>{t('definition.silent.unknown')}</span>
        </p>
      </Card>
    )
  const { invited, answers, scenarios } = nonResponse
  const hint = t('definition.silent.hint', {
    answers: format.integer(answers),
    count: invited,
    invited: format.integer(invited),
    share: format.percent(answers / invited),
  })
  return (
    <Card flush title={t('definition.silent.title')} hint={hint}>
      <p className="definition-intro">
        {t('definition.silent.intro', { silent: format.integer(Math.max(0, invited - answers)) })}
      </p>
      <PlainTable
        label={t('definition.silent.title')}
        className="wave-table definition-table"
        columns={[
          { title: t('definition.silent.column.like') },
          { title: t('definition.silent.column.silent'), className: 'wave-number' },
          { title: t('definition.silent.column.nps'), className: 'wave-number' },
          { title: t('definition.silent.column.scale'), silent: true },
        ]}
      >
        {scenarios.map(({ like, name, silentNps, nps }) => (
          <Table.Tr key={like}>
            <Table.Th scope="row">
              {t(`definition.silent.like.${like}`, { name: name ?? t('definition.silent.unknownName') })}
            </Table.Th>
            <Table.Td className="wave-number">{format.points(silentNps)}</Table.Td>
            <Table.Td className="wave-number">
              <strong>{format.points(nps)}</strong>
            </Table.Td>
            <Table.Td>
              <RangeBar lower={null} upper={null} value={nps} />
            </Table.Td>
          </Table.Tr>
        ))}
      </PlainTable>
    </Card>
  )
}
