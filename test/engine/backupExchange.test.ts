// The exchange of a file for a backup, step by step: whatever fails, and whoever comes in between, each file is whole and
// has its own log beside it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { putAside, putNew, putOver } from '../../electron/engine/store/backups/restore'
import { aFolder, refusal } from './builders'

/** A folder with files of these names and contents; a draft lies in it, too. */
function aPlace(files: Record<string, string>) {
  const folder = aFolder()
  const [target, draft] = [join(folder, 'test.npsw'), join(folder, '.draft')]
  const before = { ...files, '.draft': 'backup' }
  for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, name), text)
  const now = () =>
    Object.fromEntries(
      readdirSync(folder, { withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]),
    )
  return { folder, target, draft, before, now }
}

const DAMAGED = { 'test.npsw': 'damaged', 'test.npsw-wal': 'its log', 'test.npsw-journal': 'its journal' }

describe('setting a damaged file aside', () => {
  it('takes its log and journal along, and brings all of it back', async () => {
    const { target, draft, now } = aPlace(DAMAGED)
    const exchange = await putAside(draft, target, () => 'aside')
    expect(now()).toEqual({
      'test.npsw': 'backup',
      'aside.npsw': 'damaged',
      'aside.npsw-wal': 'its log',
      'aside.npsw-journal': 'its journal',
    })
    // What opening the restored file left belongs to nobody else.
    writeFileSync(`${target}-wal`, 'of the restored file')
    writeFileSync(`${target}-shm`, 'of the restored file')
    await exchange.undo()
    expect(now()).toEqual(DAMAGED)
  })

  it.each(['aside.npsw', 'aside.npsw-journal'])('leaves all as it is when %s is taken in between', async (name) => {
    const { folder, target, draft, before, now } = aPlace(DAMAGED)
    // Called once the names in the folder were read.
    const nameFor = () => {
      writeFileSync(join(folder, name), 'of somebody else')
      return 'aside'
    }
    await expect(putAside(draft, target, nameFor)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(now()).toEqual({ ...before, [name]: 'of somebody else' })
  })

  it('of which only a log is there leaves no restored file behind when it is undone', async () => {
    const { target, draft, now } = aPlace({ 'test.npsw-wal': 'its log' })
    const exchange = await putAside(draft, target, () => 'aside')
    expect(now()).toEqual({ 'test.npsw': 'backup', 'aside.npsw-wal': 'its log' })
    await exchange.undo()
    expect(now()).toEqual({ 'test.npsw-wal': 'its log' })
  })
})

describe('replacing a file that is backed up', () => {
  it('brings it back with its own log, not with that of the restored file', async () => {
    const sound = { 'test.npsw': 'sound', 'test.npsw-journal': 'its journal' }
    const { target, draft, now } = aPlace(sound)
    const exchange = await putOver(draft, target)
    expect(now()).toMatchObject({ 'test.npsw': 'backup' })
    expect(existsSync(`${target}-journal`)).toBe(false)
    writeFileSync(`${target}-wal`, 'of the restored file')
    await exchange.undo()
    expect(now()).toEqual(sound)
  })

  it('that fails leaves nothing of its own beside it', async () => {
    const { target, draft, before, now } = aPlace(DAMAGED)
    await expect(putOver(`${draft}-gone`, target)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(now()).toEqual(before)
  })

  it('lets go of it once it is settled', async () => {
    const { target, draft, now } = aPlace(DAMAGED)
    await (await putOver(draft, target)).settle()
    expect(now()).toEqual({ 'test.npsw': 'backup' })
  })
})

describe('a file of a new name', () => {
  it('is gone with all beside it when it is undone', async () => {
    const { target, draft, now } = aPlace({})
    const exchange = await putNew(draft, target)
    writeFileSync(`${target}-wal`, 'of the restored file')
    await exchange.undo()
    expect(now()).toEqual({})
  })

  it('replaces nothing', async () => {
    const { folder, target, draft, now } = aPlace({})
    mkdirSync(join(folder, 'test.npsw-wal'))
    expect(await refusal(putNew(draft, target))).toEqual({ code: 'file-exists', facts: { file: 'test.npsw' } })
    expect(now()).toEqual({ '.draft': 'backup' })
  })
})
