// Figures as they are read: the sizes of files, which step from one unit to the next, shares, which never claim all, and
// amounts in the currency of the program.
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../shared/model/language'
import { currencies, currencyName } from '../../shared/text/currencies'
import { createFormat } from '../../shared/text/format'

const en = createFormat('en')
const fr = createFormat('fr')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each([
  [0, '0 bytes', '0 octet'],
  [1, '1 byte', '1 octet'],
  [512, '512 bytes', '512 octets'],
  [999, '999 bytes', '999 octets'],
  [1000, '1 kB', '1 ko'],
  [1536, '1.5 kB', '1,5 ko'],
  [999_499, '999 kB', '999 ko'],
  [999_500, '1 MB', '1 Mo'],
  [3_400_000, '3.4 MB', '3,4 Mo'],
  [99_949_999, '99.9 MB', '99,9 Mo'],
  [99_950_000, '100 MB', '100 Mo'],
  [312_400_000, '312 MB', '312 Mo'],
  [4_700_000_000, '4.7 GB', '4,7 Go'],
  [2_500_000_000_000, '2,500 GB', '2 500 Go'],
])('%d bytes', (bytes, english, french) => {
  expect(plain(en.bytes(bytes))).toBe(english)
  expect(plain(fr.bytes(bytes))).toBe(french)
})

test('a size is never broken between its figure and its unit', () => {
  for (const format of [en, fr]) expect(format.bytes(3_400_000)).not.toContain(' ')
})

test.each([
  [0, '0%', '0 %'],
  [0.0001, '< 0.1%', '< 0,1 %'],
  [0.001, '0.1%', '0,1 %'],
  [0.0049, '0.5%', '0,5 %'],
  [0.005, '1%', '1 %'],
  [0.62, '62%', '62 %'],
  [0.9949, '99%', '99 %'],
  [298 / 299, '99.7%', '99,7 %'],
  [0.999, '99.9%', '99,9 %'],
  [0.99999, '> 99.9%', '> 99,9 %'],
  [1, '100%', '100 %'],
])('a share of %d', (share, english, french) => {
  expect(plain(en.percent(share))).toBe(english)
  expect(plain(fr.percent(share))).toBe(french)
})

describe('money', () => {
  const NARROW = '\u202f'
  const FIXED = '\u00a0'

  test.each([
    [0, '€0', `0${FIXED}€`],
    [12, '€12', `12${FIXED}€`],
    [12.5, '€12.50', `12,50${FIXED}€`],
    [0.005, '€0.01', `0,01${FIXED}€`],
    [1200, '€1,200', `1${NARROW}200${FIXED}€`],
    [1_234_567.891, '€1,234,567.89', `1${NARROW}234${NARROW}567,89${FIXED}€`],
    [-1.5, '−€1.50', `−1,50${FIXED}€`],
    [null, '—', '—'],
  ])('%s', (amount, english, french) => {
    expect(en.money(amount)).toBe(english)
    expect(fr.money(amount)).toBe(french)
  })

  test.each([
    ['USD', '$1,200', `1${NARROW}200${FIXED}$`],
    ['CHF', `CHF${FIXED}1,200`, `1${NARROW}200${FIXED}CHF`],
    ['JPY', '¥1,200', `1${NARROW}200${FIXED}¥`],
    ['MAD', `MAD${FIXED}1,200`, `1${NARROW}200${FIXED}MAD`],
  ])('is in the currency of the program: %s', (currency, english, french) => {
    expect(createFormat('en', undefined, currency).money(1200)).toBe(english)
    expect(createFormat('fr', undefined, currency).money(1200)).toBe(french)
  })

  test('its sign stands where the language writes it', () => {
    expect(en.moneySign).toEqual({ sign: '€', before: true })
    expect(fr.moneySign).toEqual({ sign: '€', before: false })
    expect(createFormat('en', undefined, 'CHF').moneySign).toEqual({ sign: 'CHF', before: true })
  })
})

describe('currencies', () => {
  test('are called by their names and codes', () => {
    expect(currencyName('EUR', 'en')).toBe('Euro (EUR)')
    expect(currencyName('EUR', 'fr')).toBe('Euro (EUR)')
    expect(currencyName('CHF', 'fr')).toBe('Franc suisse (CHF)')
  })

  test('one that is not known stays as it is', () => {
    expect(currencyName('QQQ', 'en')).toBe('QQQ')
    expect(currencyName('no code', 'fr')).toBe('no code')
  })

  test.each(LANGUAGES)('all of them stand by their names: %s', (language) => {
    const all = currencies(language)
    expect(all.length).toBeGreaterThan(150)
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    // Some that nobody pays with have no French name; they stand by their code.
    const unnamed = all.filter(({ code, name }) => !name.endsWith(` (${code})`))
    expect(unnamed.length).toBeLessThan(5)
    expect(unnamed.filter(({ code, name }) => name !== code)).toEqual([])
    const names = all.map(({ name }) => name)
    expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare))
  })
})
