// Folders that a service synchronises are recognised by the folder's name, the environment or the service's own marks.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { syncServiceOf } from '../../electron/engine/store/program/syncFolder'
import { skipping } from '../fixtures/skipping'
import { aFolder } from './builders'

const windows = { platform: 'win32' as const, home: 'C:\\Users\\Anna', environment: {} }
const mac = { platform: 'darwin' as const, home: '/Users/anna', environment: {} }
const linux = { platform: 'linux' as const, home: '/home/anna', environment: {} }

describe('by names', () => {
  it.each([
    ['OneDrive', 'C:\\Users\\Anna\\OneDrive\\NPS\\a.npsw'],
    ['OneDrive', 'C:\\Users\\Anna\\OneDrive - Acme SAS\\Documents\\a.npsw'],
    ['OneDrive', 'c:\\users\\anna\\onedrive\\a.npsw'],
    ['Dropbox', 'D:\\Dropbox (Acme)\\a.npsw'],
    ['Dropbox', 'C:\\Users\\Anna\\Acme Dropbox\\Anna\\a.npsw'],
    ['iCloud Drive', 'C:\\Users\\Anna\\iCloudDrive\\a.npsw'],
    ['Google Drive', 'G:\\My Drive\\NPS\\a.npsw'],
    ['Google Drive', 'G:\\Mon Drive\\a.npsw'],
    ['Box', 'C:\\Users\\Anna\\Box\\a.npsw'],
    ['Nextcloud', 'C:\\Users\\Anna\\Nextcloud2\\a.npsw'],
    ['pCloud', 'C:\\Users\\Anna\\pCloud Sync\\a.npsw'],
    ['kDrive', 'C:\\Users\\Anna\\kDrive\\a.npsw'],
  ])('%s on Windows: %s', (service, path) => {
    expect(syncServiceOf(path, windows)).toBe(service)
  })

  it.each([
    ['iCloud Drive', '/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/NPS/a.npsw'],
    ['OneDrive', '/Users/anna/Library/CloudStorage/OneDrive-Acme/a.npsw'],
    ['Google Drive', '/Users/anna/Library/CloudStorage/GoogleDrive-anna@acme.example/My Drive/a.npsw'],
    ['Box', '/Users/anna/Library/CloudStorage/Box-Box/a.npsw'],
    ['Dropbox', '/Users/anna/Library/CloudStorage/Dropbox/a.npsw'],
    ['Egnyte', '/Users/anna/Library/CloudStorage/Egnyte-acme/a.npsw'],
    ['Proton Drive', '/Users/anna/Library/CloudStorage/ProtonDrive-anna@acme.example/a.npsw'],
    ['Google Drive', '/Users/anna/Google Drive/a.npsw'],
    ['MEGA', '/Users/anna/MEGA/a.npsw'],
  ])('%s on a Mac: %s', (service, path) => {
    expect(syncServiceOf(path, mac)).toBe(service)
  })

  it.each([
    ['Dropbox', '/home/anna/Dropbox/a.npsw'],
    ['Nextcloud', '/home/anna/Nextcloud/Clients/a.npsw'],
    ['ownCloud', '/data/ownCloud/a.npsw'],
    ['pCloud', '/home/anna/pCloudDrive/a.npsw'],
    ['Seafile', '/home/anna/Seafile/a.npsw'],
  ])('%s on Linux: %s', (service, path) => {
    expect(syncServiceOf(path, linux)).toBe(service)
  })
})

describe('no false alarm', () => {
  it.each([
    '/home/anna/Documents/a.npsw',
    '/home/anna/Documents/Dropbox',
    '/home/anna/Documents/OneDrive.npsw',
    '/home/anna/Documents/Migration to OneDrive/a.npsw',
    '/home/anna/Documents/Export for Dropbox/a.npsw',
    '/home/anna/Clients/Nextcloud GmbH/a.npsw',
    '/home/anna/Clients/Box/a.npsw',
    '/home/anna/Projects/My Drive/a.npsw',
    '/home/anna/Documents/OneDriveExport/a.npsw',
  ])('%s', (path) => {
    expect(syncServiceOf(path, linux)).toBeNull()
  })

  it('C:\\Data\\My Drive\\a.npsw', () => {
    expect(syncServiceOf('C:\\Data\\My Drive\\a.npsw', windows)).toBeNull()
  })
})

describe('by the environment', () => {
  const around = { ...windows, environment: { OneDriveCommercial: 'E:\\Work', OneDrive: '' } }

  it('a folder that the service names, whatever it is called', () => {
    expect(syncServiceOf('E:\\Work\\NPS\\a.npsw', around)).toBe('OneDrive')
    expect(syncServiceOf('e:\\work\\a.npsw', around)).toBe('OneDrive')
  })

  it('not the folders beside it', () => {
    expect(syncServiceOf('E:\\Workshop\\a.npsw', around)).toBeNull()
    expect(syncServiceOf('E:\\a.npsw', around)).toBeNull()
    expect(syncServiceOf('D:\\NPS\\a.npsw', around)).toBeNull()
  })
})

describe('by what lies in the folder', () => {
  it.each([
    ['Dropbox', '.dropbox.cache'],
    ['Nextcloud', '.nextcloudsync.log'],
    ['ownCloud', '.owncloudsync.log'],
    ['Google Drive', '.tmp.driveupload'],
    ['Syncthing', '.stfolder'],
  ])('%s', (service, mark) => {
    const root = aFolder()
    mkdirSync(join(root, 'files', 'NPS'), { recursive: true })
    expect(syncServiceOf(join(root, 'files', 'NPS', 'a.npsw'))).toBeNull()
    writeFileSync(join(root, 'files', mark), '')
    expect(syncServiceOf(join(root, 'files', 'NPS', 'a.npsw'))).toBe(service)
    expect(syncServiceOf(join(root, 'a.npsw'))).toBeNull()
  })

  it('what lies in the home folder marks nothing: services keep their settings there', () => {
    const home = aFolder()
    mkdirSync(join(home, 'Documents'))
    writeFileSync(join(home, '.stfolder'), '')
    expect(syncServiceOf(join(home, 'Documents', 'a.npsw'), { ...linux, home })).toBeNull()
  })

  it.skipIf(skipping(process.platform === 'win32', 'links need more rights on Windows'))(
    'links into such a folder are followed',
    () => {
      const root = aFolder()
      mkdirSync(join(root, 'Nextcloud'))
      symlinkSync(join(root, 'Nextcloud'), join(root, 'Documents'))
      expect(syncServiceOf(join(root, 'Documents', 'a.npsw'))).toBe('Nextcloud')
      writeFileSync(join(root, 'Nextcloud', 'b.npsw'), '')
      symlinkSync(join(root, 'Nextcloud', 'b.npsw'), join(root, 'b.npsw'))
      expect(syncServiceOf(join(root, 'b.npsw'))).toBe('Nextcloud')
    },
  )
})
