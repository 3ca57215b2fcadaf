// Several files are handed to the host one after the other.
import type { Failure } from '../../../shared/failure'
import type { FileToken } from '../../../shared/wire'
import { CallFailed } from './connection'

/**
 * The tokens of all files that could be taken, in their order, and why the first of the others could not be; null: there
 * are no others. Anything but a named refusal is passed on.
 */
export async function takenFrom<F>(
  files: readonly F[],
  take: (file: F) => Promise<FileToken>,
): Promise<{ taken: FileToken[]; failure: Failure | null }> {
  const taken: FileToken[] = []
  let failure: Failure | null = null
  for (const file of files) {
    try {
      taken.push(await take(file))
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      failure ??= error.failure
    }
  }
  return { taken, failure }
}
