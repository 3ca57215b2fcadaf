// The queue of files for one wave: what is asked for next, how choices are shared, and where each file stands.
import { describe, expect, test } from 'vitest'
import type { Choices } from '../../renderer/src/screens/import/choices'
import { withDateOrder, withRole } from '../../renderer/src/screens/import/draft'
import {
  EMPTY_QUEUE,
  jobOf,
  type Queue,
  type QueueEvent,
  type QueueFile,
  queueAfter,
  runInput,
} from '../../renderer/src/screens/import/queue'
import { canRun, readyFiles, stateOf, stillWorking } from '../../renderer/src/screens/import/queueState'
import { noteOf } from '../../renderer/src/screens/import/queueWords'
import type { ImportPreview, Recognition } from '../../shared/contract/import'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import { batch, column, preview, recognition, saved, WAVE } from './importFiles'

const token = (name: string) => ({ token: name, name: `${name}.csv` })
const plain = recognition([column(0, { role: 'score' }), column(1, {})])
const undated = recognition([column(0, { role: 'score' }), column(1, { role: 'date', samples: ['1/2/2026'] })])

const eventsIn = (queue: Queue, ...events: QueueEvent[]) => events.reduce(queueAfter, queue)
const queued = (...names: string[]) => eventsIn(EMPTY_QUEUE, { event: 'add', files: names.map(token) })

function fileOf(queue: Queue, name: string): QueueFile {
  const found = queue.files.find(({ file }) => file.token === name)
  if (!found) throw new Error(`${name} is in the queue`)
  return found
}
const stateIn = (queue: Queue, name: string) => stateOf(fileOf(queue, name), WAVE)
const recognised = (name: string, found: Recognition = plain): QueueEvent => ({
  event: 'recognised',
  token: name,
  reading: {},
  recognition: found,
  saved: [],
})
/** The engine answers the question that this file is waiting for. */
function previewed(queue: Queue, name: string, found: ImportPreview = preview(10)): Queue {
  const job = jobOf(fileOf(queue, name), WAVE)
  if (job?.kind !== 'preview') throw new Error(`${name} asks for a preview`)
  return eventsIn(queue, { event: 'previewed', token: name, of: job.key, preview: found })
}
const ready = (queue: Queue, name: string, found: Recognition = plain) =>
  previewed(eventsIn(queue, recognised(name, found)), name)

function choose(queue: Queue, name: string, change: (choices: Choices) => Choices): Queue {
  const { choices } = fileOf(queue, name)
  if (!choices) throw new Error(`${name} was recognised`)
  return eventsIn(queue, { event: 'choose', token: name, choices: change(choices) })
}

describe('what a file needs next', () => {
  test('is to be read, then to be checked, then nothing', () => {
    let queue = queued('a')
    expect(queue.selected).toBe('a')
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toMatchObject({ kind: 'recognise', input: { file: token('a') } })
    expect(stateIn(queue, 'a')).toBe('waiting')
    queue = eventsIn(queue, recognised('a'))
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toMatchObject({ kind: 'preview', settle: false })
    expect(stateIn(queue, 'a')).toBe('checking')
    queue = previewed(queue, 'a')
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toBeNull()
    expect(stateIn(queue, 'a')).toBe('ready')
    expect(runInput(fileOf(queue, 'a'), WAVE)).toMatchObject({ wave: WAVE, again: false, mapping: { sheet: null } })
  })

  test('is to be checked again after each choice, and the old preview holds no more', () => {
    const queue = choose(ready(queued('a'), 'a'), 'a', (one) => ({ ...one, rules: { ...one.rules, partial: 'count' } }))
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toMatchObject({ kind: 'preview', settle: true })
    expect(stateIn(queue, 'a')).toBe('checking')
  })

  test('is to be read again when another sheet or header is meant', () => {
    const queue = eventsIn(ready(queued('a'), 'a'), {
      event: 'read',
      token: 'a',
      reading: { sheet: 'B', headerRow: 4 },
    })
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toMatchObject({ kind: 'recognise', input: { sheet: 'B', headerRow: 4 } })
  })

  test('is nothing once it was refused, until something about it changes', () => {
    let queue = queued('a', 'b')
    const job = jobOf(fileOf(queue, 'a'), WAVE)
    const failure = { code: 'empty-file', facts: { file: 'a.csv' } } as const
    queue = eventsIn(queue, { event: 'refused', token: 'a', of: job?.key ?? '', failure })
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toBeNull()
    expect(stateIn(queue, 'a')).toBe('aside')
    queue = eventsIn(queue, { event: 'read', token: 'a', reading: { headerRow: 2 } })
    expect(jobOf(fileOf(queue, 'a'), WAVE)).not.toBeNull()
  })

  test('is checked anew after another file has come into the wave', () => {
    let queue = ready(ready(queued('a', 'b'), 'a'), 'b')
    queue = eventsIn(queue, { event: 'running', token: 'a' })
    expect(stateIn(queue, 'a')).toBe('importing')
    queue = eventsIn(queue, { event: 'imported', token: 'a', batch: batch(10) })
    expect([stateIn(queue, 'a'), stateIn(queue, 'b')]).toEqual(['imported', 'checking'])
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toBeNull()
  })
})

describe('where a file stands', () => {
  test('it asks while its score or the order of its dates is not known', () => {
    const unknown = recognition([column(0, {})], [0])
    expect(stateIn(eventsIn(queued('a'), recognised('a', unknown)), 'a')).toBe('asks')
    let queue = eventsIn(queued('a'), recognised('a', undated))
    expect(stateIn(queue, 'a')).toBe('asks')
    queue = choose(queue, 'a', (one) => ({ ...one, columns: withDateOrder(one.columns, 1, 'day-first') }))
    expect(stateIn(previewed(queue, 'a'), 'a')).toBe('ready')
  })

  test('it asks about the order of dates that the engine could not tell', () => {
    let queue = choose(eventsIn(queued('a'), recognised('a')), 'a', (one) => ({
      ...one,
      columns: withRole(one.columns, 1, 'date'),
    }))
    const failure = { code: 'date-order-unknown', facts: { column: 'c1', example: '1/2/2026' } } as const
    queue = eventsIn(queue, { event: 'refused', token: 'a', of: jobOf(fileOf(queue, 'a'), WAVE)?.key ?? '', failure })
    expect(fileOf(queue, 'a').refusal).toBeNull()
    expect(fileOf(queue, 'a').choices?.columns[1]?.orderAsked).toBe(true)
    expect(stateIn(queue, 'a')).toBe('asks')
  })

  test('the same bytes again wait for a word; a file without answers is never ready', () => {
    const sameFile = { wave: 'Q2', at: '2026-06-30T10:00:00.000Z' }
    let queue = previewed(eventsIn(queued('a'), recognised('a')), 'a', preview(10, { sameFile }))
    expect(stateIn(queue, 'a')).toBe('asks')
    queue = eventsIn(queue, { event: 'again', token: 'a', again: true })
    expect(stateIn(queue, 'a')).toBe('ready')
    expect(stateIn(previewed(eventsIn(queued('a'), recognised('a')), 'a', preview(0)), 'a')).toBe('asks')
  })

  test('a table without scores is left aside', () => {
    const unsuitable = {
      reason: 'means' as const,
      column: 'NPS',
      samples: ['42.5'],
    } satisfies Recognition['unsuitable']
    const queue = eventsIn(queued('a'), recognised('a', recognition([column(0, {})], [], { unsuitable })))
    expect(stateIn(queue, 'a')).toBe('aside')
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toBeNull()
  })

  test('an import that failed is left aside and can be tried again; one that was stopped is as before', () => {
    let queue = eventsIn(ready(queued('a'), 'a'), { event: 'running', token: 'a' })
    const failure = { code: 'disk-full', facts: { file: 'p.npsw' } } as const
    queue = eventsIn(queue, { event: 'not-imported', token: 'a', failure })
    expect(stateIn(queue, 'a')).toBe('aside')
    expect(canRun(fileOf(queue, 'a'), WAVE)).toBe(true)
    queue = eventsIn(queue, { event: 'running', token: 'a' }, { event: 'not-imported', token: 'a', failure: null })
    expect(stateIn(queue, 'a')).toBe('ready')
  })

  test('only ready files are imported by one click, in their order', () => {
    let queue = ready(ready(queued('a', 'b', 'c'), 'a'), 'c')
    queue = eventsIn(queue, { event: 'leave', token: 'a', aside: true })
    expect(readyFiles(queue, WAVE).map(({ file }) => file.token)).toEqual(['c'])
    expect(stillWorking(queue, WAVE)).toBe(true)
    queue = eventsIn(queue, { event: 'leave', token: 'b', aside: true })
    expect(stillWorking(queue, WAVE)).toBe(false)
    expect(stateIn(eventsIn(queue, { event: 'leave', token: 'a', aside: false }), 'a')).toBe('ready')
  })
})

describe('files of the same kind', () => {
  const dayFirst = (one: Choices): Choices => ({ ...one, columns: withDateOrder(one.columns, 1, 'day-first') })
  const orderOf = (queue: Queue, name: string) => fileOf(queue, name).choices?.columns[1]?.dateOrder

  test('follow the choices of the first, also those made before they were read', () => {
    let queue = choose(
      eventsIn(queued('a', 'b', 'c'), recognised('a', undated), recognised('b', undated)),
      'a',
      dayFirst,
    )
    queue = eventsIn(queue, recognised('c', undated))
    expect(['a', 'b', 'c'].map((name) => orderOf(queue, name))).toEqual(['day-first', 'day-first', 'day-first'])
  })

  test('stop following once they were changed by themselves, and never lead', () => {
    let queue = eventsIn(
      queued('a', 'b', 'c'),
      recognised('a', undated),
      recognised('b', undated),
      recognised('c', undated),
    )
    queue = choose(queue, 'b', (one) => ({ ...one, columns: withDateOrder(one.columns, 1, 'month-first') }))
    queue = choose(queue, 'a', dayFirst)
    expect(['a', 'b', 'c'].map((name) => orderOf(queue, name))).toEqual(['day-first', 'month-first', 'day-first'])
  })

  test('of another kind are left alone', () => {
    const other = { ...undated, signature: 'other' }
    const queue = choose(eventsIn(queued('a', 'b'), recognised('a', undated), recognised('b', other)), 'a', dayFirst)
    expect(orderOf(queue, 'b')).toBeNull()
  })

  test('the first of a kind takes its saved mapping', () => {
    const event = { ...recognised('a'), saved: [saved()] } as QueueEvent
    expect(fileOf(eventsIn(queued('a'), event), 'a').choices?.saved?.name).toBe('Quarterly')
  })
})

test('files are added once, removed, and what is in view stays in view', () => {
  let queue = eventsIn(
    queued('a', 'b'),
    { event: 'select', token: 'b' },
    { event: 'add', files: [token('a'), token('c')] },
  )
  expect(queue.files.map(({ file }) => file.token)).toEqual(['a', 'b', 'c'])
  expect(queue.selected).toBe('b')
  queue = eventsIn(queue, { event: 'remove', token: 'b' })
  expect(queue.selected).toBe('a')
  expect(eventsIn(queue, { event: 'clear' })).toEqual(EMPTY_QUEUE)
})

test('one line tells where a file stands', () => {
  const voice = { t: translator('en'), format: createFormat('en'), tell: ({ code }: { code: string }) => code }
  const note = (queue: Queue) => noteOf(fileOf(queue, 'a'), WAVE, voice).replaceAll('\u00a0', ' ')
  const read = eventsIn(queued('a'), recognised('a'))
  expect(note(queued('a'))).toBe('Will be read in a moment.')
  expect(note(eventsIn(queued('a'), recognised('a', undated)))).toBe('How are its dates read?')
  expect(note(previewed(read, 'a'))).toBe('10 rows read = 10 imported + 0 skipped + 0 rejected')
  expect(note(eventsIn(read, { event: 'imported', token: 'a', batch: batch(4, 2) }))).toBe(
    '6 rows read = 4 imported + 0 skipped + 2 rejected',
  )
  const failure = { code: 'disk-full', facts: { file: 'p.npsw' } } as const
  expect(note(eventsIn(read, { event: 'not-imported', token: 'a', failure }))).toBe('disk-full')
  const unsuitable = { reason: 'means' as const, column: 'NPS', samples: [] } satisfies Recognition['unsuitable']
  expect(note(eventsIn(queued('a'), recognised('a', { ...plain, unsuitable })))).toBe(
    'This file holds means, not answers',
  )
})

describe('what was chosen is not lost', () => {
  const header: QueueEvent = { event: 'read', token: 'a', reading: { headerRow: 4 } }

  test('a header set by hand goes with the preview and the import, and not to another sheet', () => {
    let queue = eventsIn(queued('a'), recognised('a'), header)
    queue = eventsIn(queue, { ...recognised('a'), reading: { headerRow: 4 } } as QueueEvent)
    queue = previewed(queue, 'a')
    expect(runInput(fileOf(queue, 'a'), WAVE)?.mapping.headerRow).toBe(4)
    queue = eventsIn(queue, { event: 'read', token: 'a', reading: { sheet: 'B' } })
    expect(jobOf(fileOf(queue, 'a'), WAVE)).toMatchObject({ kind: 'recognise', input: { sheet: 'B' } })
    expect(fileOf(queue, 'a').reading).toEqual({ sheet: 'B' })
  })

  test('choices made while a mapping is being saved stay', () => {
    let queue = choose(ready(queued('a'), 'a'), 'a', (one) => ({ ...one, rules: { ...one.rules, partial: 'count' } }))
    const kept = { id: saved().id, name: 'Quarterly' }
    queue = eventsIn(queue, { event: 'kept', token: 'a', saved: kept })
    expect(fileOf(queue, 'a').choices).toMatchObject({ saved: kept, rules: { partial: 'count' } })
  })

  test('after an import, files that still wait stay when more are added', () => {
    let queue = ready(queued('a', 'b', 'c'), 'a')
    queue = eventsIn(
      queue,
      recognised('b', undated),
      { event: 'imported', token: 'a', batch: batch(10) },
      { event: 'leave', token: 'c', aside: true },
      { event: 'go-on' },
    )
    expect(queue.files.map(({ file }) => file.token)).toEqual(['b'])
    expect(queue.selected).toBe('b')
    expect(fileOf(queue, 'b').choices).not.toBeNull()
  })
})
