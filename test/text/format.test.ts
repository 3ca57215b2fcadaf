// Figures as they are read: the sizes of files, which step from one unit to the next, and shares, which never claim all.
import { expect, test } from 'vitest'
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
