// Promoter, passive, detractor as a file says it – compared with the score, which alone counts.
import { type Category, categoryOf } from '../../../../shared/model/category'
import { normalise } from '../recognise/words'
import { type Cell, cellText } from '../table'

const LABELS: readonly (readonly [RegExp, Category])[] = [
  [/^(?:nps )?(?:promot|ambassad)/, 'promoter'],
  [/^(?:nps )?(?:passi|pasiv|neut)/, 'passive'],
  [/^(?:nps )?detra/, 'detractor'],
]
/** Qualtrics' codes, and the weights by which the score is reckoned. */
const CODES: Readonly<Record<string, Category>> = {
  1: 'detractor',
  2: 'passive',
  3: 'promoter',
  '-100': 'detractor',
  0: 'passive',
  100: 'promoter',
}

/** The category that a cell of a group column names; null: none. */
function readGroup(cell: Cell | undefined): Category | null {
  const text = cellText(cell)
  const code = CODES[text]
  if (code) return code
  const plain = normalise(text)
  return LABELS.find(([label]) => label.test(plain))?.[1] ?? null
}

/** Whether a cell names another category than the score gives. A cell that names none contradicts nothing. */
export function contradicts(cell: Cell | undefined, score: number): boolean {
  const named = readGroup(cell)
  return named !== null && named !== categoryOf(score)
}
