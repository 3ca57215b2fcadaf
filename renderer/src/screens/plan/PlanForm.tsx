// Decides how sharp the score must be, for the whole wave and for each segment, and says at once what that takes.
import { Alert, Button } from '@mantine/core'
import type { RefObject } from 'react'
import type { Plan } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { focusFirstError } from '../../parts/focusFirstError'
import { Loading } from '../../parts/Loading'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { PlanCells } from './PlanCells'
import { PlanFields } from './PlanFields'
import { PlanTake } from './PlanTake'
import { type KeptDraft, type PlanDimension, usePlanDraft } from './usePlanDraft'

export interface PlanFormProps {
  wave: WaveHeader
  plan: Plan | null
  onDone: () => void
  /** Holds what was typed while another part of the plan is looked at. */
  kept?: RefObject<KeptDraft | null>
  /** Absent while there is no plan to go back to. */
  onCancel?: (() => void) | undefined
}

/** The form, once it is known what can be planned by. */
export function PlanForm(props: PlanFormProps) {
  const known = useCall('plan.dimensions', {})
  if (known.error) return <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />
  return known.data === undefined ? <Loading /> : <Form {...props} dimensions={known.data.dimensions} />
}

function Form(props: PlanFormProps & { dimensions: readonly PlanDimension[] }) {
  const { wave, plan, dimensions, onDone, onCancel, kept } = props
  const { t } = useText()
  const drafting = usePlanDraft(wave, plan, dimensions, kept)
  const shut = useLookOnly()
  const save = useWrite('plan.set', {
    onSuccess: () => {
      if (kept !== undefined) kept.current = null
      onDone()
    },
  })

  function submit(event: React.FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (drafting.draft === null) focusFirstError(event.currentTarget)
    else save.mutate({ wave: wave.id, draft: drafting.draft })
  }

  return (
    <form
      onSubmit={submit}
      className="plan-form"
      aria-label={t(plan === null ? 'plan.form.titleNew' : 'plan.form.titleEdit')}
    >
      <Card title={plan === null ? t('plan.form.titleNew') : t('plan.form.titleEdit')}>
        <p className="plan-quiet">{t('plan.form.intro')}</p>
        {dimensions.length === 0 && <Alert color="gray">{t('plan.form.noDimensions')}</Alert>}
        <PlanFields
          by={drafting.by}
          setBy={drafting.setBy}
          dimensions={drafting.dimensions}
          fields={drafting.fields}
          setFields={drafting.setFields}
        />
      </Card>
      <PlanTake drafting={drafting}>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} {...shut}>
          {t('plan.form.save')}
        </Button>
      </PlanTake>
      {drafting.failure !== null && <FailureNotice failure={drafting.failure} />}
      <PlanCells drafting={drafting} />
    </form>
  )
}
