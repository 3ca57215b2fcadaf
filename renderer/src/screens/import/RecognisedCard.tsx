// What was recognised of the file itself, and why.
import { Button, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Recognition } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { HeaderRow } from './HeaderRow'
import type { Reading } from './queue'

interface Props {
  recognition: Recognition
  /** Another sheet or header is being read. */
  busy: boolean
  /** Another table of the file is meant. */
  onReading(reading: Reading): void
  /** Chooses another file; null where files are chosen elsewhere. */
  onAnother: (() => void) | null
}

export function RecognisedCard({ recognition, busy, onReading, onAnother }: Props) {
  const { t, format } = useText()
  const { layout, layoutEvidence, headerRow, headerRows, encoding, repairs, unmangled, delimiter, sheets } = recognition
  const system = t(`import.recognised.layouts.${layout}`)
  const rows = (count: number) => t('common.rows', { count, number: format.integer(count) })
  const header = {
    row: format.integer(headerRow),
    last: format.integer(headerRow + headerRows - 1),
    first: format.integer(recognition.firstDataRow),
  }
  const quoted = (words: string) => t('import.recognised.quoted', { words })
  const mended = (['repairs', 'unmangled'] as const)
    .map((what) => ({ what, count: what === 'repairs' ? repairs : unmangled }))
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => t(`import.recognised.${what}`, { count, number: format.integer(count) }))
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
        onAnother && (
          <Button variant="default" size="compact-sm" onClick={onAnother}>
            {t('import.file.another')}
          </Button>
        )
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
              onChange={(event) => onReading({ sheet: event.currentTarget.value })}
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
          why={
            layout === 'generic'
              ? t('import.recognised.layoutPlain')
              : layoutEvidence.length > 0
                ? t('import.recognised.layoutShown', { list: format.list(layoutEvidence.map(quoted)) })
                : t('import.recognised.layoutWhy', { system })
          }
        >
          {system}
        </Fact>
        <Fact name={t('import.recognised.header')}>
          {t(
            `import.recognised.${headerRows === 0 ? 'headerNone' : headerRows === 1 ? 'headerOne' : 'headerMany'}`,
            header,
          )}
          <HeaderRow
            key={`${recognition.sheet} ${headerRow} ${headerRows}`}
            recognition={recognition}
            busy={busy}
            onRow={(row) => onReading({ headerRow: row })}
          />
        </Fact>
        {encoding !== null && (
          <Fact name={t('import.recognised.encoding')} why={mended.length > 0 ? mended.join(' ') : undefined}>
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
