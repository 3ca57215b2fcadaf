// Bytes become the text that was written, in every encoding that survey files come in; decoding never fails.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../electron/engine/import/file/encoding'
import { type Encoding, encode, encodeCp850 } from '../fixtures/text'

const FRENCH = 'Note;Avis\n9;Très à l’écoute — « parfait » pour 10 €, cœur “net”…\n3;Où ça ? Noël, forêt, août\n'

describe('one encoding', () => {
  test.each<[Encoding, string]>([
    ['utf-8', 'utf-8'],
    ['utf-8-bom', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16le-bare', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-16be-bare', 'utf-16be'],
    ['windows-1252', 'windows-1252'],
  ])('%s', (encoding, name) => {
    expect(decode(encode(FRENCH, encoding))).toEqual({ text: FRENCH, encoding: name, repairs: 0, unmangled: 0 })
  })

  test('Windows-1252 quotes, dashes, œ and … are not taken for CP850', () => {
    const text = 'Le “cœur” du métier… enfin – presque — l’œuvre “ô” ‘oui’'
    expect(decode(encode(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252', repairs: 0, unmangled: 0 })
  })
})

describe('Windows-1252 and CP850 in one file', () => {
  test('every letter is read by its neighbours, and the repairs are counted', () => {
    const windows = encode('Très déçu ; “accueil” à 10 €… ', 'windows-1252')
    const dos = 'été, déjà vu, forêt, août, où, côte, naïf, goûts, TRÈS FIDÉLITÉ À VOUS, ÊTRE, n°1'
    const both = decode(Buffer.concat([windows, encodeCp850(dos)]))
    expect(both.text).toBe(`Très déçu ; “accueil” à 10 €… ${dos}`)
    expect(both.encoding).toBe('mixed-1252-850')
    expect(both.repairs).toBe([...dos].filter((char) => char.charCodeAt(0) > 0x7f).length)
  })

  test('two encodings within one line', () => {
    const line = Buffer.concat([
      encode('métier et ', 'windows-1252'),
      encodeCp850('qualité'),
      encode(' élevée', 'windows-1252'),
    ])
    expect(decode(line)).toMatchObject({ text: 'métier et qualité élevée', repairs: 1 })
  })
})

describe('damaged UTF-8', () => {
  test('cut off in the middle of a character, the rest is still UTF-8', () => {
    const whole = Buffer.from('prénom;été;forêt;é', 'utf8')
    const cut = decode(whole.subarray(0, whole.length - 1))
    expect(cut.encoding).toBe('utf-8')
    expect(cut.text.startsWith('prénom;été;forêt;')).toBe(true)
  })

  test('a line pasted in from Windows keeps its letters', () => {
    const text = decode(
      Buffer.concat([Buffer.from('été forêt août déjà là où ça élève\n'.repeat(3)), Buffer.from([0xe9])]),
    ).text
    expect(text).toBe(`${'été forêt août déjà là où ça élève\n'.repeat(3)}é`)
  })
})

test('no bytes whatever make decoding fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof decode(Buffer.from(bytes)).text).toBe('string')
    }),
    { numRuns: 2000, seed: 7 },
  )
})
