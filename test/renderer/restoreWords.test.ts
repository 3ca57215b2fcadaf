// What a restore would do, and what an examination found, as sentences.
import { expect, test } from 'vitest'
import { verdictText } from '../../renderer/src/screens/restore/verdictText'
import { type Effects, effectLines, fewerText, fullest, holdsText } from '../../renderer/src/screens/restore/words'
import type { Backup, RestoreEffect } from '../../shared/contract/backup'
import type { Findings } from '../../shared/contract/program'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'

const voice = (language: Language) => [translator(language), createFormat(language)] as const
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const NONE: RestoreEffect = { now: 0, restored: 0, back: 0, gone: 0, changed: 0 }
const effects = (some: Partial<Effects>): Effects => ({
  campaigns: NONE,
  waves: NONE,
  responses: NONE,
  actions: NONE,
  personal: 0,
  settings: [],
  ...some,
})

test('each way of changing something is one line, with every kind it touches', () => {
  const lines = effectLines(
    effects({
      campaigns: { ...NONE, changed: 2 },
      waves: { ...NONE, back: 1 },
      responses: { ...NONE, gone: 1412 },
      actions: { ...NONE, back: 3, changed: 1 },
    }),
    ...voice('en'),
  )
  expect(lines).toEqual([
    { way: 'back', things: '1 wave and 3 actions' },
    { way: 'gone', things: '1,412 responses' },
    { way: 'changed', things: '2 campaigns and 1 action' },
  ])
})

test('nothing that changes is no line, however much there is', () => {
  const same = { ...NONE, now: 412, restored: 412 }
  expect(effectLines(effects({ responses: same }), ...voice('fr'))).toEqual([])
})

test('personal data that come back are said first, and settings last, although nothing else changes', () => {
  const lines = effectLines(effects({ personal: 601, settings: ['retentionMonths', 'confidence'] }), ...voice('en'))
  expect(lines).toEqual([
    {
      way: 'personal',
      things:
        '601 responses would get back the names, e-mails and codes that were taken off them since (erased or made anonymous)',
    },
    { way: 'settings', things: 'retention period and confidence level' },
  ])
  const [line] = effectLines(effects({ personal: 1 }), ...voice('fr'))
  expect(line?.things).toMatch(/^1 réponse retrouverait/)
})

test('a backup is compared with what still reads of the damaged file, kind by kind', () => {
  const readable = { campaigns: 3, waves: 6, responses: 3348, actions: 40 }
  const holds = { ...readable, responses: 3050, actions: 41 }
  expect(fewerText(holds, readable, ...voice('en'))).toBe('298 responses')
  expect(fewerText({ ...readable, waves: 5, actions: 0 }, readable, ...voice('en'))).toBe('1 wave and 40 actions')
  expect(fewerText(readable, readable, ...voice('en'))).toBeNull()
  expect(fewerText({ ...readable, responses: 4000 }, readable, ...voice('fr'))).toBeNull()
})

test('the newest of the backups that hold the most is the one to begin with', () => {
  const backup = (id: string, responses: number, actions = 0): Backup => ({
    id,
    at: '2026-09-30T10:42:00.000Z',
    reason: 'daily',
    file: 'Acme.npsw',
    folder: '/programs',
    name: 'Acme',
    bytes: 1_200_000,
    holds: { campaigns: 1, waves: 1, responses, actions },
  })
  const chosen = (backups: Backup[]) => fullest(backups)?.id
  expect(chosen([backup('newest', 3050), backup('middle', 3348), backup('oldest', 3348)])).toBe('middle')
  expect(chosen([backup('newest', 3348), backup('oldest', 3348)])).toBe('newest')
  expect(chosen([backup('newest', 3348, 4), backup('oldest', 3348, 5)])).toBe('oldest')
  expect(chosen([backup('newest', 3348, 4), backup('oldest', 3000, 500)])).toBe('newest')
  expect(fullest([])).toBeNull()
})

test('what a program holds leaves out the kinds of which there are none', () => {
  const holds = { campaigns: 2, waves: 0, responses: 3000, actions: 1 }
  expect(holdsText(holds, ...voice('en'))).toBe('2 campaigns, 3,000 responses and 1 action')
  expect(plain(holdsText(holds, ...voice('fr')))).toBe('2 campagnes, 3 000 réponses et 1 action')
  expect(holdsText({ campaigns: 0, waves: 0, responses: 0, actions: 0 }, ...voice('en'))).toBe('no campaign')
})

const findings = (some: Partial<Findings>): Findings => ({
  file: 'Acme.npsw',
  folder: '/programs',
  bytes: 1_200_000,
  verdict: 'cut-off',
  expectedBytes: 3_400_000,
  problems: [],
  readable: null,
  ...some,
})

test('a file that was cut off: how much of it is there, and how much is missing', () => {
  expect(plain(verdictText(findings({}), ...voice('en')))).toBe(
    'It was cut off: it holds 1.2 MB of 3.4 MB; 2.2 MB are missing.',
  )
  expect(plain(verdictText(findings({}), ...voice('fr')))).toBe(
    'Il a été tronqué : il contient 1,2 Mo sur 3,4 Mo ; il manque 2,2 Mo.',
  )
})

test('a length that cannot be known is not made up', () => {
  for (const expectedBytes of [null, 1_200_000]) {
    const text = verdictText(findings({ expectedBytes }), ...voice('en'))
    expect(text).toBe('It was cut off: it is shorter than it should be.')
  }
})
