// A segment's place in the plan in a few words: answers of those needed, the margin against its target, how it stands.
import { Table } from '@mantine/core'
import type { TrackedCell } from '../../../../shared/contract/plan'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useText } from '../../text'

export function PlanCell({ cell }: { cell: TrackedCell | undefined }) {
  const { t, format } = useText()
  if (cell === undefined)
    return (
      <Table.Td className="wave-plan">
        <span title={t('results.planCell.none')}>{CANNOT_SAY}</span>
      </Table.Td>
    )
  const { answers, needed, margin, target, status } = cell
  const counts = t('results.planCell.counts', { answers: format.integer(answers), needed: format.integer(needed) })
  const margins =
    margin === null
      ? t('results.planCell.target', { target: format.margin(target) })
      : t('results.planCell.margins', { margin: format.margin(margin), target: format.margin(target) })
  return (
    <Table.Td className="wave-plan">
      <span className="wave-plan-words" data-status={status}>
        {t('results.planCell.line', { counts, status: t(`results.planCell.status.${status}`) })}
      </span>
      <small>{margins}</small>
    </Table.Td>
  )
}
