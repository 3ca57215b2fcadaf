// What a program is given by an engine, for processes that have none.
import { join } from 'node:path'
import { Backups } from '../../electron/engine/store/backups/backups'
import type { Around } from '../../electron/engine/store/program/program'

export function around(settingsFolder: string): Around {
  const given = { clock: () => new Date(), log: () => undefined }
  const backups = new Backups({ folder: join(settingsFolder, 'backups'), ...given })
  return { ...given, who: () => 'Torture', backups, settingsFolder }
}
