// The campaign's target, and what this wave shows of it: "Target +40: not shown to be above 40".
import type { TargetKind } from '../../../../shared/contract/compare'
import type { WaveId } from '../../../../shared/model/ids'
import { definedKind } from '../../../../shared/text/verdicts/defined'
import { definedTargetSentence, targetSentence } from '../../../../shared/text/verdicts/target'
import { useCall } from '../../client'
import { useText } from '../../text'

/** What is shown in a few words, and the whole sentence for whoever points at it or cannot see it. */
function Shown({ kind, sentence }: { kind: TargetKind; sentence: string }) {
  const { t } = useText()
  return (
    <>
      <strong data-kind={kind} title={sentence}>
        {t(`results.target.${kind}`)}
      </strong>
      <span className="nps-visually-hidden"> {sentence}</span>
    </>
  )
}

export function TargetLine({ wave, target }: { wave: WaveId; target: number }) {
  const { t, format } = useText()
  const { data } = useCall('compare.target', { wave })
  // The target stands there at once; what may be said of it follows.
  const name = t('results.target.name', { target: format.points(target) })
  if (!data) return <p>{name}</p>
  const { defined } = data
  return (
    <>
      <p>
        {name} <Shown kind={data.kind} sentence={targetSentence(t, format, data)} />
      </p>
      {defined !== null && (
        <p>
          {t(`results.target.by.${definedKind(defined)}`)}{' '}
          <Shown kind={defined.kind} sentence={definedTargetSentence(t, format, data)} />
        </p>
      )}
    </>
  )
}
