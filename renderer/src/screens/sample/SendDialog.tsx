// Notes that invitations or reminders went out on a day, for all cells or some of them.
import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type FormEvent, useState } from 'react'
import type { DrawCell, Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { DayInput } from '../../parts/DayInput'
import { dayOf } from '../../parts/days'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { LeftOut } from './LeftOut'
import { ScopeField } from './ScopeField'
import { type Listed, onList, scopeOf, useListed } from './useListed'
import { barredText } from './words'

const LISTS = { send: 'sample', remind: 'reminder' } as const

interface Props {
  wave: WaveHeader
  sample: Sample
  first: DrawCell | null
  what: 'send' | 'remind'
}

export function SendDialog({ wave, sample, first, what }: Props) {
  const { t, format } = useText()
  const [today] = useState(() => dayOf(new Date()))
  const [day, setDay] = useState<string | null>(today)
  const [chosen, setChosen] = useState<DrawCell[]>(first === null ? [] : [first])
  const [despiteRule, setDespiteRule] = useState(false)
  const listed = useListed(wave.id, LISTS[what], chosen, day)
  const count = listed && onList(listed, despiteRule)
  const done = (people: number, leftOut: Listed['barred']) => {
    modals.closeAll()
    const left = barredText(leftOut, null, sample.rules.contactDays, t, format)
    void sayUndoable(t(`sample.${what}.done`, { count: people, number: format.integer(people) }), left ?? '')
  }
  const send = useWrite('sample.send', { onSuccess: ({ sent, leftOut }) => done(sent, leftOut) })
  const remind = useWrite('sample.remind', { onSuccess: ({ reminded, leftOut }) => done(reminded, leftOut) })
  const later = day !== null && day > today
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (day === null || later || !count) return
    const input = { wave: wave.id, on: day, ...scopeOf(chosen) }
    if (what === 'send') send.mutate({ ...input, despiteRule })
    else remind.mutate(input)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t(`sample.${what}.text`)}</Text>
        <DayInput
          label={t(`sample.${what}.day`)}
          value={day}
          onChange={setDay}
          maxDate={today}
          error={(day === null && t('sample.send.dayMissing')) || (later && t('sample.send.dayLater')) || null}
          required
        />
        <ScopeField cells={sample.cells} chosen={chosen} onChange={setChosen} />
        <LeftOut
          listed={listed}
          rules={sample.rules}
          despiteRule={despiteRule}
          onDespiteRule={setDespiteRule}
          what="Send"
        />
        {count === 0 && (
          <Text size="sm" role="status">
            {t(`sample.${what}.none`)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            loading={count === null || send.isPending || remind.isPending}
            disabled={count === 0 || day === null || later}
          >
            {t(`sample.${what}.go`, { count: count ?? 0, number: format.integer(count ?? 0) })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
