// The file's columns: first values, use, and why that use was proposed. Unread columns stay folded away.
import { Button, NativeSelect, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { COLUMN_ROLES, DateOrder, type RecognisedColumn, type Recognition } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { type Draft, type DraftColumn, scoreUnknown, withDateOrder, withDimension, withRole } from './draft'
import { whyClauses } from './evidenceText'

interface Props {
  recognition: Recognition
  draft: Draft
  onDraft(draft: Draft): void
}

export function ColumnsCard({ recognition, draft, onDraft }: Props) {
  const { t, format } = useText()
  const [showAll, setShowAll] = useState(() => scoreUnknown(recognition))
  const columns = recognition.columns.flatMap((recognised) => {
    const column = draft.find((one) => one.index === recognised.index)
    return column ? [{ recognised, column }] : []
  })
  // A column that the user sets to “not read” stays where it is, so that the choice can be taken back.
  const used = columns.filter(({ recognised, column }) => recognised.role !== 'ignore' || column.chosen)
  const unused = columns.length - used.length
  const shown = showAll ? columns : used
  return (
    <Card title={t('import.columns.title')} hint={t('import.columns.hint')} flush>
      <Table className="import-table import-columns" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="38%">{t('import.columns.column')}</Table.Th>
            <Table.Th w="30%">{t('import.columns.use')}</Table.Th>
            <Table.Th w="32%">{t('import.columns.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ recognised, column }) => (
            <ColumnRow
              key={column.index}
              recognised={recognised}
              column={column}
              rows={recognition.rows}
              draft={draft}
              onDraft={onDraft}
            />
          ))}
        </Table.Tbody>
      </Table>
      {unused > 0 && (
        <Button variant="subtle" size="compact-sm" m="xs" aria-expanded={showAll} onClick={() => setShowAll(!showAll)}>
          {showAll
            ? t('import.columns.hideUnused')
            : t('import.columns.unused', { count: unused, number: format.integer(unused) })}
        </Button>
      )}
    </Card>
  )
}

interface RowProps {
  recognised: RecognisedColumn
  column: DraftColumn
  rows: number
  draft: Draft
  onDraft(draft: Draft): void
}

function ColumnRow({ recognised, column, rows, draft, onDraft }: RowProps) {
  const { t, format } = useText()
  const { name } = recognised
  const why = column.chosen ? [t('import.evidence.chosen-by-user')] : whyClauses(recognised.evidence, t, format)
  const filled = rows > 0 ? recognised.filled / rows : null
  return (
    <Table.Tr data-role={column.role}>
      <Table.Td>
        <b className="import-column-name">{name}</b>
        <span className="import-samples">{recognised.samples.slice(0, 4).join(' · ')}</span>
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t('import.columns.roleOf', { column: name })}
          value={column.role}
          onChange={(event) => {
            const role = COLUMN_ROLES.find((one) => one === event.currentTarget.value)
            if (role) onDraft(withRole(draft, column.index, role))
          }}
          data={COLUMN_ROLES.map((role) => ({ value: role, label: t(`import.columns.roles.${role}`) }))}
        />
        {column.role === 'segment' && (
          <TextInput
            size="xs"
            mt={6}
            label={t('import.columns.dimension')}
            aria-label={t('import.columns.dimensionOf', { column: name })}
            value={column.dimension}
            maxLength={100}
            onChange={(event) => onDraft(withDimension(draft, column.index, event.currentTarget.value))}
          />
        )}
        {column.role === 'date' && (
          <NativeSelect
            size="xs"
            mt={6}
            aria-label={t('import.columns.orderOf', { column: name })}
            value={column.dateOrder ?? ''}
            onChange={(event) => {
              const order = DateOrder.options.find((one) => one === event.currentTarget.value)
              onDraft(withDateOrder(draft, column.index, order ?? null))
            }}
            data={[
              ...(column.dateOrder === null ? [{ value: '', label: t('import.columns.orders.undecided') }] : []),
              ...DateOrder.options.map((order) => ({ value: order, label: t(`import.columns.orders.${order}`) })),
            ]}
          />
        )}
      </Table.Td>
      <Table.Td className="import-why">
        <ul>
          {why.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ul>
        {filled !== null && filled < 1 && (
          <small>{t('import.columns.filled', { share: format.percent(filled) })}</small>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
