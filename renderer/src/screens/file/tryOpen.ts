// One attempt to open a program file: it is open and in view afterwards, or the failure says why not.
import { useLocation } from 'wouter'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, useWrite } from '../../client'

/** As the contract names them: a look at a copy; or the user's word that another computer has it closed. */
export interface How {
  readOnly?: boolean
  takeOver?: boolean
}

export interface Attempts {
  /** null: the program is open. */
  tryOpen(file: FileToken, how?: How): Promise<Failure | null>
  trySample(): Promise<Failure | null>
  busy: boolean
}

/** What a call that is awaited failed with; null when it did not. Anything but a named failure is a bug and is thrown. */
export async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof CallFailed) return error.failure
    throw error
  }
}

/** Opens programs without a word about failures: whoever asks says them where the reader stands. */
export function useAttempts(): Attempts {
  const [, navigate] = useLocation()
  const arrive = { quiet: true, onSuccess: () => navigate('/campaigns') }
  const open = useWrite('program.open', arrive)
  const sample = useWrite('program.openSample', arrive)
  return {
    tryOpen: (file, how = {}) => failureOf(open.mutateAsync({ file, ...how })),
    trySample: () => failureOf(sample.mutateAsync({})),
    busy: open.isPending || sample.isPending,
  }
}
