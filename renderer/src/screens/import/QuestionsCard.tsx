// What only the user can say, asked in one sentence each: which column is the score, and how its dates are read.
import { Radio } from '@mantine/core'
import type { RecognisedColumn, Recognition } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import {
  type Draft,
  datesAsked,
  hasWaveColumns,
  scoreChoices,
  scoreOf,
  scoreRivals,
  scoreUnknown,
  withDateOrder,
  withRole,
} from './draft'
import { twoReadings } from './twoReadings'

interface Props {
  wave: WaveHeader
  recognition: Recognition
  draft: Draft
  onDraft(draft: Draft): void
}

/** Draws nothing when the file answers everything by itself. */
export function QuestionsCard({ wave, recognition, draft, onDraft }: Props) {
  const { t, format } = useText()
  const choices = scoreChoices(recognition)
  const unknown = scoreUnknown(recognition)
  const dates = datesAsked(draft)
  const rivals = scoreRivals(recognition)
  const count = (choices.length > 0 || unknown ? 1 : 0) + dates.length
  if (count === 0 && rivals.length === 0) return null
  const title =
    count > 0
      ? t('import.questions.title', { count, number: format.integer(count) })
      : t('import.questions.confirmTitle')
  return (
    <Card className="import-questions" title={title}>
      {unknown && <p>{t('import.questions.scoreNone')}</p>}
      {choices.length > 0 && (
        <ScoreQuestion
          label={
            hasWaveColumns(recognition)
              ? t('import.questions.scoreOfWave', { wave: wave.name })
              : t('import.questions.score')
          }
          columns={choices}
          draft={draft}
          onDraft={onDraft}
        />
      )}
      {rivals.length > 0 && (
        <ScoreQuestion
          label={t('import.questions.scoreRivals')}
          description={t('import.questions.scoreRivalsWhy')}
          columns={rivals}
          draft={draft}
          onDraft={onDraft}
        />
      )}
      {dates.map((column) => {
        const recognised = recognition.columns.find((one) => one.index === column.index)
        return (
          recognised && (
            <DateQuestion
              key={column.index}
              column={recognised}
              value={column.dateOrder}
              onChange={(order) => onDraft(withDateOrder(draft, column.index, order))}
            />
          )
        )
      })}
    </Card>
  )
}

interface ScoreProps {
  label: string
  description?: string
  columns: readonly RecognisedColumn[]
  draft: Draft
  onDraft(draft: Draft): void
}

function ScoreQuestion({ label, description, columns, draft, onDraft }: ScoreProps) {
  const { t } = useText()
  return (
    <Radio.Group
      label={label}
      description={description}
      value={String(scoreOf(draft)?.index ?? '')}
      onChange={(value) => onDraft(withRole(draft, Number(value), 'score'))}
    >
      <div className="import-choices">
        {columns.map((column) => (
          <Radio
            key={column.index}
            value={String(column.index)}
            label={column.name}
            description={t('import.questions.scoreSamples', { samples: column.samples.slice(0, 6).join(', ') })}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

type Order = 'day-first' | 'month-first'

interface DateProps {
  column: RecognisedColumn
  value: string | null
  onChange(order: Order): void
}

function DateQuestion({ column, value, onChange }: DateProps) {
  const { t, format } = useText()
  const readings = twoReadings(column.samples)
  const dates = readings && { dayFirst: format.date(readings.dayFirst), monthFirst: format.date(readings.monthFirst) }
  return (
    <Radio.Group
      label={
        readings && dates
          ? t('import.questions.date', { column: column.name, example: readings.example, ...dates })
          : t('import.questions.dateNoExample', { column: column.name })
      }
      description={t('import.questions.dateWhy')}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === 'day-first' ? 'day-first' : 'month-first')}
    >
      <div className="import-choices">
        <Radio
          value="day-first"
          label={dates ? t('import.questions.dayFirst', { date: dates.dayFirst }) : t('import.questions.dayFirstPlain')}
        />
        <Radio
          value="month-first"
          label={
            dates ? t('import.questions.monthFirst', { date: dates.monthFirst }) : t('import.questions.monthFirstPlain')
          }
        />
      </div>
    </Radio.Group>
  )
}
