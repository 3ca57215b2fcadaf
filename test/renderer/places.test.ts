// Addresses inside the window, what they ask for, and the names of new files.
import { describe, expect, test } from 'vitest'
import { addressOf, hashOf } from '../../renderer/src/address'
import { type Asked, askedFor, NO_FILTER, questionOf } from '../../renderer/src/screens/responses/responseFilter'
import { contactsInView, fileNameFor, isIn, waveInView } from '../../renderer/src/screens/shell/places'
import { ResponseId, SegmentId } from '../../shared/model/ids'

describe('an address', () => {
  test.each([
    ['', '/', ''],
    ['#', '/', ''],
    ['#/campaigns', '/campaigns', ''],
    ['#waves/3/plan', '/waves/3/plan', ''],
    ['#/waves/3/responses?segment=1&category=detractor', '/waves/3/responses', 'segment=1&category=detractor'],
    ['#/actions?', '/actions', ''],
  ])('%s', (hash, path, search) => {
    expect(addressOf(hash)).toEqual({ path, search })
  })

  test('is written as it is read', () => {
    expect(hashOf('/waves/3/actions?action=5')).toBe('#/waves/3/actions?action=5')
    expect(hashOf('/waves/3/responses?')).toBe('#/waves/3/responses')
    expect(hashOf('/')).toBe('#/')
  })
})

describe('the question of the list of responses', () => {
  const asked: Asked = {
    filter: { ...NO_FILTER, category: 'detractor', segment: SegmentId.parse(3), withVerbatim: true },
    response: ResponseId.parse(12),
  }

  test('comes back as it was asked', () => {
    expect(askedFor(questionOf(asked))).toEqual(asked)
    expect(questionOf({ filter: NO_FILTER, response: null })).toBe('')
  })

  test('never holds the words searched for, which may be names of people', () => {
    const question = questionOf({ ...asked, filter: { ...asked.filter, search: 'Camille Bonnet' } })
    expect(question).not.toContain('Bonnet')
  })

  test('leaves out what is no id and no category', () => {
    expect(askedFor('segment=abc&response=-1&category=fan&comments=yes')).toEqual({ filter: NO_FILTER, response: null })
    expect(askedFor('segment=1.5&response=0')).toEqual({ filter: NO_FILTER, response: null })
  })
})

describe('places', () => {
  test('the wave in view is that of the address', () => {
    expect(waveInView('/waves/12/plan')).toBe('12')
    expect(waveInView('/waves/12')).toBe('12')
    expect(waveInView('/campaigns/12')).toBeNull()
    expect(waveInView('/waves/12x')).toBeNull()
  })

  test('waves belong to the campaigns; no place begins like another', () => {
    expect(isIn('campaigns', '/')).toBe(true)
    expect(isIn('campaigns', '/waves/3/actions')).toBe(true)
    expect(isIn('actions', '/waves/3/actions')).toBe(false)
    expect(isIn('actions', '/actions')).toBe(true)
    expect(isIn('settings', '/settingsx')).toBe(false)
  })

  test.each([
    ['Acme 2026', 'Acme 2026.npsw'],
    ['R&D: T1/T2 <test>?', 'R&D T1 T2 test.npsw'],
    ['Fin...', 'Fin.npsw'],
    [' ??? ', 'program.npsw'],
    ['Été à Noël', 'Été à Noël.npsw'],
  ])('the file of “%s” is %s', (name, file) => {
    expect(fileNameFor(name)).toBe(file)
  })
})

test('a list is imported from the contacts and from their own import, and from nowhere else', () => {
  const places = ['/contacts', '/contacts/import', '/contactsheet', '/waves/3/import', '/']
  expect(places.filter(contactsInView)).toEqual(['/contacts', '/contacts/import'])
})
