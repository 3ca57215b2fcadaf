// Programs that are open without an engine, of which the campaigns’ names tell what was written.
import { onTestFinished } from 'vitest'
import { addCampaign, allCampaigns } from '../../electron/engine/store/campaigns'
import { type Around, Program } from '../../electron/engine/store/program/program'
import { aFolder, aProgramFile, around, NOW, type WaveScript } from './builders'

/** Adds a campaign of this name. */
export const add = (program: Program, name: string) =>
  program.write('campaign.create', (db) => addCampaign(db, { name, kind: 'relational', touchpoint: null }, NOW))
/** The campaigns by name. */
export const names = (program: Program) => program.read((db) => allCampaigns(db).map((campaign) => campaign.name))

/** A program of its own in a folder of its own, open. */
export async function opened(waves: readonly WaveScript[] = [], more: Partial<Around> = {}) {
  const folder = aFolder()
  const path = await aProgramFile(folder, waves)
  const program = await Program.open(path, around(folder, more))
  onTestFinished(() => program.close())
  return { folder, path, program }
}

/** What somebody who opens it next finds, each name once. */
export async function reopened(folder: string, path: string): Promise<string[]> {
  const program = await Program.open(path, around(folder))
  const found = await names(program)
  await program.close()
  return found
}
