// Cells become the fields of a response, whatever columns the user chose for them.
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/engine/import/file/source'
import { Mapped } from '../../electron/engine/import/mapping'
import { chooseTable } from '../../electron/engine/import/recognise/recognise'
import type { Mapping } from '../../shared/contract/import'
import { noPause } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

/** The fields of the first row of a small file, its columns mapped in order. */
async function fieldsOf(
  header: string[],
  row: (string | number)[],
  columns: Omit<Mapping['columns'][number], 'index'>[],
) {
  const bytes = encode(
    csvText(
      [
        ['NPS', ...header],
        [9, ...row],
      ],
      { delimiter: ';' },
    ),
    'utf-8',
  )
  const source = await readSource(bytes, 'a.csv', noPause)
  const table = await chooseTable(source, null, noPause)
  const mapped = new Mapped(
    table,
    {
      sheet: null,
      columns: [{ index: 0, role: 'score' }, ...columns.map((column, i) => ({ index: i + 1, ...column }))],
    },
    'a.csv',
  )
  const data = table.sheet.rows[table.firstData] ?? []
  return { mapped, data, fields: mapped.fields(data) }
}

describe('fields', () => {
  test('first name before last name, whatever the order of the columns', async () => {
    const { fields } = await fieldsOf(['Nom', 'Prénom'], ['Durand', 'Marie'], [{ role: 'name' }, { role: 'name' }])
    expect(fields.name).toBe('Marie Durand')
  })

  test('follow-up questions in columns of their own become one comment; “NA” and “RAS” are none', async () => {
    const comments = [{ role: 'comment' }, { role: 'comment' }, { role: 'comment' }] as const
    const header = ['Pourquoi (promoteurs)', 'Pourquoi (passifs)', 'Pourquoi (détracteurs)']
    expect((await fieldsOf(header, ['', 'Trop lent', 'NA'], [...comments])).fields.comment).toBe('Trop lent')
    expect((await fieldsOf(header, ['bien', 'cher', ''], [...comments])).fields.comment).toBe('bien\ncher')
    expect((await fieldsOf(header, ['RAS', '-', ''], [...comments])).fields.comment).toBeNull()
  })

  test('the apostrophe that guards a formula or a phone number is not part of the answer', async () => {
    const { fields } = await fieldsOf(
      ['Avis', 'Id'],
      ["'=trop cher", "'+33612345678"],
      [{ role: 'comment' }, { role: 'respondent' }],
    )
    expect([fields.comment, fields.respondent]).toEqual(['=trop cher', '+33612345678'])
    expect((await fieldsOf(['Avis'], ["'était bien"], [{ role: 'comment' }])).fields.comment).toBe("'était bien")
  })

  test('“anonymous” is no e-mail address', async () => {
    expect((await fieldsOf(['Email'], ['anonymous'], [{ role: 'email' }])).fields.email).toBeNull()
  })

  test('a segment column feeds the dimension it was given; a dimension given twice takes the first column', async () => {
    const { mapped, fields } = await fieldsOf(
      ['Région', 'Zone', 'Pays'],
      ['NA', 'Sud', ''],
      [{ role: 'segment', dimension: 'Marché' }, { role: 'segment', dimension: 'marché ' }, { role: 'segment' }],
    )
    expect(mapped.dimensions).toEqual(['Marché', 'Pays'])
    expect(fields.segments).toEqual(['NA', null])
  })

  test('a date that cannot be read is counted, and the row kept', async () => {
    const { mapped, data, fields } = await fieldsOf(['Date'], ['bientôt'], [{ role: 'date' }])
    expect([mapped.isUnreadDate(data), fields.date]).toEqual([true, null])
    const blank = await fieldsOf(['Date'], ['NA'], [{ role: 'date' }])
    expect(blank.mapped.isUnreadDate(blank.data)).toBe(false)
  })
})
