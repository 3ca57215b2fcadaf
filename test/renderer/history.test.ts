// The history in words: one sentence for each step, fields and values as the reader writes them, and the keys that undo.
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { setConnection } from '../../renderer/src/client/connection'
import { byDay, dayWord } from '../../renderer/src/parts/days'
import { fieldName, valueText } from '../../renderer/src/screens/history/fieldText'
import { concerns, deedOf, didWhat, hasDetails } from '../../renderer/src/screens/history/sentences'
import { elsewhere } from '../../renderer/src/screens/history/standing'
import { holdsText, stepOf } from '../../renderer/src/screens/history/useUndoKeys'
import type { FieldChange, TrailChange, TrailEntry } from '../../shared/contract/history'
import type { Language } from '../../shared/model/language'
import type { Shell } from '../../shared/shell'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import type { Reply } from '../../shared/wire'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const voice = (language: Language) => ({ t: translator(language), format: createFormat(language, 'Europe/Paris') })

function aChange(given: Partial<TrailChange>): TrailChange {
  return { what: 'wave', id: 3, name: 'Q3', how: 'changed', count: 1, fields: [], ...given }
}

function anEntry(call: string, changes: TrailChange[], given: Partial<TrailEntry> = {}): TrailEntry {
  const at = '2026-09-30T10:42:00.000Z'
  return { id: 9, at, who: 'Marie Durand', call, of: null, undone: false, about: null, changes, ...given }
}

const field = (name: string, before: FieldChange['before'], after: FieldChange['after']) => ({
  field: name,
  before,
  after,
})
const told = (entry: TrailEntry, language: Language) => plain(didWhat(entry, voice(language)))
const named = (entry: TrailEntry, language: Language) => plain(deedOf(entry, voice(language)))

const CLOSES = field('closesOn', '2026-09-30', '2026-10-07')
const IMPORT = [
  aChange({ what: 'import', id: 4, name: 'answers.csv', how: 'added' }),
  aChange({ what: 'response', id: null, name: null, how: 'added', count: 13_612 }),
]

describe('what somebody did', () => {
  test('a changed field stands in the sentence, before and after', () => {
    const entry = anEntry('wave.update', [aChange({ fields: [CLOSES] })])
    expect(told(entry, 'en')).toBe('changed the wave “Q3”: last day 30 Sept 2026 → 7 Oct 2026')
    expect(told(entry, 'fr')).toBe('a modifié la vague « Q3 » : dernier jour 30 sept. 2026 → 7 oct. 2026')
  })

  test('more than two fields are counted', () => {
    const fields = [field('name', 'Q3', 'T3'), CLOSES, field('invited', null, 1200)]
    const entry = anEntry('wave.update', [aChange({ fields })])
    expect(told(entry, 'en')).toBe(
      'changed the wave “Q3”: name Q3 → T3, last day 30 Sept 2026 → 7 Oct 2026 and 1 more field',
    )
    expect(told(entry, 'fr')).toMatch(/ et 1 autre champ$/)
  })

  test('free text is said to have changed, not repeated', () => {
    const action = aChange({ what: 'action', name: 'Call back', fields: [field('note', null, 'x'.repeat(400))] })
    expect(told(anEntry('action.update', [action]), 'en')).toBe('changed the action “Call back”: note changed')
  })

  test('an import says its file, how many responses, and the wave where it is known', () => {
    const entry = anEntry('import.run', IMPORT)
    expect(told(entry, 'en')).toBe('imported “answers.csv”: 13,612 responses')
    const about = { what: 'wave', id: 3, name: 'Q3' } as const
    expect(told({ ...entry, about }, 'en')).toBe('imported “answers.csv”: 13,612 responses into the wave “Q3”')
    expect(told({ ...entry, about }, 'fr')).toBe('a importé « answers.csv » : 13 612 réponses dans la vague « Q3 »')
  })

  test('what went with a campaign is counted', () => {
    const changes = [
      aChange({ what: 'campaign', name: 'Relational', how: 'removed' }),
      aChange({ how: 'removed' }),
      aChange({ id: 4, name: 'Q4', how: 'removed' }),
    ]
    expect(told(anEntry('campaign.remove', changes), 'en')).toBe('deleted the campaign “Relational”: 2 waves')
  })

  test('a call that this version does not know gets a neutral sentence with its counts', () => {
    const entry = anEntry('survey.send', [aChange({ what: 'response', id: null, name: null, count: 12 })])
    expect(told(entry, 'en')).toBe('made a change: 12 responses')
    expect(told(anEntry('survey.send', []), 'fr')).toBe('a fait une modification')
    expect(told(anEntry('toString', []), 'en')).toBe('made a change')
  })

  test('of an erased action nothing is left to name', () => {
    expect(told(anEntry('action.update', []), 'en')).toBe('changed an action')
    expect(told(anEntry('action.create', []), 'fr')).toBe('a ouvert une action')
    expect(named(anEntry('action.update', []), 'en')).toBe('change of an action')
    const emptied = aChange({ what: 'action', id: null, name: '' })
    expect(told(anEntry('action.update', [emptied]), 'fr')).toBe('a modifié une action')
  })

  test('a thing without a name is called by its number', () => {
    expect(told(anEntry('wave.remove', [aChange({ name: null, how: 'removed' })]), 'en')).toBe(
      'deleted the wave “no. 3”',
    )
  })
})

describe('what is done to the file as a whole', () => {
  const program = (name: string | null) => aChange({ what: 'program', id: 1, name })

  test('a restore says of when the backup is, a salvage of which file', () => {
    const restore = anEntry('backup.restore', [program('2026-11-22T14:36:00.000Z')])
    expect(told(restore, 'en')).toBe('restored the backup of 22 Nov 2026, 15:36')
    expect(told(restore, 'fr')).toBe('a restauré la sauvegarde du 22 nov. 2026, 15:36')
    const salvage = anEntry('program.salvage', [program('cut.npsw')])
    expect(told(salvage, 'en')).toBe('made a new program of what could still be read of cut.npsw')
    expect(told(salvage, 'fr')).toBe('a créé un nouveau programme avec ce qui restait lisible de cut.npsw')
    expect([hasDetails(restore), hasDetails(salvage)]).toEqual([false, false])
  })

  test('without a line, the sentence goes without it', () => {
    expect(told(anEntry('backup.restore', []), 'en')).toBe('restored a backup')
    expect(told(anEntry('program.salvage', [program(null)]), 'en')).toBe(
      'made a new program of what could still be read of a damaged one',
    )
  })
})

describe('undo and redo', () => {
  const of = { id: 8, call: 'import.run' }
  const undo = anEntry(
    'history.undo',
    IMPORT.map((change) => ({ ...change, how: 'removed' as const })),
    { of },
  )

  test('name what was undone', () => {
    expect(told(undo, 'en')).toBe('undid: import of “answers.csv”: 13,612 responses')
    expect(told({ ...undo, call: 'history.redo' }, 'fr')).toBe(
      'a rétabli : import de « answers.csv » : 13 612 réponses',
    )
  })

  test('a renaming is undone under the name that it had before, from what it was to what it is now again', () => {
    const renamed = anEntry('wave.update', [aChange({ name: 'T3', fields: [field('name', 'Q3', 'T3')] })])
    const back = aChange({ name: 'Q3', fields: [field('name', 'T3', 'Q3')] })
    const about = { what: 'wave', id: 3, name: 'T3' } as const
    const undone = anEntry('history.undo', [back], { of: { id: 8, call: 'wave.update' }, about })
    expect(named(renamed, 'en')).toBe('change of the wave “Q3”: name Q3 → T3')
    expect(named(undone, 'en')).toBe('change of the wave “Q3”: name T3 → Q3')
    expect(told(undone, 'en')).toBe('undid: change of the wave “Q3”: name T3 → Q3')
    expect(told(undone, 'fr')).toBe('a annulé : modification de la vague « Q3 » : nom T3 → Q3')
    const again = { ...renamed, call: 'history.redo', of: { id: 8, call: 'wave.update' } }
    expect(told(again, 'en')).toBe('redid: change of the wave “Q3”: name Q3 → T3')
    expect(told(again, 'fr')).toBe('a rétabli : modification de la vague « Q3 » : nom Q3 → T3')
  })

  test('the deed is the same for the step and for its undoing', () => {
    expect(named(undo, 'en')).toBe(named(anEntry('import.run', IMPORT), 'en'))
    expect(named(undo, 'fr')).toBe('import de « answers.csv » : 13 612 réponses')
  })
})

describe('fields', () => {
  const value = (name: string, stored: string | number | null, language: Language = 'en') => {
    const { t, format } = voice(language)
    return plain(valueText(name, stored, t, format))
  }

  test('values are written as on the other screens', () => {
    expect(value('confidence', 0.95)).toBe('95%')
    expect(value('invited', 13_612, 'fr')).toBe('13 612')
    expect(value('status', 'in-progress', 'fr')).toBe('En cours')
    expect(value('touchpoint', 'support')).toBe('Support')
    expect(value('retentionMonths', 24)).toBe('24 months')
    expect(value('target', 5)).toBe('±5 points')
    expect(value('undoneAt', '2026-09-30T10:42:00.000Z')).toBe('30 Sept 2026, 12:42')
  })

  test('amounts are in the currency of the program, and the currency is told by its name', () => {
    expect(value('answerCost', 12.5)).toBe('€12.50')
    expect(value('cellCost: North', 3, 'fr')).toBe('3 €')
    expect(value('valuePerYear', 120_000)).toBe('€120,000')
    expect([value('currency', 'USD'), value('currency', 'QQQ')]).toEqual(['US Dollar (USD)', 'QQQ'])
    expect(fieldName('currency', translator('fr'))).toBe('devise')
  })

  test('nothing is a dash; a word of another version stays as it is', () => {
    expect([value('owner', null), value('owner', '')]).toEqual(['—', '—'])
    expect(value('status', 'on-hold')).toBe('on-hold')
    expect(value('touchpoint', 'toString')).toBe('toString')
  })

  test('a cell of a plan is named by its segment', () => {
    expect(fieldName('population: Île-de-France', translator('fr'))).toBe('personnes à interroger, Île-de-France')
    expect(fieldName('cellTarget: North × Small', translator('en'))).toBe('target margin, North × Small')
    expect(fieldName('mood', translator('en'))).toBe('mood')
    expect(fieldName('mood: North', translator('en'))).toBe('mood: North')
  })

  test('figures of a plan are margins, shares and words', () => {
    expect(value('cellTarget: North', 8)).toBe('±8 points')
    expect(value('cellRate: North', 0.25)).toBe('25%')
    expect(value('cellChoice: North', 'census')).toBe('ask everybody')
    expect(value('mergedInto: North', 'South')).toBe('South')
    expect(value('allocation', 'neyman')).toBe('the sharpest whole')
  })
})

describe('the list', () => {
  test('is cut into days of the computer’s calendar, in its order', () => {
    const at = (moment: string, id: number) => anEntry('wave.update', [], { at: moment, id })
    const noon = (day: string) => new Date(`${day}T12:00:00`).toISOString()
    const days = byDay([at(noon('2026-10-02'), 3), at(noon('2026-10-01'), 2), at(noon('2026-10-01'), 1)])
    expect(days.map(({ day, items }) => [day, items.map(({ id }) => id)])).toEqual([
      ['2026-10-02', [3]],
      ['2026-10-01', [2, 1]],
    ])
    const { t } = voice('en')
    const words = ['2026-10-02', '2026-10-01', '2026-09-30'].map((day) => dayWord(day, '2026-10-02', t))
    expect(words).toEqual(['Today', 'Yesterday', null])
  })

  test('is narrowed to what an entry changed or is about', () => {
    const entry = anEntry('import.run', IMPORT)
    expect([concerns(entry, 'import'), concerns(entry, 'response'), concerns(entry, 'wave')]).toEqual([
      true,
      true,
      false,
    ])
    expect(concerns({ ...entry, about: { what: 'wave', id: 3, name: null } }, 'wave')).toBe(true)
  })
})

describe('what is in view after a step', () => {
  const PLACES = [
    ['/waves/3/results', ''],
    ['/campaigns/2', ''],
    ['/waves/3/responses', 'response=8'],
    ['/actions', 'action=5'],
  ] as const
  const found = (replies: Record<string, Reply>) => {
    const call = async (name: string) => replies[name] as Reply
    setConnection({ call, shell: {} as Shell, listen: () => () => undefined })
    return Promise.all(PLACES.map(([path, search]) => elsewhere(path, search, new QueryClient())))
  }
  const is = (value: unknown): Reply => ({ ok: true, value })
  const gone: Reply = { ok: false, failure: { code: 'not-found', facts: { what: 'wave' } } }

  test('stays where it has outlived the step', async () => {
    const lists = { 'campaign.list': is([{ id: 2 }]), 'action.list': is([{ id: 5 }]) }
    expect(await found({ 'wave.get': is({}), 'wave.response': is({}), ...lists })).toEqual([null, null, null, null])
  })

  test('is left where it is gone', async () => {
    const answers = { 'wave.get': gone, 'wave.response': gone, 'campaign.list': is([]), 'action.list': is([]) }
    const campaigns = { place: '/campaigns', why: 'campaign' }
    expect(await found(answers)).toEqual([campaigns, campaigns, campaigns, { place: '/actions', why: 'detail' }])
    expect(await found({ ...answers, 'wave.get': is({}) })).toEqual([
      null,
      campaigns,
      { place: '/waves/3/responses', why: 'detail' },
      { place: '/actions', why: 'detail' },
    ])
  })

  test('stays where nobody can say: a step that was made is not told as one that failed', async () => {
    const trouble: Reply = {
      ok: false,
      failure: { code: 'program-unreachable', facts: { file: 'a.npsw', reason: 'EIO' } },
    }
    const lists = { 'campaign.list': trouble, 'action.list': trouble }
    expect(await found({ 'wave.get': trouble, 'wave.response': trouble, ...lists })).toEqual([null, null, null, null])
  })
})

describe('the keyboard', () => {
  const stroke = (given: Partial<Parameters<typeof stepOf>[0]>) =>
    stepOf({ key: 'z', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...given })

  test('Ctrl or ⌘ with Z steps back, with Shift forth; Ctrl+Y forth', () => {
    expect(stroke({ ctrlKey: true })).toBe('undo')
    expect(stroke({ metaKey: true })).toBe('undo')
    expect(stroke({ metaKey: true, shiftKey: true, key: 'Z' })).toBe('redo')
    expect(stroke({ ctrlKey: true, key: 'y' })).toBe('redo')
  })

  test('other strokes are not ours', () => {
    expect([stroke({}), stroke({ metaKey: true, key: 'y' }), stroke({ ctrlKey: true, altKey: true })]).toEqual([
      null,
      null,
      null,
    ])
    expect([stroke({ ctrlKey: true, key: 's' }), stroke({ ctrlKey: true, metaKey: true })]).toEqual([null, null])
  })

  test('a field with text keeps its own undo', () => {
    expect(holdsText({ tagName: 'TEXTAREA' })).toBe(true)
    expect(holdsText({ tagName: 'INPUT', type: 'search' })).toBe(true)
    expect(holdsText({ tagName: 'DIV', isContentEditable: true })).toBe(true)
    expect(holdsText({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
    expect(holdsText({ tagName: 'BUTTON', type: 'submit' })).toBe(false)
  })
})
