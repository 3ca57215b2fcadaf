// How many people a list, a sending or a reminder is about, in some of a sample's cells, and who of them is left out.
import type { CallOutput } from '../../../../shared/contract'
import type { DrawCell, ListKind } from '../../../../shared/contract/sample'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'

export type Listed = CallOutput<'sample.barred'>

/**
 * null until it is known.
 * @param cells empty: all of them
 * @param on the day on which they are asked; null: as the engine has it
 */
export function useListed(
  wave: WaveId,
  list: ListKind,
  cells: readonly DrawCell[],
  on: string | null = null,
): Listed | null {
  const found = useCall('sample.barred', { wave, list, ...scopeOf(cells), ...(on !== null && { on }) })
  // What was said of another day or of other cells would be wrong.
  return found.isPlaceholderData ? null : (found.data ?? null)
}

/** Who is left out; those whom only the contact rule bars are not when they are asked all the same. */
export function leftOutOf({ barred }: Pick<Listed, 'barred'>, despiteRule: boolean): Listed['barred'] {
  const { 'contact-rule': byRule, ...always } = barred
  return despiteRule || byRule === undefined ? always : barred
}

/** How many are on the list after all. */
export function onList({ people, barred }: Listed, despiteRule: boolean): number {
  return people - Object.values(leftOutOf({ barred }, despiteRule)).reduce((sum, count) => sum + count, 0)
}

/** The cells as a call takes them; nothing when all are meant. */
export function scopeOf(cells: readonly DrawCell[]): {
  cells?: { segment: DrawCell['segment']; second: DrawCell['second'] }[]
} {
  return cells.length === 0 ? {} : { cells: cells.map(({ segment, second }) => ({ segment, second })) }
}
