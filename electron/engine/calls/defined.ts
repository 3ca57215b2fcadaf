// A wave's headline by its definition, and what its screens need to know of how its figures are made.
import type { Definition, Freeze } from '../../../shared/contract/definition'
import type { WaveStatus } from '../../../shared/model/figures'
import { type Headline, headlineOf, isPlain } from '../definition/headline'
import { statusOf, type WaveRow } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { definedAnswers, namesOfDimensions } from '../store/definedAnswers'
import { definitionsOf, newestSheets, PLAIN } from '../store/definitions'
import { settingsOf } from '../store/programs'

/** How a wave's figures are made, and the newest freezing, which decides them from then on. */
export interface Made {
  definition: Definition
  frozen: Freeze | null
}

/** Whether a wave's figures change no more by themselves: it has closed, or was frozen. */
export const isFinal = (wave: WaveRow, { frozen }: Made, today: string): boolean =>
  frozen !== null || statusOf(wave, today) === 'closed'

/** A frozen wave counts as closed, also where its last day was put off afterwards. */
export const statusBy = (wave: WaveRow, made: Made, today: string): WaveStatus =>
  isFinal(wave, made, today) ? 'closed' : statusOf(wave, today)

/** People on the list that the wave's limits take into account; null: none. */
export const listOf = ({ definition, frozen }: Made): number | null => (frozen?.sheet ?? definition).population

/** A frozen wave keeps the level that it was frozen with. */
export const confidenceOf = (db: ReadDb, { frozen }: Made): number =>
  frozen?.sheet.confidence ?? settingsOf(db).confidence

const AS_USUAL: Made = { definition: PLAIN, frozen: null }

/** Of these waves, or of all. Asked once for a list. */
export function madeOf(db: ReadDb, waves?: readonly number[]): (wave: number) => Made {
  const definitions = definitionsOf(db, waves)
  const frozen = newestSheets(db, waves)
  if (definitions.size === 0 && frozen.size === 0) return () => AS_USUAL
  return (wave) => ({ definition: definitions.get(wave) ?? PLAIN, frozen: frozen.get(wave) ?? null })
}

/** The headline of the answers as they are now; null where the definition takes every answer once. */
export function headlineNow(
  db: ReadDb,
  wave: number,
  definition: Definition,
  { confidence, closed }: { confidence: number; closed: boolean },
): Headline | null {
  if (isPlain(definition)) return null
  const dimensions = definition.weighting?.margins.map(({ dimension }) => dimension) ?? []
  const groups = definedAnswers(db, wave, { dimensions, accounts: definition.reading !== 'answers', live: true })
  return headlineOf(groups, definition, namesOfDimensions(db, dimensions), { confidence, closed })
}
