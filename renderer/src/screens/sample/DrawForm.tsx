// Before a draw: its rules, and live beside them what they would give in each cell of the plan.
import { Alert, Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { IconAddressBook, IconClockOff, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { DrawPreview, DrawRules, Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { NobodyToDraw } from './NobodyToDraw'
import { RulesFields } from './RulesFields'
import { draftOf, rulesOf, USUAL_RULES, wrongIn } from './rulesDraft'
import { SampleCells } from './SampleCells'
import { leftOutReasons, leftOutSum, peopleText } from './words'

/** After the last keystroke, before the preview is asked for. */
const SETTLE_MS = 200

interface Props {
  wave: WaveHeader
  /** The sample that this draw would take the place of; null: the first. */
  sample: Sample | null
  contactRuleDays: number
  onDone(): void
  /** Absent while there is no sample to go back to. */
  onCancel?: (() => void) | undefined
}

export function DrawForm({ wave, sample, contactRuleDays, onDone, onCancel }: Props) {
  const { t, format } = useText()
  const [draft, setDraft] = useState(() => draftOf(sample?.rules ?? null, contactRuleDays))
  const [settled] = useDebouncedValue(draft, SETTLE_MS)
  const wrong = wrongIn(draft)
  const rules = useLastRight(rulesOf(settled))
  const preview = useCall('sample.preview', { wave: wave.id, rules })
  const shut = useLookOnly()
  const draw = useWrite('sample.draw', {
    onSuccess: ({ drawn }) => {
      void sayUndoable(t('sample.done.drawn', { count: drawn, number: format.integer(drawn) }))
      onDone()
    },
  })
  const failure = preview.error?.failure
  if (failure?.code === 'no-plan') return <NoPlan wave={wave} />
  if (failure) return <FailureNotice failure={failure} onRetry={() => void preview.refetch()} />
  if (preview.data === undefined) return <Loading />
  if (preview.data.contacts === 0) return <NoContacts />

  const submit = () => {
    const typed = rulesOf(draft)
    if (typed === null) return
    const go = () => draw.mutate({ wave: wave.id, rules: typed })
    if (sample === null) return go()
    modals.openConfirmModal({
      title: t('sample.confirm.drawTitle'),
      children: (
        <Text size="sm">
          {t('sample.confirm.drawText', { people: peopleText(sample.drawn + sample.reserve, t, format) })}
        </Text>
      ),
      labels: { confirm: t('sample.confirm.drawGo'), cancel: t('common.cancel') },
      onConfirm: go,
    })
  }
  const { drawn } = preview.data
  const behind = settled !== draft || preview.isPlaceholderData
  return (
    <>
      {wave.status === 'closed' && (
        <Alert color="gray" icon={<IconClockOff aria-hidden />}>
          {t('sample.closed', { day: format.date(wave.closesOn) })}
        </Alert>
      )}
      <Card title={t('sample.rules.title')} hint={t('sample.rules.hint')}>
        <RulesFields draft={draft} onChange={setDraft} wrong={wrong} contactRuleDays={contactRuleDays} />
      </Card>
      <Card flush title={t('sample.preview.title')} className="sample-preview" data-behind={behind}>
        {drawn === 0 ? (
          <NobodyToDraw wave={wave} preview={preview.data} rules={rules} />
        ) : (
          <Totals preview={preview.data} rules={rules} />
        )}
        <SampleCells label={t('sample.preview.title')} cells={preview.data.cells} rules={rules} />
        <Group className="sample-buttons" gap="sm">
          <Button
            onClick={submit}
            loading={draw.isPending}
            {...shut}
            disabled={shut.disabled === true || wrong.size > 0 || behind || drawn === 0}
          >
            {wrong.size > 0
              ? t('sample.preview.wait')
              : t('sample.preview.draw', { count: drawn, number: format.integer(drawn) })}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('sample.preview.keep')}
            </Button>
          )}
        </Group>
      </Card>
    </>
  )
}

/** The rules that were right last: what is shown answers them while something else is being typed. */
function useLastRight(rules: DrawRules | null): DrawRules {
  const [last, setLast] = useState(rules ?? USUAL_RULES)
  if (rules !== null && JSON.stringify(rules) !== JSON.stringify(last)) setLast(rules)
  return rules ?? last
}

/** The whole draw in sentences. Read aloud when it changes. */
function Totals({ preview, rules }: { preview: DrawPreview; rules: DrawRules }) {
  const { t, format } = useText()
  const short = Math.max(0, preview.wanted - preview.drawn)
  const left = leftOutSum(preview.leftOut)
  return (
    <div className="sample-totals" role="status">
      <p>
        <strong>
          {t('sample.preview.total', {
            drawn: format.integer(preview.drawn),
            reserve: format.integer(preview.reserve),
            eligible: peopleText(preview.eligible, t, format),
          })}
        </strong>{' '}
        {short > 0 && (
          <span className="sample-warn">
            {t('sample.preview.short', {
              count: short,
              number: format.integer(short),
              wanted: format.integer(preview.wanted),
            })}
          </span>
        )}
      </p>
      {left > 0 && (
        <p className="nps-quiet">
          {t('sample.preview.leftOut', {
            count: left,
            number: format.integer(left),
            reasons: leftOutReasons(preview.leftOut, rules.contactDays, t, format).join(', '),
          })}{' '}
          {(preview.leftOut['outside-plan'] ?? 0) > 0 && t('sample.preview.outside')}
        </p>
      )}
    </div>
  )
}

function NoPlan({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  return (
    <Card>
      <EmptyState
        icon={<IconTargetArrow size={32} />}
        title={t('sample.noPlan.title')}
        action={
          <Button component={Link} href={`/waves/${wave.id}/plan`}>
            {t('sample.noPlan.action')}
          </Button>
        }
      >
        {t('sample.noPlan.text')}
      </EmptyState>
    </Card>
  )
}

function NoContacts() {
  const { t } = useText()
  return (
    <Card>
      <EmptyState
        icon={<IconAddressBook size={32} />}
        title={t('sample.noContacts.title')}
        action={
          <Button component={Link} href="/contacts/import">
            {t('sample.noContacts.action')}
          </Button>
        }
      >
        {t('sample.noContacts.text')}
      </EmptyState>
    </Card>
  )
}
