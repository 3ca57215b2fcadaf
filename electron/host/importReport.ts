// What the command “import” has done, as the command line tells it: one JSON object for programs, or lines for a reader.
import type { Failure } from '../../shared/failure'
import type { Language } from '../../shared/model/language'
import type { Translate } from '../../shared/text'
import { tell } from '../../shared/text/failure'
import type { Format } from '../../shared/text/format'
import { scoreSentences } from '../../shared/text/verdict'
import type { Progress } from '../../shared/wire'
import type { FileImport, WaveImport } from './importCommand'
import { aligned, layoutName } from './scoreReport'

/** A failure as an object: `error` of everything that the command line prints as JSON. */
export function errorObject(failure: Failure, language: Language) {
  return { code: failure.code, ...tell(failure, language) }
}

/** The object of `import --json`; its shape is a promise to scripts. Figures are unrounded. */
export function importObject({ program, campaign, wave, files, score }: WaveImport, language: Language) {
  const { n, promoters, passives, detractors, nps, interval } = score
  return {
    program,
    campaign,
    wave,
    files: files.map((one) => {
      if ('failure' in one) return { file: one.file, error: errorObject(one.failure, language) }
      const { file, layout, mapping, scoreColumn, rows, batch } = one
      return { file, layout, mapping, scoreColumn, rows, batch }
    }),
    n,
    promoters,
    passives,
    detractors,
    nps,
    interval: interval && {
      method: interval.method,
      confidence: interval.confidence,
      lower: interval.lower,
      upper: interval.upper,
    },
  }
}

/** The lines about one file that was imported. */
export function fileLines(one: Exclude<FileImport, { failure: Failure }>, t: Translate, format: Format): string[] {
  const { read, imported, skipped, rejected, reasons } = one.rows
  const facts = { read, imported, skipped, rejected }
  const written = Object.fromEntries(Object.entries(facts).map(([name, count]) => [name, format.integer(count)]))
  const mapping =
    one.mapping === null ? t('cli.import.asRecognised') : t('cli.import.savedMapping', { name: one.mapping })
  return aligned([
    [t('cli.score.file'), one.file],
    [t('cli.score.layout'), layoutName(one, t)],
    [t('cli.import.mapping'), mapping],
    [t('cli.score.scoreColumn'), one.scoreColumn],
    [t('cli.score.rows'), t('cli.import.rowsLine', { read: '', imported: '', skipped: '', rejected: '', ...written })],
    ...reasons.map(({ kind, reason, count }): [string, string] => [
      t(`cli.import.${kind}`),
      t('cli.score.excludedLine', { number: format.integer(count), reason: t(`import.reasons.${reason}`) }),
    ]),
  ])
}

/** The lines about the wave, once every file is done. */
export function waveLines({ campaign, wave, score, status, confidence }: WaveImport, t: Translate, format: Format) {
  const { range, badgeText } = scoreSentences(t, format, { score, status, confidence })
  return aligned([
    [t('common.campaign'), campaign],
    [t('common.wave'), wave],
    [t('common.promoters'), format.integer(score.promoters)],
    [t('common.passives'), format.integer(score.passives)],
    [t('common.detractors'), format.integer(score.detractors)],
    [t('common.nps'), badgeText === null ? range : `${range} · ${badgeText}`],
  ])
}

/** How far a file has come, in one line. */
export function progressLine(file: string, { stage, done, total }: Progress, t: Translate, format: Format): string {
  const amount = total === null || total === 0 ? format.integer(done) : format.percent(Math.min(1, done / total))
  return t('cli.import.progress', { file, stage: t(`import.run.stages.${stage}`), amount })
}
