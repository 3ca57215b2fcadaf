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
  return [...told('inFile', inFile), ...told('inWave', inWave)].join(t('import.rules.clauseEnd'))
}
