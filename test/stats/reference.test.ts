// The reference cases as tests, one by one, when NPS_SHARED names the folder that holds reference/stats-reference.json.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCase, nameOf, readCases } from './oracle-cases'

const folder = process.env.NPS_SHARED

if (folder === undefined || folder === '') {
  const notice = 'reference cases not compared: set NPS_SHARED to the folder that holds reference/stats-reference.json'
  console.warn(notice)
  it.skip(notice, () => undefined)
} else {
  const cases = readCases(join(folder, 'reference', 'stats-reference.json'))
  describe('reference cases', () => {
    for (const one of cases) {
      it(`${nameOf(one)}: ${one.id}`, (context) => {
        const outcome = checkCase(one)
        if (outcome.result === 'skipped') context.skip('no function for this kind yet')
        expect(outcome).toEqual({ result: 'passed' })
      })
    }
  })
}
