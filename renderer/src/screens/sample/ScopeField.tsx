// Which cells of the sample something is done for; none chosen: all of them.
import { MultiSelect } from '@mantine/core'
import { cellName } from '../../../../shared/charts'
import type { DrawCell } from '../../../../shared/contract/sample'
import { cellKeyOf } from '../../../../shared/model/cell'
import { useText } from '../../text'

interface Props {
  cells: readonly DrawCell[]
  chosen: readonly DrawCell[]
  onChange(chosen: DrawCell[]): void
}

export function ScopeField({ cells, chosen, onChange }: Props) {
  const { t } = useText()
  // A plan for the whole wave has nothing to choose from.
  if (cells.length < 2) return null
  return (
    <MultiSelect
      label={t('sample.scope.label')}
      description={t('sample.scope.hint')}
      placeholder={chosen.length === 0 ? t('sample.scope.all') : ''}
      data={cells.map((cell) => ({ value: cellKeyOf(cell), label: cellName(t, cell) }))}
      value={chosen.map(cellKeyOf)}
      onChange={(keys) => onChange(cells.filter((cell) => keys.includes(cellKeyOf(cell))))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('sample.scope.all') }}
      limit={200}
      hidePickedOptions
      openOnFocus={false}
    />
  )
}
