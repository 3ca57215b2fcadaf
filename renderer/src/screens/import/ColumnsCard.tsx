// What each column of a file of responses is used for, for the user to correct.
import { NativeSelect, TextInput } from '@mantine/core'
import { COLUMN_ROLES, DateOrder, type Recognition } from '../../../../shared/contract/import'
import { useText } from '../../text'
import { type ColumnLine, ColumnsTable } from './ColumnsTable'
import { type Draft, type DraftColumn, scoreUnknown, withDateOrder, withDimension, withRole } from './draft'

interface Props {
  recognition: Recognition
  draft: Draft
  onDraft(draft: Draft): void
}

export function ColumnsCard({ recognition, draft, onDraft }: Props) {
  const lines = recognition.columns.flatMap((recognised) => {
    const column = draft.find((one) => one.index === recognised.index)
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
  return <ColumnsTable lines={lines} rows={recognition.rows} all={scoreUnknown(recognition)} />
}

interface UseProps {
  name: string
  column: DraftColumn
  draft: Draft
  onDraft(draft: Draft): void
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
    </>
  )
}
