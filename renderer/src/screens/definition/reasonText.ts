// Why an import left rows out, in words. A sheet may be older than this version and name a reason that it no longer has:
// that one is shown as it stands.
import type { RowCounts } from '../../../../shared/contract/import'
import { en, type Translate } from '../../../../shared/text'

type Reason = RowCounts['reasons'][number]['reason']

const isReason = (reason: string): reason is Reason => Object.hasOwn(en.import.reasons, reason)

export function reasonText(t: Translate, reason: string): string {
  return isReason(reason) ? t(`import.reasons.${reason}`) : reason
}
