// The program's name, its two statistical choices, its contact rule, its retention period and its currency, saved together.
import { Button, Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FocusEvent, type FormEvent, useRef, useState } from 'react'
import type { ProgramSettings as Saved } from '../../../../shared/contract/program'
import { FEWEST_FOR_RANGE, FEWEST_FOR_SCORE } from '../../../../shared/text/verdict'
import { useWrite } from '../../client'
import { useWritable } from '../../client/appState'
import { useOnLeaving } from '../../client/onLeaving'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { CurrencySelect } from './CurrencySelect'
import { PeopleLinks } from './PeopleLinks'
import { Setting } from './Setting'

/** Levels on offer, as probabilities; the engine takes any above one half. */
const LEVELS = [0.8, 0.9, 0.95, 0.99]
const FEWEST = 5
const MOST = 10_000
/** Months: twenty years. */
const LONGEST_RETENTION = 240
/** Days: ten years. */
const LONGEST_RULE = 3650

export function ProgramSettings({ saved }: { saved: Saved }) {
  const { t, format } = useText()
  const [name, setName] = useState(saved.name)
  const [confidence, setConfidence] = useState(saved.confidence)
  const [minimum, setMinimum] = useState<number | string>(saved.minimumN)
  const [retention, setRetention] = useState<number | string>(saved.retentionMonths ?? '')
  const [rule, setRule] = useState<number | string>(saved.contactRuleDays)
  const [currency, setCurrency] = useState(saved.currency)
  const writable = useWritable()
  const update = useWrite('program.update', {
    onSuccess: (_, now) => {
      // Only these two change what is said of the figures.
      const judged = now.confidence !== undefined || now.minimumN !== undefined
      void sayUndoable(t('settings.saved'), judged ? t('settings.savedText') : '')
    },
  })

  const minimumN = Number(minimum)
  const nameMissing = name.trim() === ''
  const minimumWrong = minimum === '' || !Number.isInteger(minimumN) || minimumN < FEWEST || minimumN > MOST
  const retentionMonths = retention === '' ? null : Number(retention)
  const retentionWrong =
    retentionMonths !== null &&
    (!Number.isInteger(retentionMonths) || retentionMonths < 1 || retentionMonths > LONGEST_RETENTION)
  const ruleDays = Number(rule)
  const ruleWrong = rule === '' || !Number.isInteger(ruleDays) || ruleDays < 0 || ruleDays > LONGEST_RULE
  const right: Saved = {
    name: nameMissing ? saved.name : name.trim(),
    confidence,
    minimumN: minimumWrong ? saved.minimumN : minimumN,
    retentionMonths: retentionWrong ? saved.retentionMonths : retentionMonths,
    contactRuleDays: ruleWrong ? saved.contactRuleDays : ruleDays,
    currency,
  }
  const changed = writable && JSON.stringify(right) !== JSON.stringify(saved)
  const minimumProblem = t('settings.minimumWrong', { from: format.integer(FEWEST), to: format.integer(MOST) })
  const retentionProblem = t('settings.minimumWrong', {
    from: format.integer(1),
    to: format.integer(LONGEST_RETENTION),
  })
  const ruleProblem = t('settings.minimumWrong', { from: format.integer(0), to: format.integer(LONGEST_RULE) })
  const wrong = nameMissing || minimumWrong || retentionWrong || ruleWrong
  const levels = LEVELS.includes(saved.confidence) ? LEVELS : [...LEVELS, saved.confidence].toSorted((a, b) => a - b)

  /** What was asked for last: asking for the same again would change nothing. */
  const sent = useRef('')
  const save = () => {
    if (!changed || sent.current === JSON.stringify(right)) return
    sent.current = JSON.stringify(right)
    // A file from elsewhere may hold what this version would not take, a currency say: what stays is not sent.
    const fields = Object.entries(right).filter(([field, value]) => value !== saved[field as keyof Saved])
    update.mutate(Object.fromEntries(fields))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sent.current = ''
    if (!wrong) save()
  }
  /** Going elsewhere in the window saves; going to another window does not. */
  const leaveForm = (event: FocusEvent<HTMLFormElement>) => {
    if (!wrong && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) save()
  }
  useOnLeaving(() => {
    save()
    if (!writable) return
    const left = [
      nameMissing && t('settings.leftAsWasText', { field: t('settings.name'), why: t('settings.nameMissing') }),
      minimumWrong && t('settings.leftAsWasText', { field: t('settings.minimum'), why: minimumProblem }),
      ruleWrong && t('settings.leftAsWasText', { field: t('settings.contactRule'), why: ruleProblem }),
      retentionWrong && t('settings.leftAsWasText', { field: t('settings.retention'), why: retentionProblem }),
    ].filter((sentence) => sentence !== false)
    if (left.length > 0) {
      notifications.show({ color: 'red', title: t('settings.leftAsWas'), message: left.join(' '), autoClose: 12_000 })
    }
  })

  return (
    <Card title={t('settings.program')} hint={t('settings.programHint')}>
      <form onSubmit={submit} onBlur={leaveForm} noValidate>
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
            error={minimumWrong ? minimumProblem : null}
            allowedDecimalSeparators={[',', '.']}
            clampBehavior="none"
            suffix={` ${t('settings.minimumUnit')}`}
            w={160}
          />
        </Setting>
        <Setting label={t('settings.contactRule')} text={t('settings.contactRuleText')}>
          <NumberInput
            aria-label={t('settings.contactRule')}
            value={rule}
            onChange={setRule}
            error={ruleWrong ? ruleProblem : null}
            allowedDecimalSeparators={[',', '.']}
            clampBehavior="none"
            suffix={` ${t('settings.contactRuleUnit')}`}
            w={160}
          />
        </Setting>
        <Setting label={t('settings.retention')} text={t('settings.retentionText')}>
          <NumberInput
            aria-label={t('settings.retention')}
            value={retention}
            onChange={setRetention}
            placeholder={t('settings.retentionNone')}
            error={retentionWrong ? retentionProblem : null}
            allowedDecimalSeparators={[',', '.']}
            clampBehavior="none"
            suffix={` ${t('settings.retentionUnit')}`}
            w={160}
          />
        </Setting>
        <Setting label={t('settings.currency')} text={t('settings.currencyText')}>
          <CurrencySelect value={currency} onChange={setCurrency} />
        </Setting>
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
