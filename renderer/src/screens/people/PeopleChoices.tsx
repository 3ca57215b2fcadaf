// What the file is, by what its lines are matched, and what only the user can say about its dates.
import { Button, NativeSelect, Radio } from '@mantine/core'
import type { DateOrder } from '../../../../shared/contract/import'
import type { PeopleKey, PeopleKind, PeopleRecognition } from '../../../../shared/contract/people'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { KEYS, keysOf, type PeopleDraft, withColumn } from './peopleDraft'

interface Props {
  recognition: PeopleRecognition
  draft: PeopleDraft
  /** Columns whose order of dates is asked. */
  asked: ReadonlySet<number>
  busy: boolean
  onDraft(draft: PeopleDraft): void
  onSheet(sheet: string): void
  onKind(kind: PeopleKind): void
  onAnother(): void
}

export function PeopleChoices(props: Props) {
  const { recognition, draft, asked, busy, onDraft, onSheet, onKind, onAnother } = props
  const { t, format } = useText()
  const keys = keysOf(draft)
  const layout = t(`import.recognised.layouts.${recognition.layout}`)
  const rows = (count: number) => t('people.wizard.rows', { count, number: format.integer(count) })
  return (
    <>
      {[...asked].map((index) => (
        <OrderQuestion key={index} index={index} recognition={recognition} draft={draft} onDraft={onDraft} />
      ))}
      <Card
        title={t('people.wizard.recognised')}
        hint={recognition.file}
        actions={
          <Button variant="default" size="compact-sm" onClick={onAnother}>
            {t('import.file.another')}
          </Button>
        }
      >
        <div className="people-choices">
          <p>
            {t('people.wizard.facts', {
              rows: rows(recognition.rows),
              columns: t('people.wizard.columnCount', {
                count: recognition.columns.length,
                number: format.integer(recognition.columns.length),
              }),
            })}
            {' · '}
            {recognition.layoutEvidence.length === 0
              ? layout
              : t('people.wizard.layoutWhy', { layout, list: format.list(recognition.layoutEvidence.slice(0, 4)) })}
          </p>
          {recognition.sheets.length > 1 && (
            <NativeSelect
              label={t('people.wizard.sheet')}
              value={recognition.sheet ?? ''}
              disabled={busy}
              onChange={(event) => onSheet(event.currentTarget.value)}
              data={recognition.sheets.map(({ name, rows: count }) => ({
                value: name,
                label: t('import.recognised.sheetOption', { name, rows: rows(count) }),
              }))}
            />
          )}
          <Radio.Group
            label={t('people.wizard.kind')}
            value={recognition.kind}
            onChange={(value) => onKind(value === 'accounts' ? 'accounts' : 'contacts')}
          >
            <div className="import-choices">
              {(['contacts', 'accounts'] as const).map((kind) => (
                <Radio key={kind} value={kind} disabled={busy} label={t(`people.wizard.kindOf.${kind}`)} />
              ))}
            </div>
          </Radio.Group>
          <Radio.Group
            label={t('people.wizard.key')}
            description={t('people.wizard.keyHint')}
            value={draft.key}
            onChange={(value) => {
              const key = KEYS[draft.kind].find((one) => one === value)
              if (key) onDraft({ ...draft, key })
            }}
          >
            <div className="import-choices">
              {KEYS[draft.kind].map((key: PeopleKey) => (
                <Radio key={key} value={key} disabled={!keys.includes(key)} label={t(`people.wizard.keys.${key}`)} />
              ))}
            </div>
          </Radio.Group>
          {keys.length === 0 && (
            <p role="alert">
              {t('people.wizard.keyMissing', {
                keys: format.list(KEYS[draft.kind].map((key) => t(`people.wizard.keys.${key}`))),
              })}
            </p>
          )}
          <Radio.Group
            label={t('people.wizard.blanks')}
            value={draft.blanks}
            onChange={(value) => onDraft({ ...draft, blanks: value === 'clear' ? 'clear' : 'keep' })}
          >
            <div className="import-choices">
              {(['keep', 'clear'] as const).map((blanks) => (
                <Radio key={blanks} value={blanks} label={t(`people.wizard.blanksOf.${blanks}`)} />
              ))}
            </div>
          </Radio.Group>
        </div>
      </Card>
    </>
  )
}

interface QuestionProps extends Pick<Props, 'recognition' | 'draft' | 'onDraft'> {
  index: number
}

function OrderQuestion({ index, recognition, draft, onDraft }: QuestionProps) {
  const { t, format } = useText()
  const column = recognition.columns.find((one) => one.index === index)
  const chosen = draft.columns.find((one) => one.index === index)?.dateOrder ?? ''
  if (!column) return null
  const choose = (value: string) => {
    const dateOrder: DateOrder = value === 'month-first' ? 'month-first' : 'day-first'
    onDraft(withColumn(draft, index, { dateOrder }))
  }
  return (
    <Card className="import-questions">
      <Radio.Group
        label={t('people.wizard.dateQuestion', { column: column.name })}
        description={t('people.wizard.dateWhy', { list: format.list(column.samples.slice(0, 3)) })}
        value={chosen}
        onChange={choose}
      >
        <div className="import-choices">
          <Radio value="day-first" label={t('people.wizard.dayFirst')} />
          <Radio value="month-first" label={t('people.wizard.monthFirst')} />
        </div>
      </Radio.Group>
    </Card>
  )
}
