// One cell of the score column → a whole score from 0 to 10, or the reason why there is none. Nothing is ever clamped.
import type { RowReason } from '../../../../shared/contract/import'
import { type Cell, cellText } from '../table'
import { isNonAnswer } from './missing'

export type NoScore = Extract<
  RowReason,
  'non-answer' | 'not-a-number' | 'decimal' | 'out-of-range' | 'unreadable-formula'
>

/** Above this a text is a sentence with a number in it, not a labelled answer. */
const LONGEST_LABEL = 80
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
/** “9/10”, “9 sur 10”, “9 out of 10”. */
const OUT_OF_TEN = /^(\d{1,2}(?:[.,]0+)?)\s*(?:\/|sur|out of)\s*10$/i
/** “10 - Extremely likely”, “9: very”, “8 très probable”: no other figure, no percentage. */
const NUMBER_FIRST = /^(\d{1,2})(?![\d.,]*\d)(?:[\s\-–—:=.)(/]+[^\d%€$]*)?$/
/** “Extremely likely - 10”, “Très probable (10)”, “very likely 9”; but “Shop 1” and “Agence 10” are names. */
const NUMBER_LAST =
  /^[^\d%€$]*(?:[-–—:=(]\s*|(?:likely|probable|certain\w*|recommend\w*|recommand\w*)\s+)(\d{1,2})\)?$/i
/** ="9": how exports keep Excel from changing a text. */
const QUOTED_FORMULA = /^="([^"]*)"$/
const WIDE = /[\uff01-\uff5e]/g
const FORMULA_ERROR = /^#(?:REF|DIV\/0|VALUE|VALEUR|NAME|NOM|NUM|NOMBRE|NULL|NUL)[!?]$/i

/**
 * The score that a cell holds, 0 … 10, or why it holds none: `non-answer` (blank, NA, NSP …), `decimal` (8.5; but 8.0
 * and 8,0 are 8), `out-of-range` (11, −1, 99), `unreadable-formula`, `not-a-number` (all else, group labels included).
 */
export function readScore(cell: Cell | undefined): number | NoScore {
  if (typeof cell === 'number') return judged(cell)
  if (cell === undefined || cell === '') return 'non-answer'
  // Nearly every cell of a score column is one or two figures.
  if (cell.length <= 2) {
    const quick = quickScore(cell)
    if (quick >= 0) return quick
  }
  return readText(cellText(cell))
}

function quickScore(text: string): number {
  const first = text.charCodeAt(0) - 48
  if (text.length === 1) return first >= 0 && first <= 9 ? first : -1
  return text === '10' ? 10 : -1
}

function readText(text: string): number | NoScore {
  // A leading apostrophe is how spreadsheets and exports mark text.
  const bare = text.startsWith("'") ? text.slice(1) : text
  const plain = narrow((QUOTED_FORMULA.exec(bare)?.[1] ?? bare).replace('\u2212', '-'))
  if (NUMBER.test(plain)) return judged(Number(plain.replace(',', '.')))
  if (plain.startsWith('=') || FORMULA_ERROR.test(plain)) return 'unreadable-formula'
  if (isNonAnswer(plain)) return 'non-answer'
  if (plain.length > LONGEST_LABEL) return 'not-a-number'
  const found = OUT_OF_TEN.exec(plain) ?? NUMBER_FIRST.exec(plain) ?? NUMBER_LAST.exec(plain)
  return found?.[1] === undefined ? 'not-a-number' : judged(Number(found[1].replace(',', '.')))
}

/** East Asian keyboards write figures and signs as wide as a letter. */
function narrow(text: string): string {
  return text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

function judged(value: number): number | NoScore {
  if (!Number.isFinite(value)) return 'not-a-number'
  if (value < 0 || value > 10) return 'out-of-range'
  // −0 is 0.
  return Number.isInteger(value) ? Math.abs(value) : 'decimal'
}
