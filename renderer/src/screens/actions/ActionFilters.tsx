// The line of filters above the board of actions.
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { Action } from '../../../../shared/contract/action'
import { useText } from '../../text'
import { type ActionFilter, isFiltered, NO_FILTER, type OwnerFilter, ownersOf, STATUS_FILTERS } from './actionFilter'

interface Props {
  actions: readonly Action[]
  filter: ActionFilter
  onChange(filter: ActionFilter): void
  shown: number
}

const EVERYBODY = 'everybody'
const NOBODY = 'nobody'

/** A select holds texts; owners are told from the two fixed choices by their prefix. */
const textOf = (owner: OwnerFilter) => (owner === null ? EVERYBODY : 'nobody' in owner ? NOBODY : `name:${owner.name}`)

function ownerOf(text: string): OwnerFilter {
  if (text === EVERYBODY) return null
  return text === NOBODY ? { nobody: true } : { name: text.slice('name:'.length) }
}

export function ActionFilters({ actions, filter, onChange, shown }: Props) {
  const { t, format, language } = useText()
  const overdue = actions.filter((action) => action.overdue).length
  return (
    <search className="actions-filters" aria-label={t('actions.filters')}>
      <NativeSelect
        aria-label={t('actions.statusFilter')}
        value={filter.status}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange({ ...filter, status: STATUS_FILTERS.find((status) => status === value) ?? NO_FILTER.status })
        }}
        data={STATUS_FILTERS.map((status) => ({
          value: status,
          label:
            status === 'to-do'
              ? t('actions.toDo')
              : status === 'any'
                ? t('actions.anyStatus')
                : t(`actions.status.${status}`),
        }))}
      />
      <NativeSelect
        aria-label={t('actions.form.owner')}
        value={textOf(filter.owner)}
        onChange={(event) => onChange({ ...filter, owner: ownerOf(event.currentTarget.value) })}
        data={[
          { value: EVERYBODY, label: t('actions.allOwners') },
          { value: NOBODY, label: t('actions.noOwner') },
          ...ownersOf(actions, language).map((name) => ({ value: `name:${name}`, label: name })),
        ]}
      />
      <Checkbox
        label={t('actions.overdueOnly')}
        checked={filter.overdueOnly}
        onChange={(event) => onChange({ ...filter, overdueOnly: event.currentTarget.checked })}
      />
      <span className="actions-count" role="status">
        {t('actions.shownOf', { shown: format.integer(shown), total: format.integer(actions.length) })}
        {overdue > 0 && (
          <b className="action-late">
            {t('actions.overdueCount', { count: overdue, number: format.integer(overdue) })}
          </b>
        )}
      </span>
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(NO_FILTER)}>
          {t('actions.clearFilters')}
        </Button>
      )}
    </search>
  )
}
