// Which file a call has opened, for the system's own list of recent documents. Only the host knows its path.
import type { EngineLink } from '../../shared/engineLink'

const OPENS: ReadonlySet<string> = new Set(['program.open', 'program.create'])

/** The path of the program that a successful call has opened; null when it opened none, or one the host never granted. */
export function openedPath(name: string, input: unknown, link: Pick<EngineLink, 'pathOf'>): string | null {
  if (!OPENS.has(name) || typeof input !== 'object' || input === null || !('file' in input)) return null
  const { file } = input
  if (typeof file !== 'object' || file === null || !('token' in file)) return null
  return typeof file.token === 'string' ? link.pathOf(file.token) : null
}
