// Whatever is done to a good file, reading it ends in rows or in a refusal by name, never in anything else.
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/engine/import/file/source'
import { Refusal } from '../../shared/failure'
import { noPause } from '../fixtures/answers'
import { frame, SHEET, STRINGS, sheetOf, stringsXml } from '../fixtures/hostileParts'
import { lyingZip, storedPart } from '../fixtures/hostileZip'
import { seeded } from '../fixtures/random'
import { csvText, encode } from '../fixtures/text'
import { encryptedWorkbook, partsOf, workbook } from '../fixtures/workbook'

const ROWS = [
  ['Identifiant', 'Date', 'Note NPS', 'Commentaire'],
  ...Array.from({ length: 12 }, (_, i) => [`00${i}`, `0${1 + (i % 9)}/03/2026`, i % 11, i % 3 ? 'Été; "bien"' : '']),
]

/** 'rows' or the code of the refusal; anything else that is thrown fails the test. */
async function ended(bytes: Buffer): Promise<string> {
  try {
    await readSource(bytes, 'x', noPause)
    return 'rows'
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code
    throw error
  }
}

const MUTATIONS: Readonly<Record<string, (bytes: Buffer, random: () => number) => Buffer>> = {
  'bits flipped': (bytes, random) => {
    const changed = Buffer.from(bytes)
    for (let i = 0; i < 1 + random() * 4; i += 1) {
      const at = Math.floor(random() * bytes.length)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
    }
    return changed
  },
  'cut off': (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  'a stretch doubled': (bytes, random) => {
    const from = Math.floor(random() * bytes.length)
    const to = from + Math.floor(random() * 60)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  },
  'a stretch missing': (bytes, random) => {
    const from = Math.floor(random() * bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + Math.floor(random() * 60))])
  },
}

const FILES: Readonly<Record<string, Buffer>> = {
  xlsx: workbook('xlsx', [{ name: 'A', rows: ROWS }]),
  xls: workbook('xls', [{ name: 'A', rows: ROWS }]),
  ods: workbook('ods', [{ name: 'A', rows: ROWS }]),
  csv: encode(csvText(ROWS, { delimiter: ';' }), 'utf-8-bom'),
  'utf-16 csv': encode(csvText(ROWS, { delimiter: '\t' }), 'utf-16le'),
  'encrypted workbook': encryptedWorkbook(),
}

describe.each(Object.entries(FILES))('%s', (_kind, bytes) => {
  test.each(Object.entries(MUTATIONS))('%s', async (_what, mutate) => {
    const random = seeded(26)
    for (let i = 0; i < 120; i += 1) expect(await ended(mutate(bytes, random))).toMatch(/^[a-z-]+$/)
  })
})

describe('the parts of a workbook, their checksums right', () => {
  const honest = partsOf(
    lyingZip([...frame(1, true), storedPart(STRINGS, stringsXml(['a', 'b'])), storedPart(SHEET, sheetOf(ROWS))]),
  )
  const ods = partsOf(FILES.ods ?? Buffer.alloc(0))
  const zipped = (parts: ReadonlyMap<string, Buffer>) =>
    lyingZip([...parts].map(([name, data]) => storedPart(name, data)))

  test.each(Object.entries(MUTATIONS))('%s', async (_what, mutate) => {
    const random = seeded(7)
    for (const parts of [honest, ods]) {
      for (const [name, data] of parts) {
        for (let i = 0; i < 25; i += 1) {
          expect(await ended(zipped(new Map(parts).set(name, mutate(data, random))))).toMatch(/^[a-z-]+$/)
        }
      }
    }
  })
})
