// The file dialogs. What the user picks becomes a token: the path goes to the engine, never to the window.
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import type { BaseWindow, Dialog } from 'electron'
import type { EngineLink } from '../../shared/engineLink'
import { cleanName, splitName } from '../../shared/fileNames'
import {
  FILE_ENDINGS,
  type FileKind,
  filesOfKind,
  MOST_FILES,
  type ShellAnswer,
  type ShellRequest,
} from '../../shared/shell'
import type { Translate } from '../../shared/text'
import type { FileToken } from '../../shared/wire'

export interface DialogSetting {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  window: BaseWindow
  link: Pick<EngineLink, 'grant'>
  /** In the language in force now. */
  t: Translate
  programsFolder: string
  /** Where exports are proposed. */
  documentsFolder: string
}

/** A token for the file at `path`; the engine learns what it stands for. */
export function grantPath(link: Pick<EngineLink, 'grant'>, path: string): FileToken {
  const file = { token: randomUUID(), name: basename(path) }
  link.grant(file, path)
  return file
}

/** Whether a path is that of a plain file which is there. */
export function isPlainFile(path: string): boolean {
  return isAbsolute(path) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
}

/**
 * Answers what a window asks of the dialogs. null: the user changed their mind, or the file cannot be taken. No files: the
 * chosen folder holds none of the kind.
 */
export async function answerShell(request: ShellRequest, setting: DialogSetting): Promise<ShellAnswer> {
  switch (request.kind) {
    case 'pick-file': {
      const path = await pickFile(request.fileKind, setting)
      return path === null ? null : grantPath(setting.link, path)
    }
    case 'pick-files': {
      const paths = await pickFiles(request.fileKind, request.folder, setting)
      return paths === null ? null : paths.map((path) => grantPath(setting.link, path))
    }
    case 'pick-target': {
      const path = await pickTarget(request.fileKind, request.suggestedName, setting)
      return path === null ? null : grantPath(setting.link, path)
    }
    case 'take':
      return isPlainFile(request.path) ? grantPath(setting.link, request.path) : null
  }
}

function filterOf(kind: FileKind, t: Translate, extensions: readonly string[]) {
  return { name: t(`native.dialogs.kinds.${kind}`), extensions: [...extensions] }
}

async function pickFile(kind: FileKind, { dialog, window, t, programsFolder }: DialogSetting): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t(`native.dialogs.open.${kind}`),
    filters: [filterOf(kind, t, FILE_ENDINGS[kind])],
    properties: ['openFile'],
    ...(kind === 'program' && existsSync(programsFolder) ? { defaultPath: programsFolder } : {}),
  })
  return canceled ? null : (filePaths[0] ?? null)
}

async function pickFiles(
  kind: FileKind,
  folder: boolean,
  { dialog, window, t }: DialogSetting,
): Promise<string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    folder
      ? { title: t('native.dialogs.folder'), properties: ['openDirectory'] }
      : {
          title: t('native.dialogs.openSeveral'),
          filters: [filterOf(kind, t, FILE_ENDINGS[kind])],
          properties: ['openFile', 'multiSelections'],
        },
  )
  if (canceled) return null
  return folder ? filePaths.flatMap((path) => filesIn(path, kind)) : filePaths.slice(0, MOST_FILES)
}

/** The files of a kind that lie in a folder itself, in order. A folder that cannot be read holds none. */
function filesIn(folder: string, kind: FileKind): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return filesOfKind(kind, names)
    .map((name) => join(folder, name))
    .filter(isPlainFile)
}

async function pickTarget(kind: FileKind, suggested: string, setting: DialogSetting): Promise<string | null> {
  const { dialog, window, t } = setting
  const [ending] = FILE_ENDINGS[kind]
  const folder = kind === 'program' ? setting.programsFolder : setting.documentsFolder
  const given = splitName(suggested)
  const stem = cleanName(
    (FILE_ENDINGS[kind] as readonly string[]).includes(given.ending) ? given.stem : suggested,
    'NPS',
  )
  let proposed = join(folder, `${stem}.${ending}`)
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: t(`native.dialogs.save.${kind}`),
      defaultPath: proposed,
      filters: [filterOf(kind, t, [ending])],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return null
    // Only the ending of a new file: what is written is of that kind, whatever else may be opened in its place.
    if (splitName(filePath).ending === ending) return filePath
    const whole = `${filePath}.${ending}`
    if (!existsSync(whole)) return whole
    // The system asked about a name without its ending. It is asked again, so that it asks about the file it replaces.
    proposed = whole
  }
}
