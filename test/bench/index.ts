// Measures the workbench: tsx test/bench/index.ts [NAME] [--json]. Standard output carries the figures and nothing else.
// Leaves with 0; 2 when there is no such bench; 1 when a bench could not be run.
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logTo } from '../../electron/engine/log'
import { systemLanguages } from '../../electron/host/places'
import { type Failure, Refusal, refuse } from '../../shared/failure'
import { bestLanguage } from '../../shared/model/language'
import { tell } from '../../shared/text/failure'
import { type Figure, table } from './figure'
import { importRun } from './import'
import { results } from './results'
import { score } from './score'
import { store } from './store'

const BENCHES: Record<string, () => Promise<Figure[]>> = {
  score,
  import: importRun,
  results,
  store,
  // A browser and all that drives it are loaded only where they are needed.
  window: async () => (await import('./window')).windowRun(),
  plan: async () => (await import('./plan')).planRun(),
}

/** Every bench, or the one that is named. Refuses with `unknown-bench`. */
function chosen(words: readonly string[]): (() => Promise<Figure[]>)[] {
  const known = Object.keys(BENCHES)
  const unknown = words.find((word) => !Object.hasOwn(BENCHES, word))
  if (unknown !== undefined) throw refuse('unknown-bench', { name: unknown, known })
  return (words.length > 0 ? words : known).flatMap((name) => BENCHES[name] ?? [])
}

function failureOf(error: unknown, words: readonly string[]): Failure {
  if (error instanceof Refusal) return error.failure
  // What happened goes to a log under its reference; a stack is nothing to print.
  const reference = randomUUID().slice(0, 8)
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logTo(join(tmpdir(), 'nps-workbench-bench'))(`failed ${reference}: ${what}`)
  return refuse('internal', { name: words.join(' '), reference }).failure
}

async function main(typed: readonly string[]): Promise<number> {
  const json = typed.includes('--json')
  const words = typed.filter((word) => word !== '--json')
  try {
    const figures: Figure[] = []
    for (const run of chosen(words)) figures.push(...(await run()))
    console.log(json ? JSON.stringify(figures) : table(figures).join('\n'))
    return 0
  } catch (error) {
    const failure = failureOf(error, words)
    const told = tell(failure, bestLanguage(systemLanguages()))
    if (json) console.log(JSON.stringify({ error: { code: failure.code, ...told } }))
    else console.error(`${told.message}\n${told.next}`)
    return failure.code === 'unknown-bench' ? 2 : 1
  }
}

process.exitCode = await main(process.argv.slice(2))
