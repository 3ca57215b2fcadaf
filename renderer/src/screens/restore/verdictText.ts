// What an examination of a file came to, as one sentence.
import type { Findings } from '../../../../shared/contract/program'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

/** One sentence for each verdict; for a file that was cut off, how much of it is there. */
export function verdictText({ verdict, bytes, expectedBytes }: Findings, t: Translate, format: Format): string {
  if (verdict !== 'cut-off') return t(`restore.damaged.verdict.${verdict}`)
  if (expectedBytes === null || expectedBytes <= bytes) return t('restore.damaged.verdict.cut-off-unknown')
  return t('restore.damaged.verdict.cut-off', {
    bytes: format.bytes(bytes),
    expected: format.bytes(expectedBytes),
    missing: format.bytes(expectedBytes - bytes),
  })
}
