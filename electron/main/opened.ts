// What an answered call means for the parts of the application that only the host draws: the menu and the system's own
// list of recent documents.
import type { CallName } from '../../shared/contract'
import type { EngineLink } from '../../shared/engineLink'
import type { Reply } from '../../shared/wire'

const OPENS: ReadonlySet<string> = new Set<CallName>(['program.open', 'program.create'])
/** After these, the language, the theme, the open program or the recent files are others. */
const CHANGES_MENU: ReadonlySet<string> = new Set<CallName>([
  'app.setPreferences',
  'app.forgetRecent',
  'program.create',
  'program.open',
  'program.openSample',
  'program.close',
])

/** The path of the program that a successful call has opened; null when it opened none, or one the host never granted. */
export function openedPath(name: string, input: unknown, link: Pick<EngineLink, 'pathOf'>): string | null {
  if (!OPENS.has(name) || typeof input !== 'object' || input === null || !('file' in input)) return null
  const { file } = input
  if (typeof file !== 'object' || file === null || !('token' in file)) return null
  return typeof file.token === 'string' ? link.pathOf(file.token) : null
}

/** Whether the menu has to be drawn anew. An engine that died has taken the open program with it. */
export function changesMenu(name: string, reply: Reply): boolean {
  return reply.ok ? CHANGES_MENU.has(name) : reply.failure.code === 'engine-gone'
}
