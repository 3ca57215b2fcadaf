// What an import would store, kept up to date with every choice: counts, result, dimensions, first rows, warnings.
import { Checkbox, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImportPreview } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { FEWEST_FOR_RANGE, FEWEST_FOR_SCORE } from '../../../../shared/text/verdict'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { PreviewSample } from './PreviewSample'
import { sumText } from './queueWords'
import { ReasonList } from './ReasonList'
import { ShareBar } from './ShareBar'

interface Props {
  wave: WaveHeader
  preview: ImportPreview | null
  busy: boolean
  /** true: dates are left out until the user has said how to read them. */
  datesPending: boolean
  again: boolean
  onAgain(again: boolean): void
  /** Said instead of figures while there are none. */
  waiting: string | null
  /** The failure of the preview, or the button that starts the import. */
  children: ReactNode
}

export function PreviewCard({ wave, preview, busy, datesPending, again, onAgain, waiting, children }: Props) {
  const { t } = useText()
  return (
    <Card
      className="import-preview"
      title={t('import.preview.title')}
      actions={
        busy && (
          <span className="import-updating" role="status">
            <Loader size={14} aria-hidden="true" /> {t('import.preview.updating')}
          </span>
        )
      }
    >
      {waiting !== null && <p className="nps-quiet">{waiting}</p>}
      {waiting === null && preview && <Figures wave={wave} preview={preview} datesPending={datesPending} />}
      {waiting === null && preview?.sameFile && (
        <SameFile sameFile={preview.sameFile} again={again} onAgain={onAgain} />
      )}
      {children}
      {waiting === null && preview && preview.sample.length > 0 && <PreviewSample preview={preview} />}
    </Card>
  )
}

function Figures({ wave, preview, datesPending }: { wave: WaveHeader; preview: ImportPreview; datesPending: boolean }) {
  const { t, format } = useText()
  const { rows, interval, unreadDates, unreadValues, mendedSizes } = preview
  return (
    <>
      <p className="import-sum">{sumText(rows, t, format)}</p>
      <ReasonList reasons={rows.reasons} />
      {preview.nps === null ? (
        <p>{t('import.preview.none')}</p>
      ) : (
        <div className="import-result">
          <strong>{format.points(preview.n < FEWEST_FOR_SCORE ? null : preview.nps)}</strong>
          <p>
            {preview.n < FEWEST_FOR_SCORE
              ? t('import.preview.tooFew', { number: format.integer(preview.n) })
              : t('import.preview.nps')}
            <br />
            {interval && preview.n >= FEWEST_FOR_RANGE
              ? t('import.preview.likely', {
                  lower: format.points(interval.lower),
                  upper: format.points(interval.upper),
                  confidence: format.percent(interval.confidence),
                })
              : t('import.preview.noInterval')}
          </p>
        </div>
      )}
      {preview.n > 0 && <ShareBar bands={preview} />}
      {datesPending && <p className="nps-quiet">{t('import.preview.datesPending')}</p>}
      {preview.outsideWave > 0 && (
        <p className="import-warn">
          {t('import.preview.outsideWave', {
            count: preview.outsideWave,
            number: format.integer(preview.outsideWave),
            opens: format.date(wave.opensOn),
            closes: format.date(wave.closesOn),
          })}{' '}
          {t('import.preview.outsideWaveHint')}
        </p>
      )}
      {unreadDates > 0 && (
        <p className="import-warn">
          {t('import.preview.unreadDates', { count: unreadDates, number: format.integer(unreadDates) })}
        </p>
      )}
      {unreadValues > 0 && (
        <p className="import-warn">
          {t('import.preview.unreadValues', { count: unreadValues, number: format.integer(unreadValues) })}
        </p>
      )}
      {mendedSizes.count > 0 && (
        <p>
          {t('import.preview.mendedSizes', {
            count: mendedSizes.count,
            number: format.integer(mendedSizes.count),
            list: format.list(mendedSizes.examples.slice(0, 3).map((one) => t('import.preview.mendedSize', one))),
          })}
        </p>
      )}
      {preview.n > 0 && preview.dimensions.length > 0 && (
        <p>
          {t('import.preview.dimensions', {
            list: format.list(
              preview.dimensions.map(({ name, values, isNew }) =>
                t(isNew ? 'import.preview.dimensionNew' : 'import.preview.dimensionKnown', {
                  name,
                  count: values,
                  number: format.integer(values),
                }),
              ),
            ),
          })}
        </p>
      )}
    </>
  )
}

interface SameFileProps {
  sameFile: NonNullable<ImportPreview['sameFile']>
  again: boolean
  onAgain(again: boolean): void
}

function SameFile({ sameFile, again, onAgain }: SameFileProps) {
  const { t, format } = useText()
  return (
    <div className="import-same" role="alert">
      <p>
        <b>{t('import.preview.sameFile', { wave: sameFile.wave, at: format.dateTime(sameFile.at) })}</b>{' '}
        {t('import.preview.sameFileConsequence')}
      </p>
      <Checkbox
        label={t('import.preview.again')}
        checked={again}
        onChange={(event) => onAgain(event.currentTarget.checked)}
      />
    </div>
  )
}
