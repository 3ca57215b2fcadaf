// The words of the command “import”, read into what is wished for.
import { type DateOrder, Keep } from '../../shared/contract/import'
import { type OptionKind, problem, type UsageProblem, type Words } from './usage'

/** What `import` is asked to do; null: not said. */
export interface ImportWish {
  files: string[]
  program: string
  campaign: string
  wave: string
  /** The name of a saved mapping. */
  mapping: string | null
  sheet: string | null
  scoreColumn: string | null
  /** How dates are read where the rows of a file do not decide. */
  dateOrder: Extract<DateOrder, 'day-first' | 'month-first'> | null
  /** Of an answer that comes several times, and of several answers of one person. */
  keepAnswers: Keep | null
  keepPersons: Keep | null
  /** Import a file also when its very bytes were imported before. */
  again: boolean
  json: boolean
}

export const IMPORT_OPTIONS: Record<string, OptionKind> = {
  '--into': 'value',
  '--campaign': 'value',
  '--wave': 'value',
  '--mapping': 'value',
  '--sheet': 'value',
  '--score-column': 'value',
  '--date-order': 'value',
  '--keep-answers': 'value',
  '--keep-persons': 'value',
  '--again': 'flag',
  '--json': 'flag',
}

const DATE_ORDERS = ['day-first', 'month-first'] as const
const KEEPS = Keep.options

export function importWish({ plain: files, options }: Words): ImportWish | UsageProblem {
  if (files.length === 0) return problem('noFile', { command: 'import' })
  for (const option of ['--into', '--campaign', '--wave']) {
    if (!options.has(option)) return problem('missingOption', { command: 'import', option })
  }
  for (const [option, known] of [
    ['--date-order', DATE_ORDERS],
    ['--keep-answers', KEEPS],
    ['--keep-persons', KEEPS],
  ] as const) {
    const value = options.get(option)
    if (value === undefined || known.some((one) => one === value)) continue
    return problem('unknownValue', { option, extra: value, problem: known.join(', ') })
  }
  const oneOf = <T extends string>(option: string, known: readonly T[]): T | null =>
    known.find((one) => one === options.get(option)) ?? null
  return {
    files,
    program: options.get('--into') ?? '',
    campaign: options.get('--campaign') ?? '',
    wave: options.get('--wave') ?? '',
    mapping: options.get('--mapping') ?? null,
    sheet: options.get('--sheet') ?? null,
    scoreColumn: options.get('--score-column') ?? null,
    dateOrder: oneOf('--date-order', DATE_ORDERS),
    keepAnswers: oneOf('--keep-answers', KEEPS),
    keepPersons: oneOf('--keep-persons', KEEPS),
    again: options.has('--again'),
    json: options.has('--json'),
  }
}
