// What the import wizard says: why a column was recognised, and how far the work has come.
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../renderer/src/parts/shareOf'
import { evidenceText, whyClauses } from '../../renderer/src/screens/import/evidenceText'
import { progressText } from '../../renderer/src/screens/import/progressText'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import type { Progress } from '../../shared/wire'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const voice = (language: Language) => [translator(language), createFormat(language)] as const

describe('why a column was taken for what it is', () => {
  test('figures stand in the sentence', () => {
    const scores = { fact: 'scores-share', share: 0.987, count: 12_345 } as const
    expect(plain(evidenceText(scores, ...voice('en')))).toBe(
      '99% of the values are whole numbers from 0 to 10 (12,345)',
    )
    expect(plain(evidenceText(scores, ...voice('fr')))).toBe(
      '99 % des valeurs sont des nombres entiers de 0 à 10 (12 345)',
    )
    expect(evidenceText({ fact: 'few-values', values: 1 }, ...voice('en'))).toBe('1 value that repeats')
    expect(evidenceText({ fact: 'few-values', values: 4 }, ...voice('fr'))).toBe('4 valeurs qui se répètent')
    expect(evidenceText({ fact: 'long-texts', average: 61.6 }, ...voice('en'))).toBe(
      'free text, 62 characters on average',
    )
  })

  test('a share is all only when it is all', () => {
    const said = (share: number) => plain(evidenceText({ fact: 'scores-share', share, count: 298 }, ...voice('en')))
    expect(said(298 / 299)).toBe('99.7% of the values are whole numbers from 0 to 10 (298)')
    expect(said(1)).toBe('100% of the values are whole numbers from 0 to 10 (298)')
  })

  test('one clause for each fact, and one that says so when there is none', () => {
    const facts = [
      { fact: 'header-says', header: 'Note' },
      { fact: 'dates-share', share: 1 },
    ] as const
    expect(whyClauses(facts, ...voice('en'))).toEqual(['its name says so', '100% of the values are dates'])
    expect(whyClauses([], ...voice('fr'))).toEqual(['rien n’y appelle un usage'])
  })
})

describe('how far a long call has come', () => {
  const rows: Progress = { stage: 'checking', done: 4000, total: 13_954, unit: 'rows' }

  test('rows are counted, bytes are a share', () => {
    expect(progressText(rows, ...voice('en'))).toBe('Checking every row: 4,000 of 13,954 rows')
    expect(plain(progressText({ stage: 'reading', done: 2, total: 5, unit: 'bytes' }, ...voice('fr')))).toBe(
      'Lecture du fichier : 40 %',
    )
  })

  test('while the total is not known, nothing is claimed of it', () => {
    expect(progressText({ ...rows, done: 1, total: null }, ...voice('en'))).toBe('Checking every row: 1 row')
    expect(progressText({ stage: 'reading', done: 7, total: null, unit: 'bytes' }, ...voice('en'))).toBe(
      'Reading the file',
    )
    expect(shareOf({ ...rows, total: null })).toBeNull()
    expect(shareOf({ ...rows, total: 0 })).toBeNull()
    expect(shareOf(null)).toBeNull()
  })

  test('the share never passes one', () => {
    expect(shareOf({ ...rows, done: 20_000 })).toBe(1)
    expect(shareOf({ ...rows, done: 6977 })).toBe(0.5)
  })
})

describe('the counts of the preview', () => {
  const counted = (language: Language, count: number) => {
    const [t, format] = voice(language)
    const number = format.integer(count)
    return (['promoters', 'passives', 'detractors', 'read', 'rejected'] as const).map((what) =>
      plain(t(`import.preview.${what}`, { count, number })),
    )
  }

  test('agree with their number, which in French is singular at 0', () => {
    expect(counted('en', 1)).toEqual(['1 promoter', '1 passive', '1 detractor', '1 row read', '1 rejected'])
    expect(counted('en', 0)).toEqual(['0 promoters', '0 passives', '0 detractors', '0 rows read', '0 rejected'])
    expect(counted('fr', 0)).toEqual(['0 promoteur', '0 passif', '0 détracteur', '0 ligne lue', '0 refusée'])
    expect(counted('fr', 2)).toEqual(['2 promoteurs', '2 passifs', '2 détracteurs', '2 lignes lues', '2 refusées'])
  })
})
