// Whether a folder is kept in step with other computers by a service (OneDrive, Dropbox …), which rewrites files behind
// our back and may copy a program while it is being written. It is told by three things, cheapest first: the folder that
// the service itself names in the environment, the names of the folders on the way, and files the service leaves in its
// root. Only folders count, never the file's own name. What leaves no sign is not seen: "Desktop & Documents" in iCloud.
import { readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What is asked of the computer; tests give another one. */
export interface Around {
  platform: NodeJS.Platform
  home: string
  environment: Record<string, string | undefined>
}

const thisComputer = (): Around => ({ platform: process.platform, home: homedir(), environment: process.env })

interface Service {
  name: string
  /** A folder of this name, wherever it lies: no one else would call one so. */
  folder?: RegExp
  /** A folder of this name directly in the user's home: the word is too common elsewhere. */
  inHome?: RegExp
  /** A folder of this name directly in a Windows drive of the service's own. */
  inDrive?: RegExp
  /** A file or folder that the service keeps in the root of what it synchronises. */
  mark?: RegExp
}

const SERVICES: readonly Service[] = [
  { name: 'OneDrive', folder: /^OneDrive( - .+)?$/i },
  {
    name: 'Dropbox',
    folder: /^Dropbox( \(.+\))?$/i,
    // A company's: "Acme Dropbox".
    inHome: /^.+ Dropbox$/i,
    // `.dropbox` alone is also the folder of the service's settings, in the home folder itself.
    mark: /^\.dropbox\.cache$/,
  },
  { name: 'iCloud Drive', folder: /^(iCloudDrive|iCloud Drive|com~apple~CloudDocs|Mobile Documents)$/i },
  {
    name: 'Google Drive',
    folder: /^(Google ?Drive|GoogleDrive-.+)$/i,
    inDrive: /^(My Drive|Mon Drive|Mon disque|Shared drives|Drive partagés)$/i,
    mark: /^(\.tmp\.drive(up|down)load|\.shortcut-targets-by-id)$/,
  },
  { name: 'Nextcloud', folder: /^Nextcloud\d*$/i, mark: /^\.nextcloudsync\.log$/ },
  { name: 'ownCloud', folder: /^ownCloud\d*$/i, mark: /^\.owncloudsync\.log$/ },
  { name: 'pCloud', folder: /^(pCloud ?Drive|pCloud ?Sync)$/i },
  { name: 'kDrive', folder: /^kDrive\d*$/i },
  { name: 'Proton Drive', folder: /^(Proton ?Drive|ProtonDrive-.+)$/i },
  { name: 'Synology Drive', folder: /^SynologyDrive$/i },
  { name: 'Tresorit', folder: /^Tresorit( Drive)?$/i },
  { name: 'Yandex Disk', folder: /^Yandex\.?Disk$/i },
  { name: 'Seafile', folder: /^Seafile$/i },
  { name: 'Syncthing', mark: /^\.stfolder$/ },
  { name: 'MEGA', folder: /^MEGAsync$/i, inHome: /^MEGA$/i },
  { name: 'Box', folder: /^(Box Sync|Box-Box)$/i, inHome: /^Box$/i },
]

/** Folders that a service names in the environment of every program, on Windows. */
const IN_ENVIRONMENT = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']

/** Deeper than this nobody keeps a program, and every folder on the way is listed once. */
const MOST_FOLDERS = 20

/** The service that synchronises the folder of the file at `file`, by its own name; null: none was recognised. */
export function syncServiceOf(file: string, around: Around = thisComputer()): string | null {
  const paths = around.platform === 'win32' ? path.win32 : path.posix
  const given = paths.resolve(file)
  // "Documents" is often a link into the service's folder.
  for (const folder of new Set([paths.dirname(given), paths.dirname(real(given, paths))])) {
    const found =
      byEnvironment(folder, around, paths) ?? byNames(folder, around, paths) ?? byMarks(folder, around, paths)
    if (found) return found
  }
  return null
}

/** Where a file lies once links are followed; the file itself may not be there yet. */
function real(file: string, paths: path.PlatformPath): string {
  for (const [known, rest] of [
    [file, ''],
    [paths.dirname(file), paths.basename(file)],
  ] as const) {
    try {
      return paths.join(realpathSync.native(known), rest)
    } catch {
      // Not there, or not to be followed.
    }
  }
  return file
}

function byEnvironment(folder: string, { environment }: Around, paths: path.PlatformPath): string | null {
  const roots = IN_ENVIRONMENT.flatMap((variable) => environment[variable] || [])
  return roots.some((root) => isWithin(folder, root, paths)) ? 'OneDrive' : null
}

function byNames(folder: string, { home }: Around, paths: path.PlatformPath): string | null {
  for (const here of upwards(folder, paths)) {
    const name = paths.basename(here)
    const parent = paths.dirname(here)
    // macOS keeps the folders of all services that ask for it in one place, named "Service-account".
    if (paths.basename(parent) === 'CloudStorage' && paths.basename(paths.dirname(parent)) === 'Library') {
      const service = SERVICES.find((one) => one.folder?.test(name))?.name
      return service ?? name.split('-')[0] ?? name
    }
    const inHome = paths.relative(home, parent) === ''
    const inDrive = paths === path.win32 && parent === paths.parse(parent).root
    const service = SERVICES.find(
      (one) => one.folder?.test(name) || (inHome && one.inHome?.test(name)) || (inDrive && one.inDrive?.test(name)),
    )
    if (service) return service.name
  }
  return null
}

function byMarks(folder: string, { home }: Around, paths: path.PlatformPath): string | null {
  for (const here of upwards(folder, paths)) {
    // Services keep their settings in the home folder; what lies there or above marks nothing.
    if (isWithin(home, here, paths)) return null
    const names = listed(here)
    const service = SERVICES.find(({ mark }) => mark && names.some((name) => mark.test(name)))
    if (service) return service.name
  }
  return null
}

/** Whether `folder` is `root` or lies in it. */
function isWithin(folder: string, root: string, paths: path.PlatformPath): boolean {
  const way = paths.relative(root, folder)
  return !(way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way))
}

function* upwards(folder: string, paths: path.PlatformPath): Generator<string> {
  let here = folder
  for (let depth = 0; depth < MOST_FOLDERS && here !== paths.dirname(here); depth++) {
    yield here
    here = paths.dirname(here)
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
