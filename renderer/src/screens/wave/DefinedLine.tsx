// The headline where the wave's definition weighs answers or reads them by account, beside the plain one.
import type { DefinedScore } from '../../../../shared/contract/wave'
import type { ScoreLine } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { definedKind, mayClaimDefined } from '../../../../shared/text/verdicts/defined'
import { useText } from '../../text'

export function DefinedLine({ defined, plain }: { defined: DefinedScore; plain: ScoreLine }) {
  const { t, format } = useText()
  return (
    <p className="wave-verdict-score">
      {mayClaimDefined(defined, plain) ? format.points(defined.nps) : CANNOT_SAY}
      <small className="wave-verdict-kind">{t(`results.defined.${definedKind(defined)}`)}</small>
    </p>
  )
}
