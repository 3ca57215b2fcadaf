// Text of the file of rows that an import left out. The five headers are known when the file is imported again: no other
// file's columns may be called so.
import type { Same } from '../same'

export const en = {
  columns: {
    sheet: 'Import: sheet',
    row: 'Import: row',
    column: 'Import: column',
    value: 'Import: value',
    reason: 'Import: why left out',
  },
  sheetName: 'Rows left out',
  sheetNumbered: 'Rows left out {{number}}',
  goesOn: '(continued)',
} as const

export const fr: Same<typeof en> = {
  columns: {
    sheet: 'Import : feuille',
    row: 'Import : ligne',
    column: 'Import : colonne',
    value: 'Import : valeur',
    reason: 'Import : motif de l’écart',
  },
  sheetName: 'Lignes écartées',
  sheetNumbered: 'Lignes écartées {{number}}',
  goesOn: '(suite)',
}
