// Writes the sample program to a file: tsx test/sample.ts [--out FILE] [--today YYYY-MM-DD]
// It is made by the engine's own calls, as the workbench makes it. Leaves with 0, or with 2 when the words cannot be used
// or the file cannot be written.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../electron/engine'
import { systemLanguages } from '../electron/host/places'
import type { CallInput, CallName, CallOutput } from '../shared/contract'
import { Refusal, refuse } from '../shared/failure'
import { bestLanguage } from '../shared/model/language'
import { tell } from '../shared/text/failure'
import { createFormat } from '../shared/text/format'

const DEFAULT_FILE = resolve(import.meta.dirname, '..', 'resources', 'sample.npsw')

interface Asked {
  out: string
  /** null: the computer's own day. */
  today: string | null
}

function asked(words: readonly string[]): Asked {
  const options = { out: { type: 'string' }, today: { type: 'string' } } as const
  const { values } = readOptions(() => parseArgs({ args: [...words], options }))
  const { today = null, out } = values
  if (today !== null && (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))) {
    throw refuse('usage', { problem: `--today ${today}: YYYY-MM-DD` })
  }
  // npm runs its script in the project's folder; a file name is meant from where the user stands.
  return { out: out === undefined ? DEFAULT_FILE : resolve(process.env.INIT_CWD ?? process.cwd(), out), today }
}

function readOptions<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw refuse('usage', { problem: error instanceof Error ? error.message : String(error) })
  }
}

/** Makes the sample in a folder of its own, then saves a copy of it where it was asked for. */
async function writeSample({ out, today }: Asked, scratch: string): Promise<string> {
  const settings = {
    settingsFolder: join(scratch, 'settings'),
    programsFolder: join(scratch, 'programs'),
    systemLanguages: [],
    appVersion: 'sample',
    checkReplies: true,
  }
  // Noon, so that the day is the same in every time zone of the computer.
  const clock = () => (today === null ? new Date() : new Date(`${today}T12:00:00`))
  const engine = createEngine(settings, { clock })
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const reply = await engine.dispatch(name, input)
    if (!reply.ok) throw new Refusal(reply.failure)
    return reply.value as CallOutput<N>
  }
  try {
    const info = await call('program.openSample', {})
    const campaigns = await call('campaign.list', {})
    await mkdir(dirname(out), { recursive: true })
    engine.grant('out', out)
    const { bytes } = await call('program.saveCopy', { to: { token: 'out', name: basename(out) } })
    const { integer } = createFormat('en')
    const waves = campaigns.flatMap((campaign) => campaign.waves)
    const open = waves.filter(({ status }) => status === 'open').length
    return [
      `${out}: ${info.name}`,
      `${info.campaigns} campaigns`,
      `${waves.length} waves (${open} in the field)`,
      `${integer(info.responses)} responses`,
      `${info.openActions} open actions (${info.overdueActions} overdue)`,
      `${integer(Math.round(bytes / 1024))} KB`,
    ].join(', ')
  } finally {
    await engine.close()
  }
}

async function main(words: readonly string[]): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'nps-sample-'))
  try {
    console.log(await writeSample(asked(words), scratch))
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(tell(error.failure, bestLanguage(systemLanguages())).message)
    return 2
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

process.exitCode = await main(process.argv.slice(2))
