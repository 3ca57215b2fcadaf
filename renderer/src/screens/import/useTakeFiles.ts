// Files that the user chooses, drops or pastes become tokens, one after the other; what cannot be taken is told by name.
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { type Failure, refuse } from '../../../../shared/failure'
import { tell } from '../../../../shared/text/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, call, useShell } from '../../client'
import { takenFrom } from '../../client/takenFrom'
import { useText } from '../../text'

/** More text than this is kept in a file, not in a clipboard; what carries calls would refuse it. */
const LONGEST_TEXT = 8_000_000

export interface TakingFiles {
  busy: boolean
  /** Why the last files could not be taken; null: they could. */
  refused: Failure | null
  /** Whether there was anything to import in what was chosen, dropped or pasted last. */
  found: 'some' | 'nothing' | 'empty-folder'
  choose(): void
  chooseOne(): void
  chooseFolder(): void
  take(files: readonly File[] | Promise<readonly File[]>): void
  paste(text: string): void
}

/** null: the user has changed their mind. */
type Taken = readonly FileToken[] | null

export function useTakeFiles(onFiles: (files: readonly FileToken[]) => void): TakingFiles {
  const { t, format, language } = useText()
  const shell = useShell()
  const [state, setState] = useState<Pick<TakingFiles, 'busy' | 'refused' | 'found'>>({
    busy: false,
    refused: null,
    found: 'some',
  })

  const taking = async (work: () => Promise<Taken>, ifNone: TakingFiles['found'] = 'nothing') => {
    setState({ busy: true, refused: null, found: 'some' })
    try {
      const files = await work()
      setState({ busy: false, refused: null, found: files?.length === 0 ? ifNone : 'some' })
      if (files && files.length > 0) onFiles(files)
    } catch (error) {
      // The shell and the engine say by name what they refuse; anything else is a bug.
      if (!(error instanceof CallFailed)) throw error
      setState({ busy: false, refused: error.failure, found: 'some' })
    }
  }

  /** One that cannot be taken is told of and keeps none of the others out. */
  const takeEach = async (files: readonly File[]): Promise<Taken> => {
    const { taken, failure } = await takenFrom(files, (file) => shell.takeFile(file))
    if (failure === null) return taken
    if (taken.length === 0) throw new CallFailed(failure)
    // The screen goes on with the others: what is said of this one must outlive the step.
    const { message, next } = tell(failure, language)
    notifications.show({ color: 'red', title: message, message: next, autoClose: 10_000 })
    return taken
  }

  return {
    ...state,
    choose: () => void taking(() => shell.pickFiles('spreadsheet', { folder: false })),
    chooseOne: () =>
      void taking(async () => {
        const file = await shell.pickFile('spreadsheet')
        return file && [file]
      }),
    chooseFolder: () => void taking(() => shell.pickFiles('spreadsheet', { folder: true }), 'empty-folder'),
    take: (files) => void taking(async () => takeEach(await files)),
    paste: (text) => {
      const name = t('import.paste.name', { time: format.time(new Date().toISOString()).replace(':', '.') })
      void taking(async () => {
        if (text.trim() === '') return []
        if (text.length > LONGEST_TEXT) throw new CallFailed(refuse('file-too-large', { file: name }).failure)
        return [await call('import.paste', { text, name })]
      })
    },
  }
}
