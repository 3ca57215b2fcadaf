// An action's status, changed where it stands.
import { NativeSelect } from '@mantine/core'
import { ACTION_STATUSES, type Action } from '../../../../shared/contract/action'
import { useWrite } from '../../client'
import { useText } from '../../text'

interface Props {
  action: Pick<Action, 'id' | 'title' | 'status'>
  /** true: with its label above, as a field of a form; false: the label is for screen readers. */
  labelled?: boolean
}

export function StatusSelect({ action, labelled = false }: Props) {
  const { t } = useText()
  const update = useWrite('action.update')
  return (
    <NativeSelect
      size={labelled ? 'sm' : 'xs'}
      {...(labelled
        ? { label: t('actions.statusFilter') }
        : { 'aria-label': t('actions.statusOf', { title: action.title }) })}
      value={update.isPending ? (update.variables.status ?? action.status) : action.status}
      disabled={update.isPending}
      onChange={(event) => {
        const chosen = ACTION_STATUSES.find((status) => status === event.currentTarget.value)
        if (chosen) update.mutate({ action: action.id, status: chosen })
      }}
      data={ACTION_STATUSES.map((status) => ({ value: status, label: t(`actions.status.${status}`) }))}
    />
  )
}
