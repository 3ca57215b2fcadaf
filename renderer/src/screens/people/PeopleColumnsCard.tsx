// What each column of a list is used for, for the user to correct.
import { NativeSelect, TextInput } from '@mantine/core'
import type { PeopleRecognition } from '../../../../shared/contract/people'
import { useText } from '../../text'
import { type ColumnLine, ColumnsTable } from '../import/ColumnsTable'
import { type PeopleDraft, type PeopleDraftColumn, ROLES, withColumn } from './peopleDraft'

interface Props {
  recognition: PeopleRecognition
  draft: PeopleDraft
  onDraft(draft: PeopleDraft): void
}

export function PeopleColumnsCard({ recognition, draft, onDraft }: Props) {
  const lines = recognition.columns.flatMap((recognised) => {
    const column = draft.columns.find((one) => one.index === recognised.index)
    if (!column) return []
    const { chosen, role } = column
    const line: ColumnLine = {
      column: recognised,
      proposed: recognised.role !== 'ignore',
      chosen,
      role,
      use: <Use key={column.index} name={recognised.name} column={column} draft={draft} onDraft={onDraft} />,
    }
    return [line]
  })
  return <ColumnsTable lines={lines} rows={recognition.rows} />
}

interface UseProps {
  name: string
  column: PeopleDraftColumn
  draft: PeopleDraft
  onDraft(draft: PeopleDraft): void
}

function Use({ name, column, draft, onDraft }: UseProps) {
  const { t } = useText()
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('import.columns.roleOf', { column: name })}
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
          label={t('import.columns.dimension')}
          aria-label={t('import.columns.dimensionOf', { column: name })}
          value={column.dimension}
          maxLength={100}
          onChange={(event) => onDraft(withColumn(draft, column.index, { dimension: event.currentTarget.value }))}
        />
      )}
    </>
  )
}
