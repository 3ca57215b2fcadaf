// The small file beside each backup that says what it is, so that a list of them opens none.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Backup, BackupReason } from '../../../../shared/contract/backup'
import { errorCode, writeWhole } from '../file'

/**
 * `bytes` is the backup's own size when it was verified: another size now means that it was changed since. `shape` is
 * the number of the program's shape.
 */
const Manifest = z.object({ ...Backup.omit({ id: true }).shape, shape: z.number().int() })
export type Manifest = z.infer<typeof Manifest>

export const BACKUP_EXTENSION = '.npsw'

/** The manifest's path beside that of its backup. */
export const manifestOf = (backup: string) => `${backup.slice(0, -BACKUP_EXTENSION.length)}.json`

/** Null when it is missing or does not read. */
export async function readManifest(backup: string): Promise<Manifest | null> {
  let text: string
  try {
    text = await readFile(manifestOf(backup), 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export async function writeManifest(backup: string, manifest: Manifest): Promise<void> {
  const path = manifestOf(backup)
  await writeWhole(path, 'manifest', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
}

// The file's name says when (in UTC, which has no hour twice) and why, for whoever looks into the folder.

const STEM = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-([a-z-]+?)(?:-(\d+))?$/

/** `20261122-101500-daily`; `turn` tells apart several of the same second. */
export function stemOf(at: Date, reason: BackupReason, turn = 1): string {
  const stamp = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${stamp}-${reason}${turn > 1 ? `-${turn}` : ''}`
}

/** What a file's name says; null when no backup is named so. */
export function readStem(stem: string): { at: string; reason: BackupReason } | null {
  const [, year, month, day, hour, minute, second, kind] = STEM.exec(stem) ?? []
  const reason = BackupReason.safeParse(kind)
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  if (!reason.success || Number.isNaN(Date.parse(at))) return null
  return { at, reason: reason.data }
}
