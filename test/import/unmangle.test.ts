// UTF-8 taken for Windows-1252 and saved again is mended where that is evident, and nothing else is touched.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromWindows1252 } from '../../electron/engine/import/file/codePages'
import { decode } from '../../electron/engine/import/file/encoding'
import { readSource } from '../../electron/engine/import/file/source'
import { noPause } from '../fixtures/answers'
import { encode } from '../fixtures/text'
import { workbook } from '../fixtures/workbook'

/** What a program makes of UTF-8 that it takes for Windows-1252. */
const mangled = (text: string) => fromWindows1252(Buffer.from(text, 'utf8').toString('latin1'))
const read = (text: string, encoding: 'utf-8' | 'utf-16le' = 'utf-8') => decode(encode(text, encoding))

const FRENCH =
  'Note;Avis\n9;Très à l’écoute — « parfait » pour 10 €, cœur “net”…\n3;Où ça ? Noël, forêt, août, ÉTÉ, À, Ç\n'
const beyondAscii = (text: string) => [...text].filter((char) => char.charCodeAt(0) > 127).length

describe('evidently mangled text', () => {
  test('every character comes back, and is counted', () => {
    expect(read(mangled(FRENCH))).toEqual({
      text: FRENCH,
      encoding: 'utf-8',
      repairs: 0,
      unmangled: beyondAscii(FRENCH),
    })
    expect(read(mangled(FRENCH), 'utf-16le').text).toBe(FRENCH)
  })

  test('a second layer and a third are taken off, too', () => {
    expect(read(mangled(mangled(FRENCH)))).toMatchObject({ text: FRENCH, unmangled: beyondAscii(FRENCH) })
    expect(read(mangled(mangled(mangled(FRENCH)))).text).toBe(FRENCH)
  })

  test('one mangled cell in a good file', () => {
    const good = 'Très bien, été, forêt\n'.repeat(50)
    expect(read(`${good}${mangled('Español ¡Traduciendo!')}`)).toMatchObject({
      text: `${good}Español ¡Traduciendo!`,
      unmangled: 2,
    })
  })

  test('emoji, the mark of a file and signs of money', () => {
    expect(read(mangled('Génial 😀 ✅ → 12 € ™')).text).toBe('Génial 😀 ✅ → 12 € ™')
    expect(read(mangled('\ufeffNote;Société')).text).toBe('Note;Société')
  })

  test('a UTF-8 line pasted into a Windows file', () => {
    const windows = encode('Très déçu, délai trop long, à revoir, forêt, août, été\n'.repeat(20), 'windows-1252')
    const both = decode(Buffer.concat([windows, Buffer.from('Société Générale\n', 'utf8')]))
    expect(both.text.endsWith('Société Générale\n')).toBe(true)
    expect(both).toMatchObject({ encoding: 'windows-1252', unmangled: 4 })
  })
})

test('a workbook saved after its text file was opened in the wrong encoding', async () => {
  const rows = [
    ['Note', mangled('Société')],
    [9, mangled('Très à l’écoute\nété')],
    [8, 'SÃO PAULO'],
  ]
  const source = await readSource(workbook('xlsx', [{ name: 'A', rows }]), 'a.xlsx', noPause)
  expect(source.unmangled).toBe(8)
  expect(source.sheets[0]?.rows).toEqual([
    ['Note', 'Société'],
    [9, 'Très à l’écoute\nété'],
    [8, 'SÃO PAULO'],
  ])
  const good = await readSource(
    workbook('xlsx', [{ name: 'A', rows: [['Note'], ['SÃO PAULO, MAÇÃ']] }]),
    'a.xlsx',
    noPause,
  )
  expect([good.unmangled, good.sheets[0]?.rows[1]]).toEqual([0, ['SÃO PAULO, MAÇÃ']])
})

describe('text that is as it was meant', () => {
  test.each([
    FRENCH,
    'QUALITÉ\u00a0» et « SÉRÉNITÉ\u00a0», CAFÉ… À “L’ÉTÉ”, É™',
    'qualité\u00a0» café\u00a0» à\u00a0»',
    'NÃO, SÃO PAULO, MAÇÃ\u00a0», ORAÇÃO – CÂMARA, AÇÃO…',
    'ÂGE, PÂTE, ÂNE, pâte, château',
    'PÅ “svenska”, SMÅ», Ängström',
    'Ã',
    'Â» Â',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ text, unmangled: 0 })
  })

  test('a legitimate Ã survives in a file that is mended', () => {
    const text = `SÃO PAULO\n${'Très à l’écoute, été\n'.repeat(5)}`
    const half = `SÃO PAULO\n${mangled('Très à l’écoute, été\n'.repeat(5))}`
    expect(read(half).text).toBe(text)
  })

  const words =
    'été À déjà où ça Noël forêt août cœur L’ÉTÉ QUALITÉ ÂGE PÂTE Ô Ç sûr naïf CŒUR « » “ ” … – — € 10 ° n° ; : !'
  const french = fc
    .array(
      fc.tuple(
        fc.constantFrom(...words.split(' ')),
        fc.constantFrom(' ', '\u00a0', '\u202f', '\n', '»', '…', '’', '”'),
      ),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    .map((pairs) => pairs.flat().join(''))

  test('French of any kind comes through unchanged', () => {
    fc.assert(
      fc.property(french, (text) => {
        expect(read(text)).toMatchObject({ text, unmangled: 0 })
      }),
      { numRuns: 3000, seed: 8 },
    )
  })

  test('what is mangled comes back, whatever French it was', () => {
    fc.assert(
      fc.property(french, fc.boolean(), (text, twice) => {
        const whole = `Déjà-là : ${text}`
        expect(read(twice ? mangled(mangled(whole)) : mangled(whole)).text).toBe(whole)
      }),
      { numRuns: 2000, seed: 8 },
    )
  })
})
