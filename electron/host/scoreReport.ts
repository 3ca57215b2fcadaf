// A file's score as the command line tells it: one JSON object for programs, or lines for a reader.
import type { FileScore, Layout } from '../../shared/contract/import'
import { en, type Translate } from '../../shared/text'
import type { Format } from '../../shared/text/format'
import { FEWEST_FOR_COMFORT, mayClaimScore, scoreSentences } from '../../shared/text/verdict'

/** The object of `score --json`; its shape is a promise to scripts. Figures are unrounded. */
export function scoreObject(score: FileScore) {
  const { interval } = score
  return {
    file: score.file,
    layout: score.layout,
    layoutEvidence: score.layoutEvidence,
    scoreColumn: score.scoreColumn,
    rows: score.rows,
    n: score.n,
    promoters: score.promoters,
    passives: score.passives,
    detractors: score.detractors,
    nps: score.nps,
    interval: interval && {
      method: interval.method,
      confidence: interval.confidence,
      lower: interval.lower,
      upper: interval.upper,
    },
  }
}

const ENCODINGS = en.import.recognised.encodings

function encodingName(t: Translate, encoding: string): string {
  const known = (name: string): name is keyof typeof ENCODINGS => Object.hasOwn(ENCODINGS, name)
  return known(encoding) ? t(`import.recognised.encodings.${encoding}`) : encoding
}

/** The sentence of the score, by the same rules as on screen: no score is claimed from fewer than 10 answers. */
function verdict(score: FileScore, t: Translate, format: Format): string {
  if (!mayClaimScore(score) || !score.interval) {
    const confidence = score.interval?.confidence ?? 0.95
    return scoreSentences(t, format, { score, status: 'closed', confidence }).range
  }
  const told = t('cli.score.verdict', {
    score: format.points(score.nps),
    lower: format.points(score.interval.lower),
    upper: format.points(score.interval.upper),
    confidence: format.percent(score.interval.confidence),
    responses: t('common.responses', { count: score.n, number: format.integer(score.n) }),
  })
  return score.n < FEWEST_FOR_COMFORT ? `${told} · ${t('cli.score.smallSample')}` : told
}

/** The lines of `score` for a reader: what was recognised, the score, and what was not counted. */
export function scoreLines(score: FileScore, t: Translate, format: Format): string[] {
  const share = (count: number) =>
    t('cli.score.share', {
      number: format.integer(count),
      share: format.percent(score.n === 0 ? null : count / score.n),
    })
  const lines: [label: string, text: string][] = [[t('cli.score.file'), score.file]]
  lines.push([t('cli.score.layout'), layoutName(score, t)])
  if (score.sheet !== null) lines.push([t('cli.score.sheet'), score.sheet])
  if (score.encoding !== null) {
    const repairs = t('import.recognised.repairs', { count: score.repairs, number: format.integer(score.repairs) })
    const name = encodingName(t, score.encoding)
    lines.push([t('cli.score.encoding'), score.repairs === 0 ? name : `${name} · ${repairs}`])
  }
  lines.push([t('cli.score.scoreColumn'), score.scoreColumn])
  const { read, counted, excluded } = score.rows
  const rows = { read: format.integer(read), counted: format.integer(counted) }
  lines.push([t('cli.score.rows'), t('cli.score.rowsLine', rows)])
  for (const { reason, count } of excluded) {
    const facts = { number: format.integer(count), reason: t(`import.reasons.${reason}`) }
    lines.push([t('cli.score.excluded'), t('cli.score.excludedLine', facts)])
  }
  lines.push([t('common.promoters'), share(score.promoters)])
  lines.push([t('common.passives'), share(score.passives)])
  lines.push([t('common.detractors'), share(score.detractors)])
  lines.push([t('common.nps'), verdict(score, t, format)])
  return aligned(lines)
}

/** Labels in a column of their own. */
export function aligned(lines: readonly (readonly [label: string, text: string])[]): string[] {
  const width = Math.max(...lines.map(([label]) => label.length))
  return lines.map(([label, text]) => `${label.padEnd(width)}  ${text}`)
}

/** The layout's name, and what in the file shows it. */
export function layoutName(
  { layout, layoutEvidence }: { layout: Layout; layoutEvidence: readonly string[] },
  t: Translate,
): string {
  const name = t(`import.recognised.layouts.${layout}`)
  return layoutEvidence.length === 0 ? name : t('cli.score.shownBy', { name, evidence: layoutEvidence.join(', ') })
}
