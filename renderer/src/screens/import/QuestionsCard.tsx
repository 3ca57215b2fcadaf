// What only the user can say, asked in one sentence each: which column is the score, and how its dates are read.
import { Radio } from '@mantine/core'
import type { RecognisedColumn, Recognition } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { type Draft, datesAsked, scoreChoices, scoreOf, scoreUnknown, withDateOrder, withRole } from './draft'
import { twoReadings } from './twoReadings'

interface Props {
  recognition: Recognition
  draft: Draft
  onDraft(draft: Draft): void
}

/** Draws nothing when the file answers everything by itself. */
export function QuestionsCard({ recognition, draft, onDraft }: Props) {
  const { t, format } = useText()
  const choices = scoreChoices(recognition)
  const unknown = scoreUnknown(recognition)
  const dates = datesAsked(draft)
  const count = (choices.length > 0 || unknown ? 1 : 0) + dates.length
  if (count === 0) return null
  return (
    <Card className="import-questions" title={t('import.questions.title', { count, number: format.integer(count) })}>
      {unknown && <p>{t('import.questions.scoreNone')}</p>}
      {choices.length > 0 && (
        <Radio.Group
          label={t('import.questions.score')}
          value={String(scoreOf(draft)?.index ?? '')}
          onChange={(value) => onDraft(withRole(draft, Number(value), 'score'))}
        >
          <div className="import-choices">
            {choices.map((column) => (
              <Radio
                key={column.index}
                value={String(column.index)}
                label={column.name}
                description={t('import.questions.scoreSamples', { samples: column.samples.slice(0, 6).join(', ') })}
              />
            ))}
          </div>
        </Radio.Group>
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
