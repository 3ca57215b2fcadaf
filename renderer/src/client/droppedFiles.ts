// What was dropped or pasted, as files: single ones as they are, folders as the spreadsheets that lie in them.
import { filesOfKind, MOST_FILES } from '../../../shared/shell'

/** What is used of a browser's `FileSystemEntry`; an ordinary object can stand in for it. */
export interface Entry {
  readonly name: string
  readonly isDirectory: boolean
  /** Of a file. */
  file?(found: (file: File) => void, failed: (error: unknown) => void): void
  /** Of a folder. */
  createReader?(): { readEntries(found: (entries: Entry[]) => void, failed: (error: unknown) => void): void }
}

/** What is used of a browser's `DataTransfer`. */
export interface Transfer {
  readonly items: Iterable<{ readonly kind: string; getAsFile(): File | null; webkitGetAsEntry?(): Entry | null }>
}

/**
 * The files of a drop or a paste, at most `MOST_FILES`. The browser forgets what was dropped once its event is over: what
 * it holds is taken down before this returns, and only the folders are read later. A folder that cannot be read gives
 * nothing.
 */
export function filesOf({ items }: Transfer): Promise<File[]> {
  const taken = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }))
  return Promise.all(
    taken.map(({ entry, file }) => (entry?.isDirectory ? filesOfFolder(entry) : file === null ? [] : [file])),
  ).then((files) => files.flat().slice(0, MOST_FILES))
}

async function filesOfFolder(folder: Entry): Promise<File[]> {
  const own = (await entriesOf(folder)).filter(({ isDirectory }) => !isDirectory)
  const names = filesOfKind(
    'spreadsheet',
    own.map(({ name }) => name),
  )
  const files = names.map((name) => fileOf(own.find((entry) => entry.name === name)))
  return (await Promise.all(files)).filter((file) => file !== null)
}

/** A browser hands over a folder's entries a hundred at a time; the end is an empty list. */
async function entriesOf(folder: Entry): Promise<Entry[]> {
  const reader = folder.createReader?.()
  const all: Entry[] = []
  for (;;) {
    const some = await new Promise<Entry[]>((found) =>
      reader ? reader.readEntries(found, () => found([])) : found([]),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

function fileOf(entry: Entry | undefined): Promise<File | null> {
  return new Promise((found) => {
    if (entry?.file) entry.file(found, () => found(null))
    else found(null)
  })
}
