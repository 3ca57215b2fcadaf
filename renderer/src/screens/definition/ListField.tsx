// How many people are on the list that the wave asked from. The plan may know: its number is offered, not taken by itself.
import { Alert, Button } from '@mantine/core'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall } from '../../client'
import { CountInput } from '../../parts/CountInput'
import { useText } from '../../text'

const MOST_PEOPLE = 1_000_000_000

export interface ListFieldProps {
  wave: WaveHeader
  answers: number
  /** null: unknown; NaN: mistyped. */
  people: number | null
  onChange: (people: number | null) => void
}

/** Everybody in the cells of the plan; null: there is no plan, or it does not know how many are in each. */
function usePlanned(wave: WaveHeader): number | null {
  const { data: plan } = useCall('plan.get', { wave: wave.id })
  return plan?.totals.population || null
}

export function ListField({ wave, answers, people, onChange }: ListFieldProps) {
  const { t, format } = useText()
  const planned = usePlanned(wave)
  const silent = wave.invited !== null && wave.score.n < wave.invited / 2
  return (
    <div>
      <span className="definition-label">{t('definition.edit.list')}</span>
      <CountInput
        aria-label={t('definition.edit.list')}
        size="sm"
        value={people}
        most={MOST_PEOPLE}
        onChange={onChange}
      />
      <small>{t('definition.edit.listHint')}</small>
      {planned !== null && planned >= answers && planned !== people && (
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(planned)}>
          {t('definition.edit.listOfPlan', { count: planned, number: format.integer(planned) })}
        </Button>
      )}
      {people !== null && people < answers && (
        <Alert color="orange" mt={6} p="xs">
          {t('definition.edit.tooShort', { answers: format.integer(answers) })}
        </Alert>
      )}
      {people !== null && silent && (
        <Alert color="orange" mt={6} p="xs">
          {t('definition.edit.caution')}
        </Alert>
      )}
    </div>
  )
}
