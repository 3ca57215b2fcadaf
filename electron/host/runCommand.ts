// Runs one command of the command line: asks the engine and prints. Standard output carries the result and nothing else.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type CallName, type CallOutput, contract } from '../../shared/contract'
import { type EngineLink, linkEngine, type StartEngine } from '../../shared/engineLink'
import { type Failure, type FailureCode, Refusal, refuse } from '../../shared/failure'
import { bestLanguage } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { tell } from '../../shared/text/failure'
import { createFormat } from '../../shared/text/format'
import type { EngineSettings, FileToken } from '../../shared/wire'
import { type Command, isProblem, readCommand } from './commandLine'
import { type Asking, importFiles } from './importCommand'
import { errorObject, fileLines, importObject, progressLine, waveLines } from './importReport'
import { scoreLines, scoreObject } from './scoreReport'

export interface Surface {
  /** One line to standard output. */
  out(line: string): void
  /** One line to standard error. */
  err(line: string): void
  /** Shows how far the work has come, in the place of what it showed before; '' takes that away. Only on a terminal. */
  progress?(line: string): void
  startEngine: StartEngine
  settings: EngineSettings
  /** The folder that file names are relative to. */
  folder: string
  /** Aborted by Ctrl+C. */
  signal: AbortSignal
}

const CLOSE_LIMIT_MS = 5_000
/** Failures that are no fault of whoever typed the command. */
const OURS: ReadonlySet<Failure['code']> = new Set(['internal', 'bad-reply', 'engine-gone'])

/** The option by which what only a person can say is said here. */
const OPTION_FOR: Partial<Record<Failure['code'], string>> = {
  'date-order-unknown': '--date-order day-first|month-first',
  'unclear-score-column': '--score-column NAME',
  'no-such-sheet': '--sheet NAME',
  'already-imported': '--again',
}

/** Runs what was typed. The exit code: 0 done, 1 a fault of ours, 2 the input cannot be used, 130 interrupted. */
export async function runCommand(words: readonly string[], surface: Surface): Promise<number> {
  const typed = readCommand(words)
  const language = typed.language ?? bestLanguage(surface.settings.systemLanguages)
  const settings = typed.language ? { ...surface.settings, systemLanguages: [typed.language] } : surface.settings
  const t = translator(language)

  const say = (failure: Failure): void => {
    const { message, next } = tell(failure, language)
    surface.err(message)
    const option = OPTION_FOR[failure.code]
    surface.err(option ? `${next} (${option})` : next)
  }
  const fail = (failure: Failure): number => {
    if (typed.json) surface.out(JSON.stringify({ error: errorObject(failure, language) }))
    else say(failure)
    return exitCode([failure])
  }

  const { command } = typed
  if (isProblem(command)) {
    return fail(refuse('usage', { problem: t(`cli.usage.${command.sentence}`, command.facts) }).failure)
  }
  if (command.kind === 'help') {
    surface.out(t('cli.help'))
    return 0
  }
  if (command.kind === 'calls') {
    for (const line of callList(command.json)) surface.out(line)
    return 0
  }
  const link = linkEngine(surface.startEngine, settings)
  const format = createFormat(language)
  try {
    if (command.kind === 'import') {
      const done = await importFiles(command, asking(link, surface), {
        file(one) {
          surface.progress?.('')
          if (command.json) return
          if ('failure' in one) say(one.failure)
          else for (const line of [...fileLines(one, t, format), '']) surface.out(line)
        },
        progress: (file, progress) => surface.progress?.(progressLine(file, progress, t, format)),
      })
      if (command.json) surface.out(JSON.stringify(importObject(done, language)))
      else for (const line of waveLines(done, t, format)) surface.out(line)
      return exitCode(done.files.flatMap((one) => ('failure' in one ? [one.failure] : [])))
    }
    if (command.kind === 'call') surface.out(JSON.stringify(await call(link, command, surface), null, 2))
    else {
      const score = await scoreOf(link, command, surface)
      if (command.json) surface.out(JSON.stringify(scoreObject(score)))
      else for (const line of scoreLines(score, t, format)) surface.out(line)
    }
    return 0
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure)
    const reference = randomUUID().slice(0, 8)
    return fail(refuse('internal', { name: command.kind, reference }).failure)
  } finally {
    await link.close(wait(CLOSE_LIMIT_MS, undefined, { ref: false }))
  }
}

/** 0: nothing failed; 1: a fault of ours; 2: the input cannot be used; 130: interrupted. */
function exitCode(failures: readonly Failure[]): number {
  if (failures.some(({ code }) => code === 'cancelled')) return 130
  if (failures.some(({ code }) => OURS.has(code))) return 1
  return failures.length > 0 ? 2 : 0
}

function callList(json: boolean): string[] {
  const calls = Object.entries(contract).map(([name, { kind, long }]) => ({ name, kind, long }))
  if (json) return [JSON.stringify(calls, null, 2)]
  const width = Math.max(...calls.map(({ name }) => name.length))
  return calls.map(({ name, kind }) => `${name.padEnd(width)}  ${kind}`)
}

/** The value of a call. Throws a `Refusal` with the failure that the engine names. */
async function ask(link: EngineLink, name: string, input: unknown, surface: Surface): Promise<unknown> {
  const reply = await link.call(name, input, { signal: surface.signal })
  if (!reply.ok) throw new Refusal(reply.failure)
  return reply.value
}

/** The engine for a command that makes many calls. */
function asking(link: EngineLink, surface: Surface): Asking {
  return {
    async ask(name, input, { always = false, onProgress } = {}) {
      const reply = await link.call(name, input, {
        ...(!always && { signal: surface.signal }),
        ...(onProgress && { onProgress }),
      })
      if (!reply.ok) throw new Refusal(reply.failure)
      return reply.value
    },
    grant: (path) => grant(link, path, surface),
  }
}

async function scoreOf(
  link: EngineLink,
  command: Extract<Command, { kind: 'score' }>,
  surface: Surface,
): Promise<CallOutput<'import.score'>> {
  const name: CallName = 'import.score'
  const value = await ask(
    link,
    name,
    {
      file: grant(link, command.file, surface),
      ...(command.sheet === null ? {} : { sheet: command.sheet }),
      ...(command.scoreColumn === null ? {} : { scoreColumn: command.scoreColumn }),
    },
    surface,
  )
  return contract[name].output.parse(value)
}

/** The call's own file is the program in these two; every other call finds the program open. */
const TAKES_PROGRAM: ReadonlySet<string> = new Set<CallName>(['program.create', 'program.open'])

/** Failures to open for writing that a look gets around. */
const HELD: ReadonlySet<FailureCode> = new Set(['program-in-use', 'program-held-elsewhere', 'file-read-only'])

async function call(
  link: EngineLink,
  { name, input, program }: Extract<Command, { kind: 'call' }>,
  surface: Surface,
): Promise<unknown> {
  const given = withTokens(input, (path) => grant(link, path, surface))
  if (program === null) return ask(link, name, given, surface)
  // In a window the save dialog asks before an existing file is replaced; here nobody asks, so it never is.
  if (name === 'program.create' && existsSync(resolve(surface.folder, program))) {
    throw refuse('file-exists', { file: basename(program) })
  }
  const file = grant(link, program, surface)
  if (TAKES_PROGRAM.has(name)) return ask(link, name, { file, ...given }, surface)
  await openFor(link, name, file, surface)
  return ask(link, name, given, surface)
}

/** Whoever only asks is content with a look, where the program is in use or may not be written to. */
async function openFor(link: EngineLink, name: string, file: FileToken, surface: Surface): Promise<void> {
  try {
    await ask(link, 'program.open', { file }, surface)
  } catch (error) {
    const asks = Object.hasOwn(contract, name) && contract[name as CallName].kind === 'read'
    const held = error instanceof Refusal && HELD.has(error.failure.code)
    if (!asks || !held) throw error
    await ask(link, 'program.open', { file, readOnly: true }, surface)
  }
}

function grant(link: EngineLink, path: string, surface: Surface): FileToken {
  const file = { token: randomUUID(), name: basename(path) }
  link.grant(file, resolve(surface.folder, path))
  return file
}

/** The input with every {"path": "FILE"} in it replaced by a token for that file. */
function withTokens(input: Record<string, unknown>, tokenFor: (path: string) => FileToken): Record<string, unknown> {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const [only] = entries
    if (entries.length === 1 && only?.[0] === 'path' && typeof only[1] === 'string') return tokenFor(only[1])
    return Object.fromEntries(entries.map(([key, part]) => [key, replaced(part)]))
  }
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, replaced(value)]))
}
