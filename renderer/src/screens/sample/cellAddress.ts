// Which cell an address asks for: `?cell=12/5` is a crossing, `?cell=12/` one segment, `?cell=/` the whole wave.
import type { CellKey } from '../../../../shared/contract/plan'
import { cellKeyOf } from '../../../../shared/model/cell'

/** The one of these cells that the question of an address names; null: none of them. */
export function cellAskedFor<C extends CellKey>(search: string, cells: readonly C[]): C | null {
  const asked = new URLSearchParams(search).get('cell')
  if (asked === null) return null
  return cells.find((cell) => cellKeyOf(cell) === asked) ?? null
}
