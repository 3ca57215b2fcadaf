// How the words after the command's name are read.
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../electron/host/commandLine'

describe('readCommand', () => {
  it('reads “--option value” and “--option=value” alike, wherever they stand', () => {
    const expected = {
      command: { kind: 'score', file: 'a.csv', sheet: 'T3 = 2026', scoreColumn: null, json: true },
      language: 'fr',
      json: true,
    }
    expect(readCommand(['score', '--sheet', 'T3 = 2026', 'a.csv', '--json', '--language', 'fr'])).toEqual(expected)
    expect(readCommand(['score', 'a.csv', '--sheet=T3 = 2026', '--language=fr', '--json'])).toEqual(expected)
  })

  it('takes what follows “--” as it is', () => {
    expect(readCommand(['score', '--', '-odd.csv']).command).toMatchObject({ kind: 'score', file: '-odd.csv' })
  })

  it('always tells the errors of a call as JSON', () => {
    expect(readCommand(['call'])).toMatchObject({ json: true, command: { sentence: 'noCallName' } })
    expect(readCommand(['score'])).toMatchObject({ json: false, command: { sentence: 'noFile' } })
  })

  it('does not take an option of one command for another, nor a value for a flag', () => {
    expect(readCommand(['calls', '--sheet', 'A']).command).toMatchObject({ sentence: 'unknownOption' })
    expect(readCommand(['score', 'a.csv', '--json=1']).command).toMatchObject({ sentence: 'unknownOption' })
    expect(readCommand(['score', 'a.csv', '--toString']).command).toMatchObject({ sentence: 'unknownOption' })
    expect(readCommand(['toString']).command).toMatchObject({ sentence: 'unknownCommand' })
  })

  it('keeps the JSON of a call as it was typed', () => {
    const { command } = readCommand(['call', 'wave.results', '{"wave":1,"by":null}', '--program', 'A b.npsw'])
    expect(command).toEqual({ kind: 'call', name: 'wave.results', input: { wave: 1, by: null }, program: 'A b.npsw' })
    for (const wrong of ['[1]', '1', 'null', '"x"']) {
      expect(readCommand(['call', 'a.b', wrong]).command).toMatchObject({ sentence: 'notAnObject' })
    }
  })
})
