// A prepared import as it is written: every column, in chunks of any length, all of it or nothing.
import { describe, expect, it } from 'vitest'
import { batchById, undoBatch } from '../../electron/engine/store/imports'
import { all, one, sql } from '../../electron/engine/store/sql'
import { NOW } from '../engine/builders'
import { type Answer, aProgram, type Prepared, prepare } from './chunks'

const WHOLE: Answer = {
  score: 9,
  row: 12,
  search_text: 'tres bien\nacme',
  verbatim: 'Très bien \u{1F600}\0!',
  answered_at: '2026-07-02T10:00',
  respondent: 'R-1',
  name: 'Marie Durand',
  email: 'Marie@acme.example',
  company: 'Acme',
  answer: 'A-1',
  role: 'Buyer',
  owner: 'Paul',
  ticket: '4711',
  value: 1200.5,
  account: 'Acme',
  segments: { Region: 'North', Size: 'Small' },
}

describe('an import as it is written', () => {
  it('holds every column as it came', async () => {
    const { program, wave, contact, store } = await aProgram()
    const leftOut = [
      { kind: 'rejected', reason: 'decimal', row: 13, column: 'NPS', value: '7.5', cells: '["7.5","é"]' },
    ] as const
    const bare: Answer = { score: 0, verbatim: '' }
    const batch = await store(prepare([{ ...WHOLE, contact }, bare], { wave, leftOut, sheet: 'Réponses' }))
    expect(batch.rows).toEqual({
      read: 3,
      imported: 2,
      skipped: 0,
      rejected: 1,
      reasons: [{ kind: 'rejected', reason: 'decimal', count: 1 }],
    })
    const stored = await program.read((db) => ({
      responses: all<{ row: string }>(
        db,
        sql`SELECT json_array(wave_id, batch_id, row, sheet, score, search_text, verbatim, answered_at, respondent, name,
                              email, company, answer, role, owner, ticket, value,
                              (SELECT name FROM account WHERE id = account_id), contact_id) AS row
            FROM response ORDER BY id`,
      ).map(({ row }) => JSON.parse(row)),
      segments: all(
        db,
        sql`SELECT s.response_id AS response, d.name AS dimension, g.name AS segment, s.wave_id AS wave, s.score
            FROM response_segment s JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = s.dimension_id
            ORDER BY 1, 2`,
      ),
      issues: all(
        db,
        sql`SELECT batch_id AS batch, kind, reason, sheet, row, column_name AS "column", value, cells
                          FROM import_issue`,
      ),
      headers: one<{ headers: string }>(db, sql`SELECT headers FROM import_batch`)?.headers,
    }))
    expect(stored).toEqual({
      responses: [
        [
          wave,
          batch.id,
          12,
          'Réponses',
          9,
          ...[WHOLE.search_text, WHOLE.verbatim, WHOLE.answered_at, WHOLE.respondent, WHOLE.name, WHOLE.email],
          ...[WHOLE.company, WHOLE.answer, WHOLE.role, WHOLE.owner, WHOLE.ticket, WHOLE.value],
          'Acme',
          contact,
        ],
        [wave, batch.id, 3, 'Réponses', 0, '', '', ...Array.from({ length: 12 }, () => null)],
      ],
      segments: [
        { response: 1, dimension: 'Region', segment: 'North', wave, score: 9 },
        { response: 1, dimension: 'Size', segment: 'Small', wave, score: 9 },
      ],
      issues: [{ batch: batch.id, sheet: 'Réponses', ...leftOut[0] }],
      headers: '["NPS","Comment"]',
    })
  })

  it('is the same whatever the length of its chunks, with names that come up late', async () => {
    const answers = Array.from({ length: 40 }, (_, i): Answer => {
      const account = i % 5 === 0 ? null : `Company ${i % 13}`
      const contact = i % 11 === 10 ? 1 : 0
      return {
        score: i % 11,
        verbatim: i % 3 ? `n° ${i}` : null,
        value: i > 20 ? i : null,
        account,
        contact,
        segments: i % 4 ? { Region: `R${Math.floor(i / 6)}` } : {},
      }
    })
    const dumps: string[] = []
    for (const perChunk of [1, 7, 40]) {
      const { wave, store, dump, program } = await aProgram()
      await store(prepare(answers, { wave, perChunk }))
      dumps.push((await dump()).replace(/[0-9A-F]{32}/gi, ''))
      expect(await program.read((db) => all(db, sql`PRAGMA integrity_check`))).toEqual([{ integrity_check: 'ok' }])
    }
    expect(dumps[1]).toBe(dumps[0])
    expect(dumps[2]).toBe(dumps[0])
  })

  it('knows names that the program has, whatever their case', async () => {
    const { program, wave, store } = await aProgram()
    await store(prepare([WHOLE], { wave }))
    await store(prepare([{ score: 3, account: 'ACME', segments: { REGION: 'north' } }], { wave }))
    const counts = await program.read((db) =>
      one(
        db,
        sql`SELECT (SELECT count(*) FROM account) AS accounts, (SELECT count(*) FROM dimension) AS dimensions,
                   (SELECT count(*) FROM segment) AS segments`,
      ),
    )
    expect(counts).toEqual({ accounts: 1, dimensions: 2, segments: 2 })
  })

  it('may hold no response at all', async () => {
    const { wave, store } = await aProgram()
    const leftOut = [{ kind: 'skipped', reason: 'empty-row', row: 2, column: 'NPS', value: '', cells: '[]' }] as const
    expect((await store(prepare([], { wave }))).rows).toMatchObject({ read: 0, imported: 0, reasons: [] })
    expect((await store(prepare([], { wave, leftOut }))).rows).toMatchObject({ read: 1, imported: 0, skipped: 1 })
  })

  it('is undone and redone by the history, and taken back as a whole', async () => {
    const { program, wave, store, walk, dump } = await aProgram()
    const before = await dump()
    const answers = Array.from({ length: 1200 }, (_, i): Answer => ({ ...WHOLE, row: i + 2, score: i % 11 }))
    const { id } = await store(prepare(answers, { wave, perChunk: 500 }))
    const after = await dump()
    await walk('back')
    expect(await dump()).toBe(before)
    await walk('forth')
    expect(await dump()).toBe(after)
    expect(await program.write('import.undo', (db) => undoBatch(db, id, NOW))).toEqual({ responses: 1200, actions: 0 })
    expect(await program.read((db) => all(db, sql`SELECT id FROM response UNION ALL SELECT id FROM account`))).toEqual(
      [],
    )
    expect(await program.read((db) => batchById(db, id).undoneAt)).toBe(NOW)
    await walk('back')
    expect(await dump()).toBe(after)
  })

  it('leaves nothing when it is cancelled, when its chunks fail, and when they do not hold what was counted', async () => {
    const { wave, store, dump } = await aProgram()
    const before = await dump()
    const answers = Array.from({ length: 3000 }, (_, i): Answer => ({ ...WHOLE, row: i + 2, account: `A${i}` }))
    const whole = prepare(answers, { wave, perChunk: 1000 })
    const cancel = async () => Promise.reject(new Error('cancelled'))
    await expect(store(whole, cancel)).rejects.toThrow('cancelled')
    expect(await dump()).toBe(before)
    const cut: Prepared = {
      ...whole,
      async *chunks() {
        for await (const chunk of whole.chunks()) {
          yield chunk
          throw new Error('the reader is gone')
        }
      },
    }
    await expect(store(cut)).rejects.toThrow('the reader is gone')
    expect(await dump()).toBe(before)
    const counted = { ...whole.head, counts: { ...whole.head.counts, read: 3001, imported: 3001 } }
    await expect(store({ ...whole, head: counted })).rejects.toThrow('3000 responses')
    expect(await dump()).toBe(before)
    expect((await store(whole)).rows.imported).toBe(3000)
  })

  it('fails as SQLite says where a chunk holds what the program cannot', async () => {
    const { wave, store, dump } = await aProgram()
    const before = await dump()
    await expect(store(prepare([{ score: 11 }], { wave }))).rejects.toThrow('CHECK constraint failed')
    await expect(store(prepare([{ score: 1, contact: 99 }], { wave }))).rejects.toThrow('FOREIGN KEY constraint failed')
    expect(await dump()).toBe(before)
  })
})
