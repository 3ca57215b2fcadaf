// The columns of the list: first values, use, and why that use was proposed. Unread columns stay folded away.
import { Button, NativeSelect, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PeopleColumn, PeopleRecognition } from '../../../../shared/contract/people'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { whyClauses } from '../import/evidenceText'
import { type PeopleDraft, type PeopleDraftColumn, ROLES, withColumn } from './peopleDraft'

interface Props {
  recognition: PeopleRecognition
  draft: PeopleDraft
  onDraft(draft: PeopleDraft): void
}

export function PeopleColumnsCard({ recognition, draft, onDraft }: Props) {
  const { t, format } = useText()
  const [showAll, setShowAll] = useState(false)
  const columns = recognition.columns.flatMap((recognised) => {
    const column = draft.columns.find((one) => one.index === recognised.index)
    return column ? [{ recognised, column }] : []
  })
  const used = columns.filter(({ recognised, column }) => recognised.role !== 'ignore' || column.chosen)
  const unused = columns.length - used.length
  return (
    <Card title={t('people.wizard.columns')} flush>
      <Table className="import-table import-columns" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="38%">{t('people.wizard.column')}</Table.Th>
            <Table.Th w="32%">{t('people.wizard.use')}</Table.Th>
            <Table.Th w="30%">{t('people.wizard.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(showAll ? columns : used).map(({ recognised, column }) => (
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
            ? t('people.wizard.hideUnused')
            : t('people.wizard.unused', { count: unused, number: format.integer(unused) })}
        </Button>
      )}
    </Card>
  )
}

interface RowProps {
  recognised: PeopleColumn
  column: PeopleDraftColumn
  rows: number
  draft: PeopleDraft
  onDraft(draft: PeopleDraft): void
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
          aria-label={t('people.wizard.useOf', { column: name })}
          value={column.role}
          onChange={(event) => {
            const role = ROLES[draft.kind].find((one) => one === event.currentTarget.value)
            if (role) onDraft(withColumn(draft, column.index, { role, chosen: true }))
          }}
          data={ROLES[draft.kind].map((role) => ({ value: role, label: t(`people.fields.${role}`) }))}
        />
        {column.role === 'segment' && (
          <TextInput
            size="xs"
            mt={6}
            label={t('people.wizard.dimension')}
            aria-label={t('people.wizard.dimensionOf', { column: name })}
            value={column.dimension}
            maxLength={100}
            onChange={(event) => onDraft(withColumn(draft, column.index, { dimension: event.currentTarget.value }))}
          />
        )}
      </Table.Td>
      <Table.Td className="import-why">
        <ul>
          {why.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ul>
        {filled !== null && filled < 1 && <small>{t('people.wizard.filled', { share: format.percent(filled) })}</small>}
      </Table.Td>
    </Table.Tr>
  )
}
