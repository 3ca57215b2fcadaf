// A wave's results and pages of its responses, over 100,000 stored responses. No peer: a promise in ms.
import type { CallInput } from '../../shared/contract'
import { type BenchEngine, withEngine } from './engine'
import { type Figure, medians } from './figure'
import { csvOf } from './files'
import { importRows } from './importRows'
import { benchRows, SECTORS } from './rows'

const NAME = 'results'
const REPETITIONS = { warmUps: 3, times: 15 }
const TARGET_MS = 50
/** Rows from the end at which the deep page begins. */
const FROM_THE_END = 100

export async function results(): Promise<Figure[]> {
  return withEngine(async (bench) => {
    const rows = benchRows()
    const { wave } = await importRows(bench, csvOf(rows))
    const works = await worksOn(bench, wave, rows.length)
    const values = await medians(Object.values(works), REPETITIONS)
    return Object.keys(works).map((measure, i) => ({
      bench: NAME,
      measure,
      value: values[i] ?? Number.NaN,
      unit: 'ms',
      peer: null,
      peerValue: null,
      ratio: null,
      target: TARGET_MS,
    }))
  })
}

/** What is measured, by its name. A wrong answer is not fast, it is wrong: the results are looked at first. */
async function worksOn({ call }: BenchEngine, wave: CallInput<'wave.get'>['wave'], stored: number) {
  const { score, segments, by } = await call('wave.results', { wave })
  const segment = segments[0]?.segment ?? null
  if (score.n !== stored || segments.length !== SECTORS.length || by === null || segment === null) {
    throw new Error(`${score.n} responses in ${segments.length} segments, of ${stored} in ${SECTORS.length}`)
  }
  const page = (query: Omit<CallInput<'wave.responses'>, 'wave'>) => () => call('wave.responses', { wave, ...query })
  const deep = { offset: stored - FROM_THE_END }
  return {
    'wave.results, with the segment table': () => call('wave.results', { wave, by }),
    'wave.responses, first page': page({}),
    'wave.responses, last page': page(deep),
    'wave.responses, last page by date': page({ ...deep, sort: { by: 'answeredAt', descending: true } }),
    'wave.responses, last page by score': page({ ...deep, sort: { by: 'score', descending: true } }),
    'wave.responses, last page by company': page({ ...deep, sort: { by: 'company', descending: false } }),
    'wave.responses, last page by verbatim': page({ ...deep, sort: { by: 'verbatim', descending: false } }),
    'wave.responses, one category of one segment, by date': page({
      category: 'detractor',
      segment,
      sort: { by: 'answeredAt', descending: true },
    }),
    'wave.responses, a word found in every eighth': page({ search: 'delai' }),
    'wave.responses, a word found once': page({ search: 'person7777@' }),
  }
}
