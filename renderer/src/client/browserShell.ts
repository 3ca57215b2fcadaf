// Files in a browser: what is chosen or dropped is uploaded to the loopback host, what the engine wrote is downloaded from it.
// New programs are made by the host in the programs folder, because a page cannot name a place on disk.
import { refuse } from '../../../shared/failure'
import {
  type DroppedFile,
  FILE_ENDINGS,
  type FileKind,
  filesOfKind,
  MOST_FILES,
  type Shell,
} from '../../../shared/shell'
import type { FileToken } from '../../../shared/wire'
import type { AskHost } from './bridgeBrowser'
import { CallFailed } from './connection'

/** The browser reads the blob after the click; its address may only be taken back later. */
const RELEASE_AFTER_MS = 60_000
const TOO_LARGE = 413
/** No status at all: the host did not answer. */
const UNREACHABLE = 0

/** The shell over a loopback host. `failed` makes the error of a request that the host refused. */
export function browserShell(askHost: AskHost, failed: (status: number) => Error): Shell {
  const ask: AskHost = (path, request) =>
    askHost(path, request).catch(() => {
      throw failed(UNREACHABLE)
    })
  /** Targets that the engine writes for a download; programs stay where the host made them. */
  const downloads = new Set<string>()

  const fileFrom = async (response: Response): Promise<FileToken> => {
    if (!response.ok) throw failed(response.status)
    return (await response.json()) as FileToken
  }

  async function upload(file: DroppedFile): Promise<FileToken> {
    const body = file instanceof Blob ? file : await file.arrayBuffer()
    const response = await ask(`/upload?name=${encodeURIComponent(file.name)}`, {
      body,
      type: 'application/octet-stream',
    })
    if (response.status === TOO_LARGE) {
      const reason = (await response.text()).trim().replace(/\.$/, '')
      throw new CallFailed(refuse('file-unreadable', { file: file.name, reason }).failure)
    }
    return fileFrom(response)
  }

  return {
    host: 'browser',
    async pickFile(kind) {
      const [file] = await chooseFiles(kind, 'one')
      return file ? upload(file) : null
    },
    async pickFiles(kind, { folder }) {
      const chosen = await chooseFiles(kind, folder ? 'folder' : 'several')
      // A browser says only that nothing came: of an empty folder and of a change of mind alike.
      if (chosen.length === 0) return null
      const tokens: FileToken[] = []
      for (const file of folder ? filesOfFolder(kind, chosen) : chosen.slice(0, MOST_FILES)) {
        tokens.push(await upload(file))
      }
      return tokens
    },
    takeFile: upload,
    async pickTarget(kind, suggestedName) {
      if (kind === 'program') {
        return fileFrom(await ask('/programs/new', { body: JSON.stringify({ name: suggestedName }) }))
      }
      const target = await fileFrom(await ask('/target', { body: JSON.stringify({ kind, name: suggestedName }) }))
      downloads.add(target.token)
      return target
    },
    async deliver(target) {
      if (!downloads.has(target.token)) return
      const response = await ask(`/download/${encodeURIComponent(target.token)}`)
      if (!response.ok) throw failed(response.status)
      save(await response.blob(), target.name)
      downloads.delete(target.token)
    },
  }
}

/** The files of a kind in a chosen folder itself: a browser hands over those of its deeper folders too. */
function filesOfFolder(kind: FileKind, chosen: readonly File[]): File[] {
  const own = chosen.filter((file) => file.webkitRelativePath.split('/').length <= 2)
  const names = filesOfKind(
    kind,
    own.map(({ name }) => name),
  )
  return names.flatMap((name) => own.filter((file) => file.name === name))
}

/** The browser's own file dialog. Empty: the user changed their mind. */
function chooseFiles(kind: FileKind, what: 'one' | 'several' | 'folder'): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = what === 'several'
  if (what === 'folder') input.webkitdirectory = true
  else input.accept = FILE_ENDINGS[kind].map((ending) => `.${ending}`).join(',')
  input.hidden = true
  document.body.append(input)
  return new Promise((resolve) => {
    const finish = () => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', finish, { once: true })
    input.addEventListener('cancel', finish, { once: true })
    input.click()
  })
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_AFTER_MS)
}
