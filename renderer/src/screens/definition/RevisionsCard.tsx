// Every freezing of a wave with its figures, newest first: what was said before stays to be read.
import { Button, Table } from '@mantine/core'
import type { Freeze } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { FreezeId } from '../../../../shared/model/ids'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_RANGE, mayClaimScore } from '../../../../shared/text/verdict'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'

export interface RevisionsCardProps {
  wave: WaveHeader
  freezes: readonly Freeze[]
  /** The one whose sheet is in view. */
  shown: FreezeId | null
  onShow: (freeze: FreezeId) => void
}

export function RevisionsCard({ wave, freezes, shown, onShow }: RevisionsCardProps) {
  const { t, format } = useText()
  const column = (key: 'revision' | 'at' | 'by' | 'reason', className?: string) => ({
    title: t(`definition.revisions.column.${key}`),
    ...(className === undefined ? {} : { className }),
  })
  return (
    <Card flush title={t('definition.revisions.title')} hint={t('definition.revisions.hint')}>
      <PlainTable
        label={t('definition.revisions.label', { wave: wave.name })}
        className="wave-table definition-table"
        columns={[
          column('revision'),
          column('at'),
          column('by'),
          column('reason'),
          { title: t('common.nps'), className: 'wave-number' },
          { title: t('results.column.range') },
          { title: t('results.column.n'), className: 'wave-number' },
          { title: t('definition.revisions.column.sheet'), silent: true },
        ]}
      >
        {freezes.map(({ id, revision, at, by, reason, sheet }) => {
          const { score } = sheet
          const interval = score.n < FEWEST_FOR_RANGE ? null : score.interval
          return (
            <Table.Tr key={id}>
              <Table.Th scope="row">{format.integer(revision)}</Table.Th>
              <Table.Td>{format.dateTime(at)}</Table.Td>
              <Table.Td>{by ?? CANNOT_SAY}</Table.Td>
              <Table.Td className="definition-reason">{reason ?? t('definition.revisions.first')}</Table.Td>
              <Table.Td className="wave-number">
                <strong>{mayClaimScore(score) ? format.points(score.nps) : CANNOT_SAY}</strong>
              </Table.Td>
              <Table.Td>{interval === null ? CANNOT_SAY : format.range(interval.lower, interval.upper)}</Table.Td>
              <Table.Td className="wave-number">{format.integer(sheet.answers)}</Table.Td>
              <Table.Td className="definition-use">
                {id === shown ? (
                  <span className="nps-quiet">{t('definition.revisions.shown')}</span>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('definition.revisions.showOf', { revision: format.integer(revision) })}
                    onClick={() => onShow(id)}
                  >
                    {t('definition.revisions.show')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </PlainTable>
    </Card>
  )
}
