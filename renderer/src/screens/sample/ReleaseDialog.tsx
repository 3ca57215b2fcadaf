// Takes people of a cell's reserve into the sample, in the order in which they were drawn.
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type FormEvent, useState } from 'react'
import { cellName } from '../../../../shared/charts'
import type { DrawCell } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'

export function ReleaseDialog({ wave, cell }: { wave: WaveHeader; cell: DrawCell }) {
  const { t, format } = useText()
  const [typed, setTyped] = useState<number | string>(cell.reserve)
  const name = cellName(t, cell)
  const release = useWrite('sample.release', {
    onSuccess: ({ released }) => {
      modals.closeAll()
      void sayUndoable(t('sample.release.done', { count: released, number: format.integer(released), cell: name }))
    },
  })
  const people = Number(typed)
  const wrong = typed === '' || !Number.isInteger(people) || people < 1 || people > cell.reserve
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { segment, second } = cell
    if (!wrong) release.mutate({ wave: wave.id, cell: { segment, second }, people })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('sample.release.text', { count: cell.reserve, number: format.integer(cell.reserve) })}</Text>
        <NumberInput
          label={t('sample.release.count')}
          value={typed}
          onChange={setTyped}
          error={wrong ? t('common.wholeNumber', { most: format.integer(cell.reserve) }) : null}
          allowedDecimalSeparators={[',', '.']}
          clampBehavior="none"
          data-autofocus
          required
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={wrong} loading={release.isPending}>
            {t('sample.release.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
