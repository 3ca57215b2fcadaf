// The campaign's target, and what this wave shows of it: "Target +40: not shown to be above 40".
import type { WaveId } from '../../../../shared/model/ids'
import { definedKind } from '../../../../shared/text/verdicts/defined'
import { definedTargetSentence, targetSentence } from '../../../../shared/text/verdicts/target'
import { useCall } from '../../client'
import { useText } from '../../text'

export function TargetLine({ wave, target }: { wave: WaveId; target: number }) {
  const { t, format } = useText()
  const { data } = useCall('compare.target', { wave })
  // The target stands there at once; what may be said of it follows.
  const name = t('results.target.name', { target: format.points(target) })
  if (!data) return <p>{name}</p>
  const { defined } = data
  return (
    <>
      <p title={targetSentence(t, format, data)}>
        {name} <strong data-kind={data.kind}>{t(`results.target.${data.kind}`)}</strong>
        <span className="nps-visually-hidden"> {targetSentence(t, format, data)}</span>
      </p>
      {defined !== null && (
        <p>{t(`verdicts.defined.told.${definedKind(defined)}`, { told: definedTargetSentence(t, format, data) })}</p>
      )}
    </>
  )
}
