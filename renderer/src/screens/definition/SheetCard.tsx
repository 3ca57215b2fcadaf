// The definition sheet: everything that decides the figure, in words, as a board would read it.
import type { ReactNode } from 'react'
import type { Freeze, Sheet } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { FEWEST_FOR_RANGE, mayClaimScore } from '../../../../shared/text/verdict'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { reasonText } from './reasonText'
import { weightingWords } from './weightingWords'

/** The figure itself; where weights or accounts make it, the plain one beside it. */
function Result({ sheet }: { sheet: Sheet }) {
  const { t, format } = useText()
  const { score, plain, effective, confidence } = sheet
  if (!mayClaimScore(score) || score.interval === null) return t('definition.sheet.resultTooFew')
  const { lower, upper } = score.interval
  const defined = sheet.reading !== 'answers' || sheet.weighting !== null
  return (
    <>
      <strong>
        {t('definition.sheet.resultOf', {
          score: format.points(score.nps),
          lower: format.points(lower),
          upper: format.points(upper),
          confidence: format.percent(confidence),
        })}
      </strong>
      {defined && plain.interval !== null && plain.n >= FEWEST_FOR_RANGE && (
        <span>
          {t('definition.sheet.plainOf', {
            score: format.points(plain.nps),
            range: format.range(plain.interval.lower, plain.interval.upper),
          })}
        </span>
      )}
      {defined && effective !== null && (
        <span>
          {t('definition.sheet.worth', {
            answers: t('common.answers', { count: sheet.answers, number: format.integer(sheet.answers) }),
            effective: format.integer(effective),
          })}
        </span>
      )}
    </>
  )
}

function Denominator({ sheet }: { sheet: Sheet }) {
  const { t, format } = useText()
  const answers = t('common.answers', { count: sheet.answers, number: format.integer(sheet.answers) })
  return (
    <>
      <span>
        {sheet.invited === null
          ? t('definition.sheet.denominatorOf', { answers })
          : t('definition.sheet.denominatorInvited', {
              answers,
              count: sheet.invited,
              invited: format.integer(sheet.invited),
              share: format.percent(sheet.answers / sheet.invited),
            })}
      </span>
      {sheet.imports > 0 && (
        <span>{t('definition.sheet.imports', { count: sheet.imports, number: format.integer(sheet.imports) })}</span>
      )}
    </>
  )
}

function Exclusions({ sheet }: { sheet: Sheet }) {
  const { t, format } = useText()
  const { exclusions } = sheet
  if (exclusions.length === 0) return t('definition.sheet.noExclusions')
  return exclusions.map(({ reason, rows }) => (
    <span key={reason}>
      {t('definition.sheet.exclusionLine', {
        rows: t('common.rows', { count: rows, number: format.integer(rows) }),
        reason: reasonText(t, reason),
      })}
    </span>
  ))
}

export interface SheetCardProps {
  wave: WaveHeader
  sheet: Sheet
  /** The freezing that the sheet belongs to; null: it is as it would be frozen now. */
  freeze: Freeze | null
}

export function SheetCard({ wave, sheet, freeze }: SheetCardProps) {
  const { t, format } = useText()
  const row = (name: ReactNode, value: ReactNode) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const hint =
    freeze === null
      ? t('definition.sheet.asNow')
      : t('definition.sheet.frozen', { at: format.date(freeze.at), revision: format.integer(freeze.revision) })
  return (
    <Card title={t('definition.sheet.title')} hint={hint} className="definition-sheet">
      <p className="definition-heading">
        {t('definition.sheet.heading', { campaign: sheet.campaign, wave: sheet.wave })}
      </p>
      <dl className="facts">
        {row(t('definition.sheet.result'), <Result sheet={sheet} />)}
        {row(t('definition.sheet.made'), t('definition.sheet.madeOf'))}
        {row(t('definition.sheet.denominator'), <Denominator sheet={sheet} />)}
        {row(
          t('definition.sheet.field'),
          t('definition.sheet.fieldOf', { opens: format.date(sheet.opensOn), closes: format.date(sheet.closesOn) }),
        )}
        {row(t('definition.sheet.onePerPerson'), t(`definition.sheet.onePerPersonOf.${sheet.onePerPerson}`))}
        {row(t('definition.sheet.exclusions'), <Exclusions sheet={sheet} />)}
        {row(t('definition.sheet.reading'), t(`definition.readingAbout.${sheet.reading}`))}
        {row(t('definition.sheet.weighting'), weightingWords(t, format, sheet.weighting, wave.dimensions))}
        {row(
          t('definition.sheet.list'),
          sheet.population === null
            ? t('definition.sheet.listNone')
            : t('definition.sheet.listOf', { people: format.integer(sheet.population) }),
        )}
        {row(
          t('definition.sheet.method'),
          t('definition.sheet.methodOf', {
            method: t(`results.detail.methods.${sheet.method}`),
            confidence: format.percent(sheet.confidence),
          }),
        )}
        {sheet.note !== null && row(t('definition.sheet.note'), <span className="definition-note">{sheet.note}</span>)}
        {freeze !== null &&
          row(
            t('definition.sheet.who'),
            t('definition.sheet.whoOf', {
              by: freeze.by ?? t('definition.sheet.nobody'),
              at: format.dateTime(freeze.at),
            }),
          )}
      </dl>
    </Card>
  )
}
