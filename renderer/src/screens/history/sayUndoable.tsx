// A word that something was changed, with the way back for as long as it is the latest change.
import { notifications } from '@mantine/notifications'
import { CallFailed, call } from '../../client'
import { StepButton } from './useUndo'

const READING_MS = 10_000

/** Says what was just changed. Call it once the engine has answered. */
export async function sayUndoable(title: string, message = ''): Promise<void> {
  const latest = await latestEntry()
  notifications.show({
    title,
    message: (
      <>
        {message !== '' && <p className="history-moved">{message}</p>}
        {latest !== null && <StepButton way="undo" only={latest} />}
      </>
    ),
    autoClose: READING_MS,
  })
}

/** null: not known; then no way back is offered here, the history has it. */
async function latestEntry(): Promise<number | null> {
  try {
    return (await call('history.next', {})).undo?.id ?? null
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}
