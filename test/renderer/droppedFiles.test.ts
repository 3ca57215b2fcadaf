// What a drop holds, as files: several at once, and folders with the spreadsheets in them.
import { afterEach, describe, expect, test } from 'vitest'
import { addDropped, takeDropped } from '../../renderer/src/client/dropped'
import { type Entry, filesOf } from '../../renderer/src/client/droppedFiles'
import { filesOfKind, MOST_FILES } from '../../shared/shell'

const file = (name: string) => new File(['x'], name)
const fileEntry = (name: string): Entry => ({ name, isDirectory: false, file: (found) => found(file(name)) })

/** A folder as a browser hands it over: some entries at a time, then none. */
function folder(name: string, entries: Entry[], atOnce = 2): Entry {
  return {
    name,
    isDirectory: true,
    createReader() {
      let at = 0
      return {
        readEntries(found) {
          const some = entries.slice(at, at + atOnce)
          at += some.length
          found(some)
        },
      }
    },
  }
}

const dropOf = (...dropped: (File | Entry | string)[]) => ({
  items: dropped.map((one) => ({
    kind: typeof one === 'string' ? 'string' : 'file',
    getAsFile: () => (one instanceof File ? one : null),
    webkitGetAsEntry: () => (one instanceof File || typeof one === 'string' ? null : one),
  })),
})

const namesOf = async (...dropped: (File | Entry | string)[]) => (await filesOf(dropOf(...dropped))).map((f) => f.name)

describe('the files of a drop', () => {
  test('are taken all, whatever their ending; texts are no files', async () => {
    expect(await namesOf(file('b.csv'), 'some text', file('a.npsw'))).toEqual(['b.csv', 'a.npsw'])
  })

  test('of a folder are its own spreadsheets, in the order people count, each once', async () => {
    const deeper = folder('deeper', [fileEntry('deep.csv')])
    const names = ['wave 10.csv', 'wave 2.xlsx', 'read me.pdf', '.hidden.csv', '~$wave 2.xlsx']
    const waves = folder('waves', [...names.map(fileEntry), deeper])
    expect(await namesOf(waves, file('other.csv'))).toEqual(['wave 2.xlsx', 'wave 10.csv', 'other.csv'])
  })

  test('of a folder or a file that cannot be read are none', async () => {
    const shut: Entry = {
      name: 'shut',
      isDirectory: true,
      createReader: () => ({ readEntries: (_found, failed) => failed(new Error('not allowed')) }),
    }
    const gone: Entry = { name: 'gone.csv', isDirectory: false, file: (_found, failed) => failed(new Error('gone')) }
    expect(await namesOf(shut, folder('f', [gone, fileEntry('a.csv')]))).toEqual(['a.csv'])
  })

  test('are no more than so many', async () => {
    const names = Array.from({ length: MOST_FILES + 5 }, (_, index) => `${index}.csv`)
    expect(await namesOf(folder('many', names.map(fileEntry), 50))).toHaveLength(MOST_FILES)
    expect(filesOfKind('spreadsheet', names).at(-1)).toBe(`${MOST_FILES - 1}.csv`)
  })
})

describe('the files on their way to the import', () => {
  afterEach(() => void takeDropped())
  const token = (name: string) => ({ token: name, name })

  test('wait in their order and are taken once', () => {
    addDropped([token('a')])
    addDropped([])
    addDropped([token('b'), token('c')])
    expect(takeDropped().map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(takeDropped()).toEqual([])
  })
})
