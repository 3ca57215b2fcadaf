// A column that says to which kind of survey a row belongs: of a dump of several kinds only the NPS rows count.

import { normalise } from '../recognise/words'
import { type Cell, type Column, cellsOf, cellText, type Table } from '../table'
import { isNonAnswer } from '../values/missing'

const NPS = /\bnps\b|\bnet promoter\b|^(?:customer )?loyalty\b|^fidel/
/** What satisfaction, effort and the other kinds call themselves. */
const OTHER =
  /\b(?:csat|ces|custom|knowledge|pmf|thumbs|smileys?|stars?)\b|\bsatisf|\beffort\b|\bsupport\b|\bpersonnalis|\bconnaissances?\b|\bknowledge ?base\b|\betoiles\b/

/**
 * Whether a cell names another kind of survey than NPS. Where the column names NPS at all, every other name is another
 * kind; where it never does, only the kinds that are known as such. Blank cells say nothing.
 */
export function otherSurvey(table: Table, column: Column): (cell: Cell | undefined) => boolean {
  const known = new Map<string, boolean>()
  let namesNps = false
  for (const cell of cellsOf(table, column.index)) {
    const text = cellText(cell)
    if (known.has(text) || known.size >= 1000) continue
    const plain = normalise(text)
    known.set(text, false)
    namesNps ||= NPS.test(plain)
  }
  const isOther = (text: string) => {
    if (isNonAnswer(text)) return false
    const plain = normalise(text)
    return !NPS.test(plain) && (namesNps || OTHER.test(plain))
  }
  for (const text of known.keys()) known.set(text, isOther(text))
  return (cell) => {
    const text = cellText(cell)
    return known.get(text) ?? isOther(text)
  }
}
