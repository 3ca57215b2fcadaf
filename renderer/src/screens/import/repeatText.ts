// How many rows repeat an answer or a person, in the file and in the wave, as one clause.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

/** “8 rows in this file, 12 already in the wave”; what is not the case is not told. */
export function repeatClauses(
  of: 'answers' | 'persons',
  { inFile, inWave }: { inFile: number; inWave: number },
  t: Translate,
  format: Format,
): string {
  const told = (where: 'inFile' | 'inWave', count: number) =>
    count > 0 ? [t(`import.rules.${of}.${where}`, { count, number: format.integer(count) })] : []
  const [first = '', second] = [...told('inFile', inFile), ...told('inWave', inWave)]
  return second === undefined ? first : t('import.rules.clauses', { first, second })
}
