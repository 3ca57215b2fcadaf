// The program's name, its two statistical choices and its retention period, saved together.
import { Button, Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import type { ProgramSettings as Saved } from '../../../../shared/contract/program'
import { FEWEST_FOR_RANGE, FEWEST_FOR_SCORE } from '../../../../shared/text/verdict'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { PeopleLinks } from './PeopleLinks'
import { Setting } from './Setting'

/** Levels on offer, as probabilities; the engine takes any above one half. */
const LEVELS = [0.8, 0.9, 0.95, 0.99]
const FEWEST = 5
const MOST = 10_000
/** Months: twenty years. */
const LONGEST_RETENTION = 240

export function ProgramSettings({ saved }: { saved: Saved }) {
  const { t, format } = useText()
  const [name, setName] = useState(saved.name)
  const [confidence, setConfidence] = useState(saved.confidence)
  const [minimum, setMinimum] = useState<number | string>(saved.minimumN)
  const [retention, setRetention] = useState<number | string>(saved.retentionMonths ?? '')
  const update = useWrite('program.update', {
    quiet: true,
    onSuccess: () => notifications.show({ title: t('settings.saved'), message: t('settings.savedText') }),
  })

  const minimumN = Number(minimum)
  const nameMissing = name.trim() === ''
  const minimumWrong = minimum === '' || !Number.isInteger(minimumN) || minimumN < FEWEST || minimumN > MOST
  const retentionMonths = retention === '' ? null : Number(retention)
  const retentionWrong =
    retentionMonths !== null &&
    (!Number.isInteger(retentionMonths) || retentionMonths < 1 || retentionMonths > LONGEST_RETENTION)
  const changed =
    name.trim() !== saved.name ||
    confidence !== saved.confidence ||
    minimumN !== saved.minimumN ||
    retentionMonths !== saved.retentionMonths
  const wrong = nameMissing || minimumWrong || retentionWrong
  const levels = LEVELS.includes(saved.confidence) ? LEVELS : [...LEVELS, saved.confidence].toSorted((a, b) => a - b)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && !wrong) update.mutate({ name: name.trim(), confidence, minimumN, retentionMonths })
  }

  return (
    <Card title={t('settings.program')} hint={t('settings.programHint')}>
      <form onSubmit={submit} noValidate>
        <Setting label={t('settings.name')}>
          <TextInput
            aria-label={t('settings.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={nameMissing ? t('settings.nameMissing') : null}
            maxLength={200}
            w={300}
          />
        </Setting>
        <Setting
          label={t('settings.confidence')}
          text={t('settings.confidenceText', {
            level: format.percent(confidence),
            inside: format.integer(confidence * 100),
          })}
        >
          <SegmentedControl
            aria-label={t('settings.confidence')}
            value={String(confidence)}
            onChange={(value) => setConfidence(Number(value))}
            data={levels.map((level) => ({ value: String(level), label: format.percent(level) }))}
          />
        </Setting>
        <Setting
          label={t('settings.minimum')}
          text={t('settings.minimumText', {
            score: format.integer(FEWEST_FOR_SCORE),
            range: format.integer(FEWEST_FOR_RANGE),
          })}
        >
          <NumberInput
            aria-label={t('settings.minimum')}
            value={minimum}
            onChange={setMinimum}
            error={
              minimumWrong
                ? t('settings.minimumWrong', { from: format.integer(FEWEST), to: format.integer(MOST) })
                : null
            }
            allowedDecimalSeparators={[',', '.']}
            clampBehavior="none"
            suffix={` ${t('settings.minimumUnit')}`}
            w={160}
          />
        </Setting>
        <Setting label={t('settings.retention')} text={t('settings.retentionText')}>
          <NumberInput
            aria-label={t('settings.retention')}
            value={retention}
            onChange={setRetention}
            placeholder={t('settings.retentionNone')}
            error={
              retentionWrong
                ? t('settings.minimumWrong', { from: format.integer(1), to: format.integer(LONGEST_RETENTION) })
                : null
            }
            allowedDecimalSeparators={[',', '.']}
            clampBehavior="none"
            suffix={` ${t('settings.retentionUnit')}`}
            w={160}
          />
        </Setting>
        {update.error && <FailureNotice failure={update.error.failure} />}
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={!changed || wrong} loading={update.isPending}>
            {t('settings.save')}
          </Button>
        </Group>
      </form>
      <PeopleLinks />
    </Card>
  )
}
