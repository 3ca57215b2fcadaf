// What a mapping would make of a file: the counts, the score, the first rows as they would be stored, the rows left out.
import type { ImportPreview } from '../../../../shared/contract/import'
import { bandsOf } from '../../../../shared/model/category'
import { scoreLine } from '../../stats/scoreLine'
import { sameName } from '../../store/names'
import type { Checked } from '../check/check'
import type { ProgramFacts } from '../facts'
import type { Mapped } from '../mapping'
import { BLANK_ROW, type Column, cellText, inTurns, type Pause, type Row, type Table } from '../table'
import { contradicts } from '../values/group'
import { LinkTally } from './links'
import { spellingsOf } from './spellings'

const ROWS_SHOWN = 20
const ISSUES_SHOWN = 200

const EXAMPLES_SHOWN = 20

/** Whether the same file was imported before, only the program knows. */
export type FilePreview = Omit<ImportPreview, 'sameFile'>

/**
 * The preview of one file. `spellings` are those of the file itself, whether or not the mapping merges them already, so
 * that a merge can be seen and taken back.
 */
export async function previewOf(
  table: Table,
  mapped: Mapped,
  checked: Checked,
  facts: ProgramFacts,
  pause: Pause,
): Promise<FilePreview> {
  const { judgement } = checked
  const rowAt = (i: number) => table.sheet.rows[table.firstData + i] ?? BLANK_ROW
  const counts = judgement.counts
  const spelt = mapped.dimensions.map(() => new Map<string, number>())
  const issues: ImportPreview['issues'] = []
  const links = new LinkTally(facts, mapped.rules)
  const groups = new GroupTally(mapped)
  const mendedSizes: ImportPreview['mendedSizes'] = { count: 0, examples: [] }
  let unreadDates = 0
  let unreadValues = 0
  let outsideWave = 0
  const addRow = (row: Row, i: number, score: number) => {
    const day = mapped.dayOf(row)
    if (day === null) unreadDates += Number(mapped.isUnreadDate(row))
    else if (day < facts.wave.opensOn || day > facts.wave.closesOn) outsideWave += 1
    if (mapped.isUnreadValue(row)) unreadValues += 1
    mapped.writtenSegmentsOf(row).forEach((value, dimension) => {
      const rows = spelt[dimension]
      if (value !== null) rows?.set(value, (rows.get(value) ?? 0) + 1)
    })
    for (const size of mapped.mendedSizesOf(row)) addSize(mendedSizes, size)
    groups.add(row, i, score)
    links.add(mapped.rowNumber(i), {
      email: mapped.emailOf(row),
      respondent: mapped.respondentOf(row),
      company: mapped.companyOf(row),
    })
  }
  await inTurns(counts.read, 'checking', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const verdict = judgement.of(i)
      const row = rowAt(i)
      if ('score' in verdict) addRow(row, i, verdict.score)
      else if (issues.length < ISSUES_SHOWN) {
        const place = { sheet: table.sheet.name, row: mapped.rowNumber(i), ...checked.placeOf(i) }
        issues.push({ kind: verdict.kind, reason: verdict.reason, ...place })
      }
    }
  })
  const known = new Map(facts.dimensions.map(({ name, segments }) => [sameName(name), segments]))
  return {
    rows: counts,
    ...scoreLine(bandsOf(judgement.scoreCounts), { confidence: facts.confidence }),
    sample: Array.from({ length: Math.min(counts.read, ROWS_SHOWN) }, (_, i) => {
      const verdict = judgement.of(i)
      const judged = 'score' in verdict ? { score: verdict.score, issue: null } : { score: null, issue: verdict.reason }
      return { row: mapped.rowNumber(i), ...judged, ...mapped.shown(rowAt(i)) }
    }),
    issues,
    unreadDates,
    unreadValues,
    outsideWave,
    dimensions: mapped.dimensions.map((name, i) => ({
      name,
      values: new Set([...(spelt[i]?.keys() ?? [])].map((value) => sameName(mapped.respell(i, value)))).size,
      isNew: !known.has(sameName(name)),
    })),
    repeats: checked.repeats,
    groupMismatches: groups.found,
    mendedSizes,
    spellings: mapped.dimensions.flatMap((dimension, i) =>
      spellingsOf(spelt[i] ?? new Map(), known.get(sameName(dimension)) ?? []).map((found) => ({
        dimension,
        ...found,
      })),
    ),
    links: links.links,
  }
}

function addSize(sizes: ImportPreview['mendedSizes'], size: { from: string; to: string }): void {
  sizes.count += 1
  const shown = sizes.examples.length >= EXAMPLES_SHOWN || sizes.examples.some(({ from }) => from === size.from)
  if (!shown) sizes.examples.push(size)
}

/** Rows whose group column names another category than their score gives. */
class GroupTally {
  readonly found: ImportPreview['groupMismatches'] = { count: 0, examples: [] }
  readonly #mapped: Mapped
  readonly #columns: readonly Column[]

  constructor(mapped: Mapped) {
    this.#mapped = mapped
    this.#columns = mapped.columnsOf('group')
  }

  add(row: Row, i: number, score: number): void {
    const column = this.#columns.find(({ index }) => contradicts(row[index], score))
    if (!column) return
    this.found.count += 1
    if (this.found.examples.length >= EXAMPLES_SHOWN) return
    this.found.examples.push({ row: this.#mapped.rowNumber(i), score, label: cellText(row[column.index]) })
  }
}
