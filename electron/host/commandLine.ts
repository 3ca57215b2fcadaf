// What was typed after the command's name, read into one command or one usage problem. Nothing is run here.
import { LANGUAGES, type Language } from '../../shared/model/language'
import { IMPORT_OPTIONS, type ImportWish, importWish } from './importWords'
import { type OptionKind, problem, type UsageProblem, type Words } from './usage'

export type Command =
  | { kind: 'score'; file: string; sheet: string | null; scoreColumn: string | null; json: boolean }
  | ({ kind: 'import' } & ImportWish)
  | { kind: 'call'; name: string; input: Record<string, unknown>; program: string | null }
  | { kind: 'calls'; json: boolean }
  | { kind: 'help' }

export interface Typed {
  command: Command | UsageProblem
  /** null: the system's. */
  language: Language | null
  /** Whether errors are to be told as JSON. */
  json: boolean
}

const EVERYWHERE: Record<string, OptionKind> = { '--language': 'value' }
const OPTIONS: Record<Command['kind'], Record<string, OptionKind>> = {
  score: { ...EVERYWHERE, '--sheet': 'value', '--score-column': 'value', '--json': 'flag' },
  import: { ...EVERYWHERE, ...IMPORT_OPTIONS },
  call: { ...EVERYWHERE, '--program': 'value', '--json': 'flag' },
  calls: { ...EVERYWHERE, '--json': 'flag' },
  help: EVERYWHERE,
}
const COMMAND_NAMES: Record<string, Command['kind']> = {
  score: 'score',
  import: 'import',
  call: 'call',
  calls: 'calls',
  help: 'help',
  '--help': 'help',
  '-h': 'help',
}

/** Whether reading a command ended in a usage problem. */
export function isProblem(command: object): command is UsageProblem {
  return 'sentence' in command
}

/** Splits words into arguments and options; “--sheet NAME” and “--sheet=NAME” are the same, “--” ends the options. */
function split(words: readonly string[], known: Record<string, OptionKind>): Words | UsageProblem {
  const plain: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      plain.push(...words.slice(at + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      plain.push(word)
      continue
    }
    const [option = '', ...rest] = word.split('=')
    const kind = Object.hasOwn(known, option) ? known[option] : undefined
    if (kind === undefined || (kind === 'flag' && rest.length > 0)) return problem('unknownOption', { option: word })
    if (kind === 'flag') options.set(option, '')
    else {
      const value = rest.length > 0 ? rest.join('=') : words[++at]
      // “--sheet --json” is a forgotten name; a name that does begin so is written “--sheet=--json”.
      const forgotten = rest.length === 0 && value?.startsWith('--')
      if (value === undefined || value === '' || forgotten) return problem('optionWithoutValue', { option })
      options.set(option, value)
    }
  }
  return { plain, options }
}

type CallInput = { input: Record<string, unknown> } | UsageProblem

function callInput(text: string | undefined): CallInput {
  if (text === undefined) return { input: {} }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return problem('notJson', { problem: error instanceof Error ? error.message : String(error) })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem('notAnObject')
  return { input: { ...value } }
}

function commandOf(kind: Command['kind'], { plain, options }: Words): Command | UsageProblem {
  const most = { score: 1, import: Number.POSITIVE_INFINITY, call: 2, calls: 0, help: 0 }[kind]
  const extra = plain[most]
  if (extra !== undefined) return problem('tooMany', { extra })
  const json = options.has('--json')
  const [first, second] = plain
  if (kind === 'help') return { kind }
  if (kind === 'calls') return { kind, json }
  if (kind === 'import') {
    const wish = importWish({ plain, options })
    return isProblem(wish) ? wish : { kind, ...wish }
  }
  if (kind === 'score') {
    if (first === undefined) return problem('noFile', { command: kind })
    const sheet = options.get('--sheet') ?? null
    return { kind, file: first, sheet, scoreColumn: options.get('--score-column') ?? null, json }
  }
  if (first === undefined) return problem('noCallName')
  const read = callInput(second)
  if ('sentence' in read) return read
  return { kind, name: first, input: read.input, program: options.get('--program') ?? null }
}

/** The value of an option wherever it stands: a command that cannot be read is still answered in its language. */
function optionAsTyped(words: readonly string[], option: string): string | undefined {
  const at = words.findIndex((word) => word === option || word.startsWith(`${option}=`))
  if (at < 0) return undefined
  return words[at] === option ? words[at + 1] : words[at]?.slice(option.length + 1)
}

/** Reads the words after the program's own name. */
export function readCommand(words: readonly string[]): Typed {
  const [name, ...rest] = words
  const json = name === 'call' || words.includes('--json')
  const said = optionAsTyped(words, '--language')
  const language = LANGUAGES.find((known) => known === said) ?? null
  const wrong = (command: UsageProblem): Typed => ({ command, language, json })
  if (name === undefined) return wrong(problem('noCommand'))
  const kind = Object.hasOwn(COMMAND_NAMES, name) ? COMMAND_NAMES[name] : undefined
  if (kind === undefined) return wrong(problem('unknownCommand', { command: name }))
  const read = split(rest, OPTIONS[kind])
  if ('sentence' in read) return wrong(read)
  if (said !== undefined && language === null) return wrong(problem('unknownLanguage', { language: said }))
  return { command: commandOf(kind, read), language, json }
}
