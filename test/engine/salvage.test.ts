// Files that are damaged inside: what is said of them, what comes back of them, and that not a byte of them changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPlain } from '../../electron/engine/store/disk/open'
import { seeded } from '../fixtures/random'
import { aFolder, anEngine, NOW } from './builders'
import {
  damage,
  hashOf,
  isOf,
  leafOfResponses,
  outcome,
  PAGE,
  pagesOfKind,
  ROWS,
  rootOf,
  sound,
  zeroPage,
} from './damaged'

describe('a sound program', () => {
  it('is found sound, and comes back whole', async () => {
    const { findings, salvage, other } = await outcome(sound)
    expect(findings).toMatchObject({ verdict: 'sound', problems: [], bytes: sound.length, expectedBytes: sound.length })
    expect(findings.readable).toEqual({ campaigns: 1, waves: 2, responses: ROWS, actions: 300 })
    expect(salvage?.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    expect([...other.values()].flat()).toEqual([])
    expect(salvage?.holds).toEqual(findings.readable)
  })
})

describe('damaged inside', () => {
  it('pages all over the file zeroed, one at a time', async () => {
    const pages = sound.length / PAGE
    for (let page = 1; page < pages; page += Math.ceil(pages / 10)) {
      const { findings, other } = await outcome(zeroPage(page))
      expect(findings.verdict, `page ${page}`).not.toBe('not-a-database')
      expect(other.get('response')).toEqual([])
      expect(other.get('action')).toEqual([])
    }
  }, 120_000)

  it('a leaf of the responses: all others come back, and the loss is counted', async () => {
    const page = leafOfResponses()
    const { findings, salvage, other } = await outcome(zeroPage(page))
    expect(findings.verdict).toBe('broken')
    expect(findings.problems.length).toBeGreaterThan(0)
    const responses = salvage?.tables.find(({ table }) => table === 'response')
    expect(responses?.lost).toBeGreaterThan(0)
    expect(responses?.lost).toBeLessThan(200)
    expect(findings.readable?.responses).toBe(responses?.recovered)
    expect(other.get('response')).toEqual([])
  })

  it('the inner page of the responses: its leaves are found all the same', async () => {
    const inner = pagesOfKind(5)
    expect(inner.length).toBeGreaterThan(0)
    for (const page of inner) {
      const { salvage } = await outcome(zeroPage(page))
      expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
    }
  })

  it('a page of the segments: what only an index still knows comes back', async () => {
    const page = pagesOfKind(10).find((one) => isOf(one, 'response_segment'))
    if (page === undefined) throw new Error('the program has such a page')
    const { salvage } = await outcome(zeroPage(page))
    expect(salvage?.tables.find(({ table }) => table === 'response_segment')).toMatchObject({ lost: 0 })
  })

  it('the first byte of a page flipped: what it holds comes back', async () => {
    const page = leafOfResponses()
    const { findings, salvage } = await outcome(
      damage((bytes) => bytes.writeUInt8(bytes.readUInt8(page * PAGE) ^ 0xff, page * PAGE)),
    )
    expect(findings.verdict).toBe('broken')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
  })

  it('waves and campaigns lost: their responses stand under placeholders in the user’s language', async () => {
    const wave = rootOf('wave')
    const campaign = rootOf('campaign')
    const bytes = damage((all) => {
      all.fill(0, wave * PAGE, (wave + 1) * PAGE)
      all.fill(0, campaign * PAGE, (campaign + 1) * PAGE)
    })
    for (const [language, word] of [
      ['fr-FR', 'Récupéré'],
      ['en-GB', 'Recovered'],
    ] as const) {
      const { salvage, other, same } = await outcome(bytes, language)
      expect(same.get('response')).toBe(ROWS)
      expect(other.get('campaign')).toEqual([`[1,"${word}","relational",null,"${NOW}",null,null,null]`])
      expect(other.get('wave')).toEqual([
        `[1,1,"${word} 1","2026-07-10","2026-07-28",null,"${NOW}"]`,
        `[2,1,"${word} 2","2026-07-11","2026-07-29",null,"${NOW}"]`,
      ])
      expect(salvage?.tables.find(({ table }) => table === 'wave')).toEqual({ table: 'wave', recovered: 0, lost: 2 })
      // No index lists the campaigns: nobody knows how many there were.
      expect(salvage?.tables.find(({ table }) => table === 'campaign')).toMatchObject({ recovered: 0, lost: null })
    }
  })

  it('a table that the schema does not name any more: its rows are recognised by what they are', async () => {
    const at = sound.indexOf('tableresponseresponse')
    expect(at).toBeGreaterThan(0)
    const { findings, salvage } = await outcome(damage((bytes) => bytes.write('tablX', at)))
    expect(findings.verdict).toBe('broken')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
  })

  it('a value that no program may hold is counted as lost', async () => {
    const path = join(aFolder(), 'odd.npsw')
    writeFileSync(path, sound)
    const database = await openPlain(path)
    database.exec('PRAGMA ignore_check_constraints = ON; UPDATE response SET score = 99 WHERE id = 7')
    database.close()
    const { findings, salvage } = await outcome(readFileSync(path))
    expect(findings.problems[0]).toContain('CHECK')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS - 1, lost: 1 })
  })

  it('responses lost: their actions are counted as lost, not given to an invented answer', async () => {
    const page = leafOfResponses()
    const { salvage, same, other } = await outcome(zeroPage(page))
    const actions = salvage?.tables.find(({ table }) => table === 'action')
    expect(actions?.recovered).toBe(same.get('action'))
    expect(other.get('action')).toEqual([])
  })
})

describe('random bytes', () => {
  it('flipped one by one: always an answer, never a change, and what comes back opens', async () => {
    const random = seeded(11)
    for (let i = 0; i < 15; i++) {
      const at = Math.floor(random() * sound.length)
      const engine = anEngine()
      const from = join(engine.folder, 'damaged.npsw')
      writeFileSync(
        from,
        damage((bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)),
      )
      const before = hashOf(from)
      const findings = await engine.ask('program.examine', { file: engine.token(from) })
      const to = engine.token(join(engine.folder, 'new.npsw'))
      const salvage = await engine.ask('program.salvage', { file: engine.token(from), to })
      expect(hashOf(from)).toBe(before)
      // One byte never costs more than its page, and a report of no loss must be true.
      const responses = salvage.tables.find(({ table }) => table === 'response')
      expect(responses?.recovered, `byte ${at}, ${findings.verdict}`).toBeGreaterThan(ROWS - 200)
      if (responses?.lost === 0) expect(responses.recovered).toBe(ROWS)
      expect((await engine.ask('program.open', { file: to })).responses).toBe(responses?.recovered)
      await engine.engine.close()
    }
  }, 120_000)
})
