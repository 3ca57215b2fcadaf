// The mappings that are kept, each with the tool it is for, its last use, and the way to remove it.
import { Button } from '@mantine/core'
import type { SavedMapping } from '../../../../shared/contract/import'
import type { MappingId } from '../../../../shared/model/ids'
import { useWrite } from '../../client'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'

interface Props {
  mappings: readonly SavedMapping[]
  onRemoved(id: MappingId): void
}

export function SavedMappings({ mappings, onRemoved }: Props) {
  const { t, format } = useText()
  const shut = useLookOnly()
  const remove = useWrite('import.removeMapping', {
    onSuccess: (_nothing, { id }) => {
      const removed = mappings.find((one) => one.id === id)
      if (!removed) return
      void sayUndoable(t('import.mapping.removed', { name: removed.name }))
      onRemoved(removed.id)
    },
  })
  if (mappings.length === 0) return null
  return (
    <details className="import-more">
      <summary>{t('import.mapping.kept', { count: mappings.length, number: format.integer(mappings.length) })}</summary>
      <ul className="import-lines">
        {mappings.map((mapping) => (
          <li key={mapping.id}>
            <span className="stacked">
              {mapping.name}
              <small>
                {t('import.mapping.keptLine', {
                  layout: t(`import.recognised.layouts.${mapping.layout}`),
                  count: mapping.columns.length,
                  number: format.integer(mapping.columns.length),
                  at: format.date(mapping.usedAt),
                })}
              </small>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('import.mapping.removeOf', { name: mapping.name })}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ id: mapping.id })}
              {...shut}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
