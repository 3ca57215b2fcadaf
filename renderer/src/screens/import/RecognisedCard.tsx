// What was recognised of the file itself, and why.
import { Button, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Recognition } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'

interface Props {
  recognition: Recognition
  busy: boolean
  onSheet(sheet: string): void
  onAnother(): void
}

export function RecognisedCard({ recognition, busy, onSheet, onAnother }: Props) {
  const { t, format } = useText()
  const { layout, headerRow, headerRows, encoding, repairs, delimiter, sheets } = recognition
  const system = t(`import.recognised.layouts.${layout}`)
  const rows = (count: number) => t('common.rows', { count, number: format.integer(count) })
  const header = {
    row: format.integer(headerRow),
    last: format.integer(headerRow + headerRows - 1),
    first: format.integer(recognition.firstDataRow),
  }
  const size = t('import.recognised.size', {
    format: recognition.format.toUpperCase(),
    rows: rows(recognition.rows),
    columns: t('import.recognised.columnCount', {
      count: recognition.columns.length,
      number: format.integer(recognition.columns.length),
    }),
  })
  return (
    <Card
      title={t('import.recognised.title')}
      hint={recognition.file}
      actions={
        <Button variant="default" size="compact-sm" onClick={onAnother}>
          {t('import.file.another')}
        </Button>
      }
    >
      <dl className="import-facts">
        <Fact name={t('import.recognised.file')}>{size}</Fact>
        {sheets.length > 1 && (
          <Fact name={t('import.recognised.sheet')}>
            <NativeSelect
              size="xs"
              aria-label={t('import.recognised.sheet')}
              value={recognition.sheet ?? ''}
              disabled={busy}
              onChange={(event) => onSheet(event.currentTarget.value)}
              data={sheets.map((sheet) => ({
                value: sheet.name,
                label: t(sheet.hidden ? 'import.recognised.sheetOptionHidden' : 'import.recognised.sheetOption', {
                  name: sheet.name,
                  rows: rows(sheet.rows),
                }),
              }))}
            />
          </Fact>
        )}
        <Fact
          name={t('import.recognised.layout')}
          why={t(layout === 'generic' ? 'import.recognised.layoutPlain' : 'import.recognised.layoutWhy', { system })}
        >
          {system}
        </Fact>
        <Fact name={t('import.recognised.header')}>
          {t(
            `import.recognised.${headerRows === 0 ? 'headerNone' : headerRows === 1 ? 'headerOne' : 'headerMany'}`,
            header,
          )}
        </Fact>
        {encoding !== null && (
          <Fact
            name={t('import.recognised.encoding')}
            why={
              repairs > 0
                ? t('import.recognised.repairs', { count: repairs, number: format.integer(repairs) })
                : undefined
            }
          >
            {t(`import.recognised.encodings.${encoding}`)}
          </Fact>
        )}
        {delimiter !== null && (
          <Fact name={t('import.recognised.delimiter')}>{t(`import.recognised.delimiters.${delimiter}`)}</Fact>
        )}
      </dl>
    </Card>
  )
}

function Fact({ name, why, children }: { name: string; why?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {why !== undefined && <small>{why}</small>}
      </dd>
    </div>
  )
}
