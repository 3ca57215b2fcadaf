// Where settings and programs live, and which language the system speaks.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { places, systemLanguages } from '../../electron/host/places'
import { bestLanguage } from '../../shared/model/language'

describe('places', () => {
  const home = join('/', 'home', 'ada')
  it.each([
    ['linux', {}, join(home, '.config', 'NPS Workbench')],
    ['linux', { XDG_CONFIG_HOME: join('/', 'xdg') }, join('/', 'xdg', 'NPS Workbench')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'NPS Workbench')],
    ['win32', { APPDATA: join('/', 'roaming') }, join('/', 'roaming', 'NPS Workbench')],
  ] as const)('on %s with %j', (platform, environment, settingsFolder) => {
    expect(places({ platform, environment, home })).toEqual({
      settingsFolder,
      programsFolder: join(home, 'Documents', 'NPS Workbench'),
    })
  })

  it('are one folder when NPS_WORKBENCH_HOME says so', () => {
    const environment = { NPS_WORKBENCH_HOME: join('/', 'stick'), XDG_CONFIG_HOME: join('/', 'xdg') }
    expect(places({ platform: 'linux', environment, home })).toEqual({
      settingsFolder: join('/', 'stick', 'settings'),
      programsFolder: join('/', 'stick', 'programs'),
    })
  })
})

describe('systemLanguages', () => {
  it.each([
    [{ LC_ALL: 'fr_CA.UTF-8', LANG: 'en_GB.UTF-8' }, 'fr'],
    [{ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'en_GB.UTF-8' }, 'fr'],
    [{ LANG: 'fr.UTF-8' }, 'fr'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
  ])('%j speaks %s', (environment, language) => {
    expect(bestLanguage(systemLanguages(environment))).toBe(language)
  })
})
