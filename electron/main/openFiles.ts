// Programs that are opened from outside: a double click, the dock, the command line of a second start.
import { resolve } from 'node:path'
import { isProgramName } from '../../shared/shell'
import { isPlainFile } from './dialogs'

/** The program named in an argument list, as an absolute path; null when none is there. Switches are never files. */
export function programIn(words: readonly string[], folder: string): string | null {
  for (const word of words) {
    if (word.startsWith('-') || !isProgramName(word)) continue
    const path = resolve(folder, word)
    if (isPlainFile(path)) return path
  }
  return null
}
