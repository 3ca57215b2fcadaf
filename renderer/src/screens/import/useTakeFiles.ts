// Files that the user chooses, drops or pastes become tokens, one after the other; what cannot be taken is told by name.
import { useState } from 'react'
import { type Failure, refuse } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, call, useShell } from '../../client'
import { useText } from '../../text'

/** More text than this is kept in a file, not in a clipboard; what carries calls would refuse it. */
const LONGEST_TEXT = 8_000_000

export interface TakingFiles {
  busy: boolean
  /** Why the last files could not be taken; null: they could. */
  refused: Failure | null
  /** The chosen folder, or what was dropped, held nothing to import. */
  foundNothing: boolean
  choose(): void
  chooseFolder(): void
  take(files: readonly File[] | Promise<readonly File[]>): void
  paste(text: string): void
}

export function useTakeFiles(onFiles: (files: readonly FileToken[]) => void): TakingFiles {
  const { t, format } = useText()
  const shell = useShell()
  const [state, setState] = useState<Pick<TakingFiles, 'busy' | 'refused' | 'foundNothing'>>({
    busy: false,
    refused: null,
    foundNothing: false,
  })

  /** `silent`: no file means that the user has changed their mind. */
  const taking = async (work: () => Promise<readonly FileToken[]>, silent: boolean) => {
    setState({ busy: true, refused: null, foundNothing: false })
    try {
      const files = await work()
      setState({ busy: false, refused: null, foundNothing: files.length === 0 && !silent })
      if (files.length > 0) onFiles(files)
    } catch (error) {
      // The shell and the engine say by name what they refuse; anything else is a bug.
      if (!(error instanceof CallFailed)) throw error
      setState({ busy: false, refused: error.failure, foundNothing: false })
    }
  }

  return {
    ...state,
    choose: () => void taking(() => shell.pickFiles('spreadsheet', { folder: false }), true),
    // A folder without spreadsheets and a change of mind look the same from here: nothing is claimed of either.
    chooseFolder: () => void taking(() => shell.pickFiles('spreadsheet', { folder: true }), true),
    take: (files) =>
      void taking(async () => {
        const tokens: FileToken[] = []
        for (const file of await files) tokens.push(await shell.takeFile(file))
        return tokens
      }, false),
    paste: (text) => {
      const name = t('import.paste.name', { time: format.time(new Date().toISOString()).replace(':', '.') })
      void taking(async () => {
        if (text.trim() === '') return []
        if (text.length > LONGEST_TEXT) throw new CallFailed(refuse('file-too-large', { file: name }).failure)
        return [await call('import.paste', { text, name })]
      }, false)
    },
  }
}
