// Asks for the name of a new program, then where its file is to be kept.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type FormEvent, useRef, useState } from 'react'
import { useShell, useWrite } from '../../client'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { attempt } from './failures'
import { fileNameFor } from './places'

export function NewProgramForm({ onCreated }: { onCreated(): void }) {
  const { t, language } = useText()
  const shell = useShell()
  const [name, setName] = useState('')
  /** A second click while the place is being asked for must not make a second file. */
  const asking = useRef(false)
  const [problem, setProblem] = useState<string | null>(null)
  const create = useWrite('program.create', {
    onSuccess: () => {
      modals.closeAll()
      onCreated()
    },
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '') {
      setProblem(t('shell.newProgram.nameMissing'))
      focusFirstError(event.currentTarget)
      return
    }
    if (asking.current || create.isPending) return
    asking.current = true
    void attempt(language, wanted, async () => {
      const file = await shell.pickTarget('program', fileNameFor(wanted))
      if (file) create.mutate({ file, name: wanted })
    }).finally(() => {
      asking.current = false
    })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('shell.newProgram.text')}
        </Text>
        <TextInput
          label={t('shell.newProgram.name')}
          description={t('shell.newProgram.example')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblem(null)
          }}
          error={problem}
          maxLength={200}
          data-autofocus
          required
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t(shell.host === 'browser' ? 'shell.newProgram.createHere' : 'shell.newProgram.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
