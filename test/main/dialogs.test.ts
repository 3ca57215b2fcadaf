// The file dialogs: a pick becomes a token that the engine knows, a save never loses its ending or replaces unasked.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BaseWindow, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerShell, type DialogSetting } from '../../electron/main/dialogs'
import { openedPath } from '../../electron/main/opened'
import { programIn } from '../../electron/main/openFiles'
import { MOST_FILES, type ShellRequest } from '../../shared/shell'
import { translator } from '../../shared/text'
import type { FileToken } from '../../shared/wire'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-dialogs-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Played {
  setting: DialogSetting
  opened: OpenDialogOptions[]
  saved: SaveDialogOptions[]
  granted: Map<string, string>
}

/** Dialogs whose user picks these paths one after the other, or several at once; null: changes their mind. */
function playing(picks: (string | string[] | null)[]): Played {
  const opened: OpenDialogOptions[] = []
  const saved: SaveDialogOptions[] = []
  const granted = new Map<string, string>()
  const next = () => picks.shift() ?? null
  const setting: DialogSetting = {
    dialog: {
      async showOpenDialog(...words: [BaseWindow, OpenDialogOptions] | [OpenDialogOptions]) {
        opened.push(words.length === 2 ? words[1] : words[0])
        const path = next()
        return { canceled: path === null, filePaths: path === null ? [] : [path].flat() }
      },
      async showSaveDialog(...words: [BaseWindow, SaveDialogOptions] | [SaveDialogOptions]) {
        saved.push(words.length === 2 ? words[1] : words[0])
        const path = next()
        return { canceled: path === null, filePath: [path ?? ''].flat()[0] ?? '' }
      },
    },
    window: {} as BaseWindow,
    link: { grant: (file, path) => void granted.set(file.token, path) },
    t: translator('fr'),
    programsFolder: join(folder, 'programs'),
    documentsFolder: join(folder, 'documents'),
  }
  return { setting, opened, saved, granted }
}

/** The answer to a request for one file. */
async function askForOne(request: ShellRequest, setting: DialogSetting): Promise<FileToken | null> {
  const answer = await answerShell(request, setting)
  if (Array.isArray(answer)) throw new Error('Several files were given for one.')
  return answer
}

describe('pick-file', () => {
  it('gives a token, and the path to the engine alone', async () => {
    const path = join(folder, 'réponses.csv')
    const { setting, opened, granted } = playing([path])
    const file = await askForOne({ kind: 'pick-file', fileKind: 'spreadsheet' }, setting)
    expect(file?.name).toBe('réponses.csv')
    expect(JSON.stringify(file)).not.toContain(folder)
    expect(granted.get(file?.token ?? '')).toBe(path)
    expect(opened[0]).toEqual({
      title: 'Choisir le fichier de réponses',
      filters: [{ name: 'Feuille de calcul ou CSV', extensions: ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt'] }],
      properties: ['openFile'],
    })
  })

  it('opens a protected program like a program', async () => {
    const path = join(folder, 'Acme.npsx')
    const { setting, opened } = playing([path])
    expect((await askForOne({ kind: 'pick-file', fileKind: 'program' }, setting))?.name).toBe('Acme.npsx')
    expect(opened[0]?.filters).toEqual([{ name: 'Programme NPS Workbench', extensions: ['npsw', 'npsx'] }])
  })

  it('grants nothing when the user changes their mind', async () => {
    const { setting, granted } = playing([null])
    expect(await askForOne({ kind: 'pick-file', fileKind: 'program' }, setting)).toBeNull()
    expect(granted.size).toBe(0)
  })

  it('starts in the programs folder, once there is one', async () => {
    const before = playing([null])
    await askForOne({ kind: 'pick-file', fileKind: 'program' }, before.setting)
    expect(before.opened[0]?.defaultPath).toBeUndefined()
    mkdirSync(join(folder, 'programs'))
    const after = playing([null])
    await askForOne({ kind: 'pick-file', fileKind: 'program' }, after.setting)
    expect(after.opened[0]?.defaultPath).toBe(join(folder, 'programs'))
  })
})

describe('pick-files', () => {
  const ask = async (folderWanted: boolean, played: Played) => {
    const files = await chosen(folderWanted, played)
    if (files === null) throw new Error('Files were chosen.')
    return files
  }
  const chosen = async (folderWanted: boolean, played: Played) => {
    const answer = await answerShell(
      { kind: 'pick-files', fileKind: 'spreadsheet', folder: folderWanted },
      played.setting,
    )
    if (answer !== null && !Array.isArray(answer)) throw new Error('Several files are answered with a list.')
    return answer
  }

  it('gives a token for each chosen file', async () => {
    const paths = [join(folder, 'T2.csv'), join(folder, 'T1.csv')]
    const played = playing([paths])
    const files = await ask(false, played)
    expect(files.map(({ name }) => name)).toEqual(['T2.csv', 'T1.csv'])
    expect([...played.granted.values()]).toEqual(paths)
    expect(played.opened[0]?.properties).toEqual(['openFile', 'multiSelections'])
  })

  it('takes the spreadsheets that lie in the chosen folder itself, in the order people count', async () => {
    mkdirSync(join(folder, 'deeper.csv'))
    writeFileSync(join(folder, 'deeper.csv', 'a.csv'), 'x')
    for (const name of ['wave 10.csv', 'wave 2.XLSX', '.hidden.csv', '~$wave 2.xlsx', 'notes.pdf']) {
      writeFileSync(join(folder, name), 'x')
    }
    const played = playing([folder])
    expect((await ask(true, played)).map(({ name }) => name)).toEqual(['wave 2.XLSX', 'wave 10.csv'])
    expect(played.opened[0]?.properties).toEqual(['openDirectory'])
  })

  it('takes no more than so many, and nothing of a folder that cannot be read or when the user changes their mind', async () => {
    for (let index = 0; index <= MOST_FILES; index++) writeFileSync(join(folder, `${index}.csv`), 'x')
    const played = playing([folder, join(folder, 'missing'), null])
    expect(await ask(true, played)).toHaveLength(MOST_FILES)
    expect(await ask(true, played)).toEqual([])
    expect(await chosen(false, played)).toBeNull()
    expect(played.granted.size).toBe(MOST_FILES)
  })
})

describe('pick-target', () => {
  const ask = (fileKind: 'program' | 'sealed' | 'png', suggestedName: string, played: Played) =>
    askForOne({ kind: 'pick-target', fileKind, suggestedName }, played.setting)

  it('proposes a name that every system takes, in the right folder', async () => {
    const played = playing([null, null])
    await ask('program', '../../Société: Générale', played)
    await ask('png', 'Évolution.png', played)
    expect(played.saved.map(({ defaultPath }) => defaultPath)).toEqual([
      join(folder, 'programs', 'Societe Generale.npsw'),
      join(folder, 'documents', 'Evolution.png'),
    ])
    expect(played.saved[0]?.properties).toContain('showOverwriteConfirmation')
  })

  it('writes a file only under the ending of its kind', async () => {
    const played = playing([join(folder, 'Acme.npsx'), join(folder, 'Acme.npsw'), join(folder, 'Acme')])
    expect((await ask('program', 'x.npsx', played))?.name).toBe('Acme.npsx.npsw')
    expect((await ask('sealed', 'Société.npsw', played))?.name).toBe('Acme.npsw.npsx')
    expect((await ask('sealed', 'Acme.npsx', played))?.name).toBe('Acme.npsx')
    expect(played.saved.map(({ filters }) => filters?.flatMap(({ extensions }) => extensions))).toEqual([
      ['npsw'],
      ['npsx'],
      ['npsx'],
    ])
  })

  it('adds the ending that the user left out', async () => {
    const played = playing([join(folder, 'chart')])
    const file = await ask('png', 'x', played)
    expect(file?.name).toBe('chart.png')
    expect([...played.granted.values()]).toEqual([join(folder, 'chart.png')])
  })

  it('asks again when the added ending makes it the name of a file that is there', async () => {
    writeFileSync(join(folder, 'Acme.npsw'), 'precious')
    const refused = playing([join(folder, 'Acme'), null])
    expect(await ask('program', 'x', refused)).toBeNull()
    expect(refused.saved[1]?.defaultPath).toBe(join(folder, 'Acme.npsw'))
    expect(refused.granted.size).toBe(0)
  })
})

describe('take', () => {
  it('takes a plain file and nothing else', async () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'x')
    const { setting, granted } = playing([])
    expect((await askForOne({ kind: 'take', path }, setting))?.name).toBe('a.csv')
    for (const other of [folder, join(folder, 'missing.csv'), 'a.csv', '']) {
      expect(await askForOne({ kind: 'take', path: other }, setting)).toBeNull()
    }
    expect([...granted.values()]).toEqual([path])
  })
})

describe('programIn', () => {
  it('finds the program in an argument list, and takes no switch or other file for one', () => {
    writeFileSync(join(folder, 'Acme.NPSW'), '')
    writeFileSync(join(folder, 'a.csv'), '')
    expect(programIn(['.', '--inspect', 'Acme.NPSW'], folder)).toBe(join(folder, 'Acme.NPSW'))
    expect(programIn([join(folder, 'Acme.NPSW')], '/')).toBe(join(folder, 'Acme.NPSW'))
    writeFileSync(join(folder, 'Acme.npsx'), '')
    expect(programIn(['Acme.npsx'], folder)).toBe(join(folder, 'Acme.npsx'))
    expect(programIn(['--file=Acme.NPSW', 'a.csv', 'missing.npsw'], folder)).toBeNull()
    expect(programIn([], folder)).toBeNull()
  })
})

describe('openedPath', () => {
  const link = { pathOf: (token: string) => (token === 't1' ? '/home/ada/Acme.npsw' : null) }
  it('tells the file of a program that was opened or created, and of nothing else', () => {
    const input = { file: { token: 't1', name: 'Acme.npsw' } }
    expect(openedPath('program.open', input, link)).toBe('/home/ada/Acme.npsw')
    expect(openedPath('program.create', input, link)).toBe('/home/ada/Acme.npsw')
    const sealed = { file: { token: 't2', name: 'Acme.npsx' }, passphrase: 'x', to: input.file }
    expect(openedPath('program.openSealed', sealed, link)).toBe('/home/ada/Acme.npsw')
    expect(openedPath('program.info', input, link)).toBeNull()
    expect(openedPath('program.open', { file: { token: 't2' } }, link)).toBeNull()
    for (const odd of [null, 1, {}, { file: null }, { file: { token: 1 } }]) {
      expect(openedPath('program.open', odd, link)).toBeNull()
    }
  })
})
