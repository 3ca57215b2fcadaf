// Where the header is, for the user to correct: a row number, or none.
import { Button, Checkbox, Group, NumberInput, Popover } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Recognition } from '../../../../shared/contract/import'
import { useText } from '../../text'

/** The last row in which a header may be, as the contract has it. */
const LAST = 10_000

interface Props {
  recognition: Recognition
  busy: boolean
  onRow(row: number): void
}

export function HeaderRow({ recognition, busy, onRow }: Props) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [row, setRow] = useState<string | number>(recognition.headerRows === 0 ? 1 : recognition.headerRow)
  const [none, setNone] = useState(recognition.headerRows === 0)
  // No further than the sheet goes: below its last row there is no header.
  const last = Math.min(LAST, recognition.firstDataRow - 1 + recognition.rows)
  const known = none || (typeof row === 'number' && Number.isInteger(row) && row >= 1 && row <= last)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!known) return
    setOpen(false)
    onRow(none ? 0 : Number(row))
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" withRoles>
      <Popover.Target>
        <Button variant="default" size="compact-xs" mt={4} loading={busy} onClick={() => setOpen(!open)}>
          {t('import.recognised.headerCorrect')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('import.recognised.headerCorrect')}>
        <form onSubmit={submit} className="import-header-row">
          <NumberInput
            label={t('import.recognised.headerIn')}
            description={t('import.recognised.headerInHint')}
            value={row}
            onChange={setRow}
            min={1}
            max={last}
            allowDecimal={false}
            disabled={none}
            data-autofocus
          />
          <Checkbox
            label={t('import.recognised.headerIsNone')}
            checked={none}
            onChange={(event) => setNone(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button type="submit" size="xs" disabled={!known}>
              {t('import.recognised.headerRead')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
