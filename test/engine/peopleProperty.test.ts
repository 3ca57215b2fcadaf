// Any list at all: every line is told of once, nothing is half written, and the same list again changes nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTable } from '../../electron/engine/import/recognise/header'
import { decimalMark, readAmount } from '../../electron/engine/import/values/amount'
import { comparePeople } from '../../electron/engine/people/compare'
import type { KnownPeople } from '../../electron/engine/people/known'
import { numberKey } from '../../electron/engine/people/number'
import { PeopleReader } from '../../electron/engine/people/reader'
import type { PeopleMapping } from '../../shared/contract/people'
import { salesforceId } from '../fixtures/people'

const HEAD = ['Id contact', 'Nom complet', 'E-mail', 'Société', 'Désabonné', 'Dernière invitation', 'Secteur']
const ROLES = ['number', 'name', 'email', 'account', 'opted-out', 'last-invited', 'segment'] as const
const NOBODY: KnownPeople = { stamp: 1, dimensions: [], accounts: [], contacts: [] }

const row = fc.tuple(
  fc.constantFrom('', '1', '2', '3', '03', 'a', 'A'),
  fc.constantFrom('', 'Anne', 'Zoé', '-'),
  fc.constantFrom('', 'a@x.example', 'A@x.example', 'b@x.example', 'none'),
  fc.constantFrom('', 'Brun', 'BRUN', 'Vert'),
  fc.constantFrom('', 'oui', 'non', 'peut-être'),
  fc.constantFrom('', '2026-01-31', '2026-02-31'),
  fc.constantFrom('', 'Nord', 'Sud'),
)

describe('comparing', () => {
  it('tells of every line once, and changes nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), fc.constantFrom('number', 'email'), async (rows, key) => {
        const table = findTable({ name: null, hidden: false, rows: [HEAD, ...rows] })
        if (!table) throw new Error('there is a header')
        const columns = ROLES.map((role, index) => ({ index, role }))
        const mapping: PeopleMapping = { sheet: null, kind: 'contacts', key, columns, blanks: 'keep' }
        const reader = new PeopleReader(table, mapping, false)
        const { counts, planned, leftOut } = await comparePeople(
          table,
          reader,
          { mapping, known: NOBODY },
          async () => undefined,
        )
        const { read, added, updated, unchanged, skipped, rejected } = counts
        expect(read).toBe(added + updated + unchanged + skipped + rejected)
        expect(leftOut).toHaveLength(skipped + rejected)
        expect(planned).toHaveLength(added + updated)
        const places = [...planned, ...leftOut].map((one) => one.row)
        expect(new Set(places).size).toBe(places.length)
        const keys = planned.map(({ values }) => String(values[key]).toLowerCase())
        if (key === 'email') expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('companies that are called like a line about a list', () => {
  const compared = async (rows: string[][]) => {
    const table = findTable({ name: null, hidden: false, rows })
    if (!table) throw new Error('there is a header')
    const columns = [{ index: 0, role: 'name' as const }]
    const mapping: PeopleMapping = { sheet: null, kind: 'accounts', key: 'name', columns, blanks: 'keep' }
    const reader = new PeopleReader(table, mapping, false)
    return comparePeople(table, reader, { mapping, known: NOBODY }, async () => undefined)
  }
  const names = ['Aubier', 'Source Claire', 'Total', 'Vert Pré', 'Zénith']

  it('are taken over, and what follows them as well', async () => {
    for (const rest of [[], ['']]) {
      const { counts } = await compared([
        ['Société', 'Ville'].slice(0, 1 + rest.length),
        ...names.map((n) => [n, ...rest]),
      ])
      expect(counts).toMatchObject({ added: 5, skipped: 0, rejected: 0 })
    }
    const rows = names.map((name, i) => [name, String(i * 1000)])
    expect((await compared([['Société', 'CA'], ...rows])).counts).toMatchObject({ added: 5, skipped: 0 })
  })

  it('keep their sign, without the apostrophe by which a file of left-out lines guarded it', async () => {
    const { planned } = await compared([['Société'], ["'=Brun"], ["'＝Vert"], ["'t Hooft"]])
    expect(planned.map(({ values }) => values.name)).toEqual(['=Brun', '＝Vert', "'t Hooft"])
  })

  it('and a footer that is set apart is one all the same', async () => {
    const footer = [
      ['', ''],
      ['Source : fichier clients', ''],
      ['Groupe Aubier', ''],
    ]
    const { counts } = await compared([['Société', 'Ville'], ...names.map((name) => [name, 'Lyon']), ...footer])
    expect(counts).toMatchObject({ read: 8, added: 5, skipped: 3 })
  })
})

describe('amounts', () => {
  it.each([
    ['12 500,50 €', 12_500.5],
    ['12\u202f500,50\u00a0€', 12_500.5],
    ['$1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['12,500', 12_500],
    ['12.5', 12.5],
    ['0,125', 0.125],
    ['1 234 567', 1_234_567],
    ['12,5 k€', 12_500],
    ['-300', -300],
    ['(300)', -300],
    ['EUR 40', 40],
  ])('%s', (text, value) => {
    expect(readAmount(text, null)).toBeCloseTo(value, 9)
  })

  it('one cell that can be read in one way only decides for its column', () => {
    const decimal = decimalMark(['12,500', '7,25'])
    expect(decimal).toBe(',')
    expect(readAmount('12,500', decimal)).toBe(12.5)
    expect(readAmount('12,500', decimalMark(['12,500', '1,234.5']))).toBe(12_500)
    expect(readAmount('beaucoup', null)).toBeNull()
  })
})

describe('numbers of a CRM', () => {
  it('of Salesforce are one in 15 and 18 characters, and differ by case; others are taken as they are', () => {
    for (let i = 0; i < 200; i += 1) {
      const { short, long } = salesforceId('003', i * 7919)
      expect(numberKey(long)).toBe(short)
      expect(numberKey(short)).toBe(short)
    }
    expect(numberKey('0035g0000AbCdEfXXX')).toBe('0035g0000AbCdEfXXX')
    expect(numberKey('00123')).toBe('00123')
  })
})
