// When figures were frozen and by whom, in a few words; the revision is named from the second on.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

/** "Frozen on 2 Oct 2026 by Claire Aubier (revision 2)" */
export function frozenWords(
  t: Translate,
  format: Format,
  frozen: { at: string; by: string | null; revision: number },
): string {
  const at = format.date(frozen.at)
  const revised = frozen.revision > 1
  const revision = format.integer(frozen.revision)
  if (frozen.by === null)
    return revised ? t('definition.freeze.isUnnamedOf', { at, revision }) : t('definition.freeze.isUnnamed', { at })
  const { by } = frozen
  return revised ? t('definition.freeze.isOf', { at, by, revision }) : t('definition.freeze.is', { at, by })
}
