// Where this user's programs and settings live when no Electron is there to ask.
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { EngineSettings } from '../../shared/wire'

export interface Surroundings {
  platform: NodeJS.Platform
  environment: NodeJS.ProcessEnv
  home: string
}

const here = (): Surroundings => ({ platform: process.platform, environment: process.env, home: homedir() })

const FOLDER = 'NPS Workbench'

function applicationData({ platform, environment, home }: Surroundings): string {
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment.XDG_CONFIG_HOME || join(home, '.config')
}

/** Absolute folders. NPS_WORKBENCH_HOME puts both under one folder, for tests and for a stick. */
export function places(surroundings: Surroundings = here()): Pick<EngineSettings, 'settingsFolder' | 'programsFolder'> {
  const together = surroundings.environment.NPS_WORKBENCH_HOME
  if (together) return { settingsFolder: join(together, 'settings'), programsFolder: join(together, 'programs') }
  return {
    settingsFolder: join(applicationData(surroundings), FOLDER),
    programsFolder: join(surroundings.home, 'Documents', FOLDER),
  }
}

/**
 * The reader's language tags, best first: LC_ALL, LC_MESSAGES, LANG as POSIX orders them, then what the system told
 * the runtime (Windows sets none of the three). “C” and “POSIX” are no languages and end up as English.
 */
export function systemLanguages(environment: NodeJS.ProcessEnv = process.env): string[] {
  const said = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG
  if (said) return [said.replace(/\..*$/, '').replaceAll('_', '-')]
  return [new Intl.DateTimeFormat().resolvedOptions().locale]
}

/** What the engine is told at its start by a host without Electron. */
export function engineSettings(appVersion: string, checkReplies: boolean): EngineSettings {
  return { ...places(), systemLanguages: systemLanguages(), appVersion, checkReplies }
}
