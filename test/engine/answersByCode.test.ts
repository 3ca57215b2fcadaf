// The way back: a list goes out with codes, a file of codes and scores comes in, and every answer is its person's again,
// with their segments.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dumpOfCopy as dump } from './dump'
import { rowsOf } from './people'
import { aSampledProgram, RULES, type Sampled } from './sampled'

/** The plain list as rows. */
async function theList(open: Sampled, tool: 'plain' | 'surveymonkey' = 'plain') {
  const path = join(open.folder, 'list.csv')
  await open.ask('sample.export', {
    wave: open.wave,
    list: 'sample',
    tool,
    format: 'csv',
    language: 'en',
    to: open.token(path),
  })
  const [head = '', ...lines] = readFileSync(path, 'utf8').replace('\ufeff', '').trim().split('\r\n')
  return lines.map((line) => Object.fromEntries(head.split(',').map((name, i) => [name, line.split(',')[i] ?? ''])))
}

function answers(open: Sampled, head: string, codes: readonly string[]) {
  const path = join(open.folder, 'answers.csv')
  writeFileSync(path, `${head}\n${codes.map((code, i) => `${code},${i % 11}`).join('\n')}\n`)
  return open.token(path)
}

async function mappingOf(open: Sampled, file: ReturnType<typeof answers>) {
  const { columns, sheet } = await open.ask('import.recognise', { file })
  return { sheet, columns: columns.map(({ index, role }) => ({ index, role })) }
}

describe('a file of codes and scores', () => {
  it('is linked to its people, who are in their cells', async () => {
    const open = await aSampledProgram({ crossed: true })
    const { ask, wave } = open
    await ask('sample.draw', { wave, rules: RULES })
    const list = await theList(open)
    await ask('sample.send', { wave, on: '2026-12-01' })
    const codes = list.slice(0, 18).map((row) => row.nps_id ?? '')
    const file = answers(open, 'nps_id,How likely are you to recommend us?', codes)
    const mapping = await mappingOf(open, file)
    expect(mapping.columns.map(({ role }) => role)).toEqual(['respondent', 'score'])
    const { links } = await ask('import.preview', { file, mapping, wave })
    expect(links.contacts).toMatchObject({ matched: 18, unmatched: 0, codes: { rows: 18, otherWaves: [] } })
    const before = await dump(open)
    await ask('import.run', { file, mapping, wave })
    const { tables } = await rowsOf(open)
    const contacts = new Map(tables.contact?.map((row) => [row.id, row]))
    for (const [i, code] of codes.entries()) {
      const row = list[i]
      const response = tables.response?.find(({ respondent }) => respondent === code)
      expect(contacts.get(response?.contact_id ?? 0)?.email).toBe(row?.['E-mail'])
      const segments = tables.response_segment
        ?.filter(({ response_id }) => response_id === response?.id)
        .map(({ segment_id, score, wave_id }) => {
          expect({ score, wave_id }).toEqual({ score: response?.score, wave_id: wave })
          return tables.segment?.find(({ id }) => id === segment_id)?.name
        })
      expect(segments).toEqual([row?.Sector, row?.Size])
      expect(tables.account?.find(({ id }) => id === response?.account_id)?.name).toBe(row?.Company)
    }
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: list.length, answered: 18 })
    const after = await dump(open)
    await ask('history.undo', {})
    expect(await dump(open)).toBe(before)
    await ask('history.redo', {})
    expect(await dump(open)).toBe(after)
  })
})
