// Keeps the present choices under a name, so that the next file with the same columns needs one click; and lists what is
// kept. A mapping is renamed by saving it under another name.
import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useRef, useState } from 'react'
import type { Recognition } from '../../../../shared/contract/import'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { focusFirstError } from '../../parts/focusFirstError'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { type Choices, keptOf } from './choices'
import { SavedMappings } from './SavedMappings'

interface Props {
  recognition: Recognition
  choices: Choices
  /** What is kept now; null: what was kept is gone. Other choices may have been made in the meantime. */
  onSaved(saved: Choices['saved']): void
}

const LONGEST_NAME = 100

export function SaveMapping({ recognition, choices, onSaved }: Props) {
  const { t } = useText()
  const shut = useLookOnly()
  const form = useRef<HTMLFormElement>(null)
  const { saved } = choices
  const [name, setName] = useState(saved?.name ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const kept = useCall('import.mappings', {})
  const remove = useWrite('import.removeMapping')
  const save = useWrite('import.saveMapping')
  const wanted = name.trim()
  const renamed = saved !== null && wanted !== '' && wanted !== saved.name
  const replaces = kept.data?.some((one) => one.name === wanted) ?? false

  const keep = (renaming: boolean) => {
    if (wanted === '') {
      setProblem(t('import.mapping.nameMissing'))
      if (form.current) focusFirstError(form.current)
      return
    }
    save.mutate(
      { name: wanted, ...keptOf(choices, recognition) },
      {
        onSuccess: ({ id }) => {
          if (renaming && saved && saved.id !== id) remove.mutate({ id: saved.id })
          onSaved({ id, name: wanted })
          notifications.show({ message: t('import.mapping.done', { name: wanted }) })
        },
      },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep(false)
  }
  return (
    <Card title={t('import.mapping.title')} hint={t('import.mapping.hint')}>
      <form ref={form} onSubmit={submit} noValidate>
        <Group align="flex-start" gap="xs">
          <TextInput
            className="import-mapping-name"
            label={t('import.mapping.name')}
            placeholder={t('import.mapping.example')}
            maxLength={LONGEST_NAME}
            value={name}
            error={problem}
            description={replaces && !save.isPending ? t('import.mapping.replaces') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setProblem(null)
            }}
          />
          <Button type="submit" variant="default" mt={21} loading={save.isPending} {...shut}>
            {t(renamed ? 'import.mapping.saveAnother' : 'import.mapping.save')}
          </Button>
          {renamed && (
            <Button variant="default" mt={21} disabled={save.isPending} onClick={() => keep(true)} {...shut}>
              {t('import.mapping.rename')}
            </Button>
          )}
        </Group>
      </form>
      <SavedMappings
        mappings={kept.data ?? []}
        onRemoved={(id) => {
          if (saved?.id === id) onSaved(null)
        }}
      />
    </Card>
  )
}
