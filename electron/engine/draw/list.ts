// The invitation list as a file: the columns that the survey tool expects, texts as texts.
import type { SurveyTool } from '../../../shared/contract/sample'
import type { Language } from '../../../shared/model/language'
import { translator } from '../../../shared/text'
import { csvOf } from '../report/csv'
import { largeWorkbookOf } from '../report/largeWorkbook'
import { columnsFor, type Listed } from './columns'

export interface InvitationList {
  people: readonly Listed[]
  /** Names of the dimensions, in the order of each person's segments. */
  dimensions: readonly string[]
  tool: SurveyTool
  format: 'xlsx' | 'csv'
  /** The reader's: of the plain list's headers and words, and of the separator that their spreadsheet program expects. */
  language: Language
}

/** The bytes of the file. `pause` is told how many rows are written, and may throw; then nothing is returned. */
export async function invitationList(
  { people, dimensions, tool, format, language }: InvitationList,
  pause: (rows: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const t = translator(language)
  const columns = columnsFor(tool, dimensions, t)
  const head = columns.map(({ header }) => header)
  const rows = people.map((person) => columns.map(({ cellOf }) => cellOf(person)))
  if (format === 'xlsx') {
    return largeWorkbookOf([{ name: t('invitationList.sheetName'), head, rows }], t('leftOut.goesOn'), pause)
  }
  // Survey tools read commas wherever they run; a spreadsheet program reads what its language separates with.
  return csvOf([head, ...rows], tool === 'plain' && language === 'fr' ? ';' : ',', pause)
}
