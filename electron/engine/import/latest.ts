// The file that is being imported is read once, not again for every change of its mapping.
import type { FileToken } from '../../../shared/wire'
import type { Files } from '../files'
import { hashOf, readSource } from './source'
import type { Pause, Source } from './table'

/** The last file read, per engine; a weak map, so that it goes with the engine. */
const latest = new WeakMap<Files, Source>()

/**
 * The sheets of the file that a token stands for. Its bytes are read each time and compared by hash: a file that was
 * changed meanwhile is read anew. Refuses with what `Files.readBytes` and `readSource` refuse.
 */
export async function sourceOf(files: Files, file: FileToken, pause: Pause): Promise<Source> {
  const bytes = await files.readBytes(file)
  const known = latest.get(files)
  if (known && known.bytes === bytes.length && known.hash === hashOf(bytes)) return { ...known, file: file.name }
  latest.delete(files)
  const source = await readSource(bytes, file.name, pause)
  latest.set(files, source)
  return source
}

/** The import is done: its rows need not be held any longer. */
export function forget(files: Files): void {
  latest.delete(files)
}
