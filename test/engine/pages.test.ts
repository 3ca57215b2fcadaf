// Pages of responses against a plain sort of all of them: along indexes or gathered, no row is lost, doubled or misplaced.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../electron/engine'
import { createRandom } from '../../electron/engine/sample/random'
import { fold } from '../../electron/engine/store/fold'
import { searchTextOf } from '../../electron/engine/store/searchText'
import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import type { Mapping } from '../../shared/contract/import'
import { Refusal } from '../../shared/failure'
import { first } from './builders'

type Query = Omit<CallInput<'wave.responses'>, 'wave' | 'offset' | 'limit'>
type Row = CallOutput<'wave.responses'>['rows'][number]
type SortBy = NonNullable<Query['sort']>['by']

const COMPANIES = ['Élan', 'elan conseil', 'Zébulon', 'aubier', 'Aubier Nord', 'Ébène', 'écho', '10 Nord', '9 Nord', '']
const COMMENTS = ['Délai trop long', 'délai tenu', 'Très bien', 'À revoir', 'à revoir vite', 'merci', '', '', '', '']
const DATES = ['2026-01-05', '2026-01-05 10:00', '2026-02-11', '2026-03-30', '']
const SECTORS = ['SaaS', 'Santé', '']
const HEADER = ['Date', 'NPS', 'Commentaire', 'Entreprise', 'Secteur']
const ROLES = ['date', 'score', 'comment', 'company', 'segment'] as const
const MAPPING: Mapping = { sheet: null, columns: ROLES.map((role, index) => ({ index, role })) }
const PAGE = 37

/** One engine for all of these tests, which only read. */
let engine: Engine
const folder = mkdtempSync(join(tmpdir(), 'nps-pages-'))
let wave: CallOutput<'wave.create'>['id']
/** Every response of the wave, in the order of the rows. */
let everything: Row[]

/** Rows as an export has them, and the same at every run. */
function csv(rows: number, seed: number): string {
  const random = createRandom(seed)
  const lines = Array.from({ length: rows }, () =>
    [random.pick(DATES), random.whole(0, 10), random.pick(COMMENTS), random.pick(COMPANIES), random.pick(SECTORS)].join(
      ';',
    ),
  )
  return [HEADER.join(';'), ...lines, ''].join('\n')
}

async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await engine.dispatch(name, input)
  if (!reply.ok) throw new Refusal(reply.failure)
  return reply.value as CallOutput<typeof name>
}

function token(path: string) {
  engine.grant(path, path)
  return { token: path, name: path }
}

afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeAll(async () => {
  engine = createEngine({
    settingsFolder: join(folder, 'settings'),
    programsFolder: folder,
    systemLanguages: [],
    appVersion: '0.0.0',
    checkReplies: true,
  })
  await ask('program.create', { file: token(join(folder, 'pages.npsw')), name: 'Pages' })
  const { id: campaign } = await ask('campaign.create', { name: 'C', kind: 'relational', touchpoint: null })
  const waveNamed = async (name: string) => {
    const dates = { opensOn: '2026-01-01', closesOn: '2026-03-31', invited: null }
    return (await ask('wave.create', { campaign, name, ...dates })).id
  }
  wave = await waveNamed('Read')
  const other = await waveNamed('Other')
  // Imports of another wave before, between and after: what is not of this wave must not be seen.
  for (const [i, target] of [other, wave, other, wave, other].entries()) {
    const path = join(folder, `${i}.csv`)
    writeFileSync(path, csv(90, i))
    await ask('import.run', { file: token(path), mapping: MAPPING, wave: target })
  }
  everything = (await ask('wave.responses', { wave, limit: 1000 })).rows
})

const KEYS: Record<SortBy, (row: Row) => string | number | null> = {
  answeredAt: ({ answeredAt }) => answeredAt,
  score: ({ score }) => score,
  company: ({ company }) => (company === null ? null : fold(company)),
  verbatim: ({ verbatim, company }) =>
    verbatim === null
      ? null
      : searchTextOf({ company, name: null, email: null, respondent: null }, verbatim).slice(0, 32),
  row: ({ id }) => id,
}

function fits(row: Row, { category, segment, withVerbatim, search }: Query): boolean {
  const text = fold(`${row.verbatim ?? ''} ${row.company ?? ''}`)
  return (
    (category === undefined || row.category === category) &&
    (segment === undefined || row.segments.some((one) => one.segment === segment)) &&
    (!withVerbatim || row.verbatim !== null) &&
    (search === undefined ||
      fold(search)
        .split(' ')
        .every((word) => text.includes(word)))
  )
}

/** What the pages should hold, by a plain sort of everything. */
function expected(query: Query): number[] {
  const key = KEYS[query.sort?.by ?? 'row']
  const sign = query.sort?.descending ? -1 : 1
  const compare = (a: Row, b: Row) => {
    const [x, y] = [key(a), key(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.id - b.id
    return sign * (x < y ? -1 : x > y ? 1 : a.id - b.id)
  }
  return everything
    .filter((row) => fits(row, query))
    .sort(compare)
    .map(({ id }) => id)
}

async function paged(query: Query): Promise<{ ids: number[]; totals: Set<number> }> {
  const ids: number[] = []
  const totals = new Set<number>()
  for (let offset = 0; offset <= everything.length + PAGE; offset += PAGE) {
    const page = await ask('wave.responses', { wave, ...query, offset, limit: PAGE })
    ids.push(...page.rows.map(({ id }) => id))
    totals.add(page.total)
  }
  return { ids, totals }
}

const FILTERS: [string, () => Query][] = [
  ['everything', () => ({})],
  ['one category', () => ({ category: 'detractor' })],
  ['those with a verbatim', () => ({ withVerbatim: true })],
  ['one category with a verbatim', () => ({ category: 'promoter', withVerbatim: true })],
  ['one segment', () => ({ segment: segmentNamed('Santé') })],
  ['one category of one segment', () => ({ category: 'passive', segment: segmentNamed('SaaS') })],
  ['a word', () => ({ search: 'delai' })],
  ['two words, in any field', () => ({ search: 'REVOIR elan' })],
  [
    'a word in one segment, with a verbatim',
    () => ({ search: 'é', segment: segmentNamed('Santé'), withVerbatim: true }),
  ],
]

function segmentNamed(name: string) {
  const found = everything.flatMap(({ segments }) => segments).find((one) => one.name === name)
  if (!found) throw new Error(`no response is of ${name}`)
  return found.segment
}

describe.each(FILTERS)('%s', (_name, filter) => {
  it.each(
    (['row', 'score', 'answeredAt', 'company', 'verbatim'] as const).flatMap((by) => [
      { by, descending: false },
      { by, descending: true },
    ]),
  )('sorted by $by, descending: $descending', async (sort) => {
    const query = { ...filter(), sort }
    const wanted = expected(query)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await paged(query)).toEqual({ ids: wanted, totals: new Set([wanted.length]) })
  })
})

it('every response of the wave is there, with and without each value', () => {
  expect(everything).toHaveLength(180)
  for (const value of ['verbatim', 'company', 'answeredAt'] as const) {
    expect(everything.some((row) => row[value] === null)).toBe(true)
    expect(everything.some((row) => row[value] !== null)).toBe(true)
  }
})

it('a text is folded as a search folds its words, its fields on lines of their own', () => {
  const who = { company: 'ÉTÉ & Fils', name: 'Zoe\u0308', email: 'Z@Exemple.FR', respondent: null }
  const text = searchTextOf(who, 'Délai\nIMMENSE, Ångström ŒUVRE Ω')
  expect(text.split('\n')).toEqual([fold('Délai IMMENSE, Ångström ŒUVRE Ω'), 'ete & fils', 'zoe', 'z@exemple.fr', ''])
  expect(searchTextOf({ ...who, name: null }, null).split('\n')).toEqual(['', 'ete & fils', '', 'z@exemple.fr', ''])
  expect(first(text.split('\n'))).toBe('delai immense, angstrom œuvre ω')
})
