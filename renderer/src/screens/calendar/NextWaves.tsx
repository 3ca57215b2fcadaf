// Plans the next waves of a campaign: its rhythm, the waves that it asks for, what to watch about them, and adding them.
import { Button, Group, NumberInput, Select, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import { useCall, useWrite } from '../../client'
import { DayInput } from '../../parts/DayInput'
import { dayOf } from '../../parts/days'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { CADENCES, MOST_MOMENT_DAYS } from '../campaigns/planningDraft'
import { sayUndoable } from '../history/sayUndoable'
import {
  draftFor,
  isWhole,
  MOST_FIELD_DAYS,
  MOST_WAVES,
  type NextDraft,
  questionOf,
  rowsOf,
  usualQuestion,
  type WaveDraft,
  wavesOf,
  withCadence,
} from './nextWavesDraft'
import { ProposedRows } from './ProposedRows'

/** After the last keystroke, before the engine is asked. */
const SETTLE_MS = 200

type Proposal = CallOutput<'calendar.propose'>

interface Props {
  campaigns: readonly CampaignSummary[]
  /** The campaign to begin with. */
  first: CampaignSummary
}

export function NextWaves({ campaigns, first }: Props) {
  const { t, format } = useText()
  const [today] = useState(() => dayOf(new Date()))
  const [draft, setDraft] = useState(() => draftFor(first, today))
  // null: the proposals stand as the rhythm has them.
  const [changed, setChanged] = useState<WaveDraft[] | null>(null)
  const [settled] = useDebouncedValue(draft, SETTLE_MS)
  const [settledRows] = useDebouncedValue(changed, SETTLE_MS)
  const program = useCall('program.info', {})
  const proposed = useProposal(settled, null, true)
  const own = settledRows && wavesOf(settledRows)
  const reviewed = useProposal(settled, own, own !== null && own.length > 0)
  const add = useWrite('calendar.add', {
    quiet: true,
    onSuccess: ({ waves }, { campaign }) => {
      const name = campaigns.find(({ id }) => id === campaign)?.name ?? ''
      modals.closeAll()
      void sayUndoable(
        t('calendar.next.done', { count: waves.length, number: format.integer(waves.length), campaign: name }),
        t('calendar.next.doneText'),
      )
    },
  })
  const change = (next: NextDraft) => {
    setDraft(next)
    setChanged(null)
  }
  const wrong = questionOf(draft) === null
  const rows = changed ?? (proposed.data ? rowsOf(proposed.data.waves) : [])
  const waves = wavesOf(rows)
  // Warnings of other days than those in the fields would be wrong ones.
  const settling = draft !== settled || changed !== settledRows || (changed ? reviewed : proposed).isPlaceholderData
  const warnings = settling ? null : ((changed ? reviewed.data : proposed.data)?.warnings ?? null)
  const failure = (add.error ?? proposed.error ?? reviewed.error)?.failure
  const submit = () => {
    if (waves === null || waves.length === 0) return
    const momentDays = draft.cadence === 'after-moment' ? Number(draft.momentDays) : null
    add.mutate({ campaign: draft.campaign.id, cadence: draft.cadence, momentDays, waves })
  }
  return (
    <Stack gap="md">
      <Rhythm draft={draft} campaigns={campaigns} today={today} onChange={change} />
      {wrong ? (
        <p className="calendar-none">{t('calendar.next.wrong')}</p>
      ) : (
        <ProposedRows
          rows={rows}
          changed={changed !== null}
          warnings={changed !== null && waves === null ? null : warnings}
          contactDays={program.data?.contactRuleDays ?? 0}
          onChange={setChanged}
          onReset={() => setChanged(null)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {t('common.cancel')}
        </Button>
        <Button onClick={submit} loading={add.isPending} disabled={wrong || settling || !waves || waves.length === 0}>
          {t('calendar.next.add', { count: rows.length, number: format.integer(rows.length) })}
        </Button>
      </Group>
    </Stack>
  )
}

/** What the engine proposes, or what it says of these waves; nothing is asked of a rhythm that is still being typed. */
function useProposal(draft: NextDraft, waves: Proposal['waves'] | null, enabled: boolean) {
  const question = questionOf(draft)
  const input = question ?? usualQuestion(draft.campaign)
  return useCall('calendar.propose', waves === null ? input : { ...input, waves }, {
    enabled: enabled && question !== null,
  })
}

interface RhythmProps {
  draft: NextDraft
  campaigns: readonly CampaignSummary[]
  today: string
  onChange(draft: NextDraft): void
}

function Rhythm({ draft, campaigns, today, onChange }: RhythmProps) {
  const { t, format } = useText()
  const afterMoment = draft.cadence === 'after-moment'
  const between = (from: number, to: number) =>
    t('sample.rules.between', { from: format.integer(from), to: format.integer(to) })
  const whole = (name: 'fieldDays' | 'count' | 'momentDays', least: number, most: number) => ({
    value: draft[name],
    onChange: (typed: number | string) => onChange({ ...draft, [name]: typed }),
    error: isWhole(draft[name], least, most) ? null : between(least, most),
    allowedDecimalSeparators: [',', '.'],
    clampBehavior: 'none' as const,
    min: least,
    max: most,
  })
  return (
    <div className="next-rhythm">
      <Select
        label={t('calendar.next.campaign')}
        data={campaigns.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(draft.campaign.id)}
        onChange={(value) => {
          const campaign = campaigns.find(({ id }) => String(id) === value)
          if (campaign) onChange(draftFor(campaign, today))
        }}
        allowDeselect={false}
        data-autofocus
      />
      <Select
        label={t('calendar.next.cadence')}
        data={CADENCES.map((cadence) => ({ value: cadence, label: t(`calendar.next.cadences.${cadence}`) }))}
        value={draft.cadence}
        onChange={(value) => onChange(withCadence(draft, CADENCES.find((one) => one === value) ?? draft.cadence))}
        allowDeselect={false}
      />
      {afterMoment ? (
        <>
          <DayInput
            label={t('calendar.next.moment')}
            value={draft.moment}
            onChange={(moment) => onChange({ ...draft, moment })}
            error={draft.moment === null ? t('calendar.next.dayMissing') : null}
          />
          <NumberInput label={t('calendar.next.momentDays')} {...whole('momentDays', 0, MOST_MOMENT_DAYS)} />
        </>
      ) : (
        <NumberInput label={t('calendar.next.count')} {...whole('count', 1, MOST_WAVES)} />
      )}
      <NumberInput label={t('calendar.next.fieldDays')} {...whole('fieldDays', 1, MOST_FIELD_DAYS)} />
      {afterMoment && <p className="next-note">{t('calendar.next.momentNote')}</p>}
    </div>
  )
}
