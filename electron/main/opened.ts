// What an answered call means for the parts of the application that only the host draws: the menu and the system's own
// list of recent documents.
import type { CallName } from '../../shared/contract'
import type { EngineLink } from '../../shared/engineLink'
import type { Reply } from '../../shared/wire'

/** Calls that open a program, and the part of their input that names its file. */
const OPENS: ReadonlyMap<string, 'file' | 'to'> = new Map<CallName, 'file' | 'to'>([
  ['program.open', 'file'],
  ['program.create', 'file'],
  ['program.openSealed', 'to'],
])
/** After these, the language, the theme, the open program or the recent files are others. */
const CHANGES_MENU: ReadonlySet<string> = new Set<CallName>([
  'app.setPreferences',
  'app.forgetRecent',
  'program.create',
  'program.open',
  'program.openSample',
  'program.openSealed',
  'program.close',
  'backup.restore',
])

/** The path of the program that a successful call has opened; null when it opened none, or one the host never granted. */
export function openedPath(name: string, input: unknown, link: Pick<EngineLink, 'pathOf'>): string | null {
  const part = OPENS.get(name)
  if (part === undefined || typeof input !== 'object' || input === null || !Object.hasOwn(input, part)) return null
  const file: unknown = Reflect.get(input, part)
  if (typeof file !== 'object' || file === null || !('token' in file)) return null
  return typeof file.token === 'string' ? link.pathOf(file.token) : null
}

/** Whether the menu has to be drawn anew. An engine that died has taken the open program with it. */
export function changesMenu(name: string, reply: Reply): boolean {
  return reply.ok ? CHANGES_MENU.has(name) : reply.failure.code === 'engine-gone'
}
