// Files that mean harm: each is refused by its name, with a sentence in both languages, or read cell by cell.
import { expect, test } from 'vitest'
import { readSource } from '../../electron/engine/import/file/source'
import { tell } from '../../shared/text/failure'
import { noPause, refusalOf } from '../fixtures/answers'
import { HOSTILE } from '../fixtures/hostile'

const MEMBERS = Object.getOwnPropertyNames(Object.prototype)

test('no kind is missing', () => {
  const numbers = new Set(HOSTILE.map(({ number }) => number))
  expect(Array.from({ length: 45 }, (_, i) => i + 1).filter((number) => !numbers.has(number))).toEqual([])
})

test.each(HOSTILE.map((hostile) => ({ ...hostile, title: `${hostile.number}: ${hostile.name}` })))(
  '$title',
  async ({ make, expected }) => {
    const { file, bytes } = make()
    const reading = readSource(bytes, file, noPause)
    if ('refused' in expected) {
      const failure = await refusalOf(reading)
      expect(failure).toMatchObject({ code: expected.refused, facts: { file } })
      for (const language of ['en', 'fr'] as const) {
        const { message, next } = tell(failure, language)
        expect(message).toContain(file)
        expect(message.length).toBeLessThan(200)
        expect(next).not.toBe('')
      }
    } else {
      const rows = (await reading).sheets[0]?.rows ?? []
      if ('rows' in expected) expect(rows).toEqual(expected.rows)
      else {
        expect(rows).toHaveLength(expected.count)
        for (const [at, row] of Object.entries(expected.at)) expect(rows[Number(at)]).toEqual(row)
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(MEMBERS)
    expect(Object.keys({})).toEqual([])
  },
)
