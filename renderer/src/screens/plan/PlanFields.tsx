// What holds for every segment of a plan: its dimensions, the target, the confidence, and what is taken for granted.
import { SegmentedControl, Select } from '@mantine/core'
import { memo } from 'react'
import type { DimensionId } from '../../../../shared/model/ids'
import { useText } from '../../text'
import { FigureInput } from './FigureInput'
import { CONFIDENCES, LIMITS } from './planDraft'
import { useMoneySign } from './useMoneySign'
import type { Drafting } from './usePlanDraft'

const WHOLE = 'whole'
const NOT_CROSSED = 'none'
/** The margin, in points, that the meaning of a target is told with while none is typed. */
const EXAMPLE = 12
const idOf = (value: string | null, none: string): DimensionId | null =>
  value === null || value === none ? null : (Number(value) as DimensionId)

function ByFields({ by, setBy, dimensions }: Pick<Drafting, 'by' | 'setBy' | 'dimensions'>) {
  const { t } = useText()
  if (dimensions.length === 0) return null
  const choices = dimensions.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <Select
        label={t('plan.form.by')}
        data={[...choices, { value: WHOLE, label: t('plan.form.wholeWave') }]}
        value={by.dimension === null ? WHOLE : String(by.dimension)}
        onChange={(value) => {
          const dimension = idOf(value, WHOLE)
          setBy({ dimension, second: dimension === null || dimension === by.second ? null : by.second })
        }}
        allowDeselect={false}
      />
      <Select
        label={t('plan.form.and')}
        disabled={by.dimension === null || dimensions.length < 2}
        data={[
          { value: NOT_CROSSED, label: t('plan.form.notCrossed') },
          ...choices.filter(({ value }) => value !== String(by.dimension)),
        ]}
        value={by.second === null ? NOT_CROSSED : String(by.second)}
        onChange={(value) => setBy({ ...by, second: idOf(value, NOT_CROSSED) })}
        allowDeselect={false}
      />
    </>
  )
}

export type PlanFieldsProps = Pick<Drafting, 'by' | 'setBy' | 'dimensions' | 'fields' | 'setFields'>

/** Not drawn again while one segment's figures are typed. */
export const PlanFields = memo(function PlanFields({ by, setBy, dimensions, fields, setFields }: PlanFieldsProps) {
  const { t, format } = useText()
  const sign = useMoneySign()
  const shown = fields.target === null || Number.isNaN(fields.target) ? EXAMPLE : fields.target
  return (
    <div className="plan-fields">
      <ByFields by={by} setBy={setBy} dimensions={dimensions} />
      <FigureInput
        label={t(by.dimension === null ? 'plan.form.targetWhole' : 'plan.form.target')}
        description={t('plan.form.targetHint', {
          target: format.margin(shown),
          count: Math.round(shown),
          number: format.integer(Math.round(shown)),
        })}
        prefix="±"
        value={fields.target}
        limits={LIMITS.target}
        decimals={1}
        required
        onChange={(target) => setFields({ target })}
      />
      {by.dimension !== null && (
        <FigureInput
          label={t('plan.form.overall')}
          description={t('plan.form.overallHint')}
          prefix="±"
          value={fields.overallTarget}
          limits={LIMITS.target}
          decimals={1}
          onChange={(overallTarget) => setFields({ overallTarget })}
        />
      )}
      <div>
        <p className="plan-form-label" id="plan-confidence">
          {t('plan.form.confidence')}
        </p>
        <SegmentedControl
          aria-labelledby="plan-confidence"
          data={CONFIDENCES.map((level) => ({ value: String(level), label: format.percent(level) }))}
          value={String(fields.confidence)}
          onChange={(value) => setFields({ confidence: Number(value) })}
        />
      </div>
      <FigureInput
        label={t('plan.form.minimum')}
        description={t('plan.form.minimumHint')}
        value={fields.minimum}
        limits={LIMITS.people}
        onChange={(minimum) => setFields({ minimum })}
      />
      <FigureInput
        label={t('plan.form.rate')}
        description={t('plan.form.rateHint')}
        suffix={' %'}
        value={fields.rate}
        limits={LIMITS.percent}
        decimals={1}
        times={100}
        onChange={(rate) => setFields({ rate })}
      />
      <FigureInput
        label={t('plan.form.cost')}
        description={t('plan.form.costHint')}
        value={fields.cost}
        limits={LIMITS.cost}
        decimals={2}
        {...sign}
        onChange={(cost) => setFields({ cost })}
      />
    </div>
  )
})
