// How each program file was left when it was last closed in order on this computer. A file that still looks the same
// needs no examination; one that does not was in other hands since.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../file'

const Left = z.object({ size: z.number(), modifiedMs: z.number(), inode: z.string() })
const Known = z.record(z.string(), Left)

interface Looks {
  size: number
  modifiedMs: number
  inode: bigint
}

const FILE = 'closed.json'
const MOST = 50

/** Whether the file looks as it was left. Anything unknown or unreadable is a no. */
export async function isAsLeft(settingsFolder: string, path: string, now: Looks): Promise<boolean> {
  const known = (await knownIn(settingsFolder))[path]
  return known?.size === now.size && known.modifiedMs === now.modifiedMs && known.inode === String(now.inode)
}

/** Notes how a file was left. A note that cannot be written costs an examination at the next opening, nothing else. */
export async function noteAsLeft(settingsFolder: string, path: string, now: Looks): Promise<void> {
  const { [path]: _before, ...others } = await knownIn(settingsFolder)
  const latest = Object.entries(others).slice(-(MOST - 1))
  const left = { size: now.size, modifiedMs: now.modifiedMs, inode: String(now.inode) }
  const text = JSON.stringify(Object.fromEntries([...latest, [path, left]]))
  try {
    await mkdir(settingsFolder, { recursive: true })
    await writeWhole(join(settingsFolder, FILE), FILE, new TextEncoder().encode(text))
  } catch {
    // As said above.
  }
}

async function knownIn(folder: string): Promise<z.infer<typeof Known>> {
  try {
    return Known.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')))
  } catch {
    return {}
  }
}
