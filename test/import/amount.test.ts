// Amounts of money in the writings of France, England, Germany and Switzerland.
import { describe, expect, test } from 'vitest'
import { decimalMark, readAmount } from '../../electron/engine/import/values/amount'
import { aTable, checked, previewed } from '../fixtures/table'

describe('an amount', () => {
  test.each<[string | number, number | null]>([
    ['12 500,50 €', 12500.5],
    ['12\u00a0500,50\u00a0€', 12500.5],
    ['12\u202f500', 12500],
    ['1,234.56', 1234.56],
    ['1.234,56 EUR', 1234.56],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1,234,567', 1234567],
    ['0,125', 0.125],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['$1,000', 1000],
    ['€ 99', 99],
    ['CHF 12’500.50', 12500.5],
    ['12 k€', 12000],
    ['1,2 M€', 1200000],
    ['-500', -500],
    ['\u2212500', -500],
    ['-$1,234.56', -1234.56],
    ['(1 250,00 €)', -1250],
    ['12 000 € / yr', 12000],
    ['12 000 € HT', 12000],
    [12500.5, 12500.5],
    ['00123', 123],
    ['', null],
    ['NC', null],
    ['12.34.56', null],
    ['1,23,4', null],
    ['12 %', null],
    ['2026-01-05', null],
    ['environ 12000', null],
    [Number.NaN, null],
  ])('%j is %j', (cell, amount) => {
    expect(readAmount(cell)).toBe(amount)
  })

  test('the column decides what one cell leaves open', () => {
    const french = ['12,5', '1,234', '7']
    expect(decimalMark(french)).toBe(',')
    expect(readAmount('1,234', decimalMark(french))).toBe(1.234)
    expect(decimalMark(['1,234', '1.234'])).toBeNull()
    expect(decimalMark(['1,234.5', '12,5'])).toBeNull()
  })
})

test('every further field of a response; a value that cannot be read is counted and the row kept', async () => {
  const header = ['Note', 'ID réponse', 'Rôle', 'Propriétaire', 'CA annuel', 'Ticket']
  const roles = ['score', 'answer', 'role', 'owner', 'value', 'ticket'] as const
  const table = aTable(header, [
    [9, '00123', 'Décideur', 'Léa Petit', '12 500,50 €', 'T-7'],
    [8, '12345678901234567890', 'NA', '', 'beaucoup', ''],
    [7, '3', '', '', 'NC', ''],
  ])
  const { mapped } = await checked(table, roles)
  expect(table.sheet.rows.slice(1).map((row) => mapped.fields(row))).toMatchObject([
    { answer: '00123', role: 'Décideur', owner: 'Léa Petit', value: 12500.5, ticket: 'T-7' },
    { answer: '12345678901234567890', role: null, owner: null, value: null, ticket: null },
    { answer: '3', value: null },
  ])
  expect(await previewed(table, roles)).toMatchObject({ n: 3, unreadValues: 1 })
})
