// Failures of the host's own work (dialogs, uploads), told the same way as the engine's.
import { notifications } from '@mantine/notifications'
import type { Failure } from '../../../../shared/failure'
import type { Language } from '../../../../shared/model/language'
import { tell } from '../../../../shared/text/failure'
import { CallFailed } from '../../client'

/** The named failure behind anything that a host's function rejected with. */
function failureBehind(error: unknown, file: string): Failure {
  if (error instanceof CallFailed) return error.failure
  const reason = error instanceof Error ? error.message : String(error)
  return { code: 'file-unreadable', facts: { file, reason } }
}

/** Runs a command that talks to the host; when the host refuses, a notification says what and what to do next. */
export async function attempt(language: Language, file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { message, next } = tell(failureBehind(error, file), language)
    notifications.show({ color: 'red', title: message, message: next, autoClose: 12_000 })
  }
}
