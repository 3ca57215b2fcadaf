// A log that was left beside its file, by a crash or after a fault. After a failed flush, Linux takes the unwritten pages
// for written: they are read from memory as if nothing had happened, the next flush succeeds without them, and a power
// cut then leaves an older log that is valid, whose old pages would come to lie over a newer file. So before SQLite may
// trust such a log, its bytes are written once more over themselves and flushed.
import { errorCode } from '../file'
import type { Disk } from './disk'
import { NO_ROOM } from './errno'

const CHUNK = 1024 * 1024

/** Files whose flush failed in this process and whose logs were not made firm since. */
const inDoubt = new WeakMap<Disk, Set<string>>()

/** Notes that a flush of this file or its log has failed. */
export function doubt(disk: Disk, path: string): void {
  const paths = inDoubt.get(disk) ?? new Set()
  inDoubt.set(disk, paths.add(path))
}

/**
 * Makes what can be read of the log at `path`-wal what a power cut would leave. Throws the disk's error; but where there
 * is no room for it (file systems that never write in place) and no flush has failed, the log is as good as it was.
 */
export function makeLogFirm(disk: Disk, path: string): void {
  try {
    rewrite(disk, `${path}-wal`)
  } catch (error) {
    const code = errorCode(error)
    if (code !== 'ENOENT' && !(NO_ROOM.has(code) && !inDoubt.get(disk)?.has(path))) throw error
  }
  inDoubt.get(disk)?.delete(path)
}

/** Throws ENOENT when there is no such file. */
function rewrite(disk: Disk, log: string): void {
  const handle = disk.open(log, { write: true, create: false, exclusive: false, truncate: false })
  try {
    const buffer = new Uint8Array(CHUNK)
    for (let position = 0; ; ) {
      const count = disk.read(handle, buffer, position)
      if (count === 0) break
      for (let done = 0; done < count; ) done += disk.write(handle, buffer.subarray(done, count), position + done)
      position += count
    }
    disk.sync(handle)
  } finally {
    disk.close(handle)
  }
}
