// How a handler has a file read: where it lies, how far the reader has come, and that the call was cancelled.
import type { FileToken } from '../../../shared/wire'
import type { FreeContext } from '../context'
import type { Pause } from '../import/table'
import type { FileSource } from '../reader/messages'
import type { Asking } from '../reader/reader'

/** What a token stands for: a path, or what the engine holds itself. Refuses with `unknown-file`. */
export function sourceOf({ files }: FreeContext, file: FileToken): FileSource {
  const bytes = files.held(file)
  return bytes ? { name: file.name, bytes } : { name: file.name, path: files.path(file) }
}

export const asking = ({ signal, progress }: FreeContext): Asking => ({ signal, progress })

/** Tells how far the engine's own part has come, and hears a cancellation. */
export function pauseOf(context: FreeContext): Pause {
  return (progress) => {
    context.progress(progress)
    return context.breathe()
  }
}
