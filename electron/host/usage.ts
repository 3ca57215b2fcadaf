// What is wrong with a command that was typed: which sentence says it, and its facts.
import type { en } from '../../shared/text/areas/cli'

/** A command that cannot be used: which sentence of cli.usage says why, and its facts. */
export interface UsageProblem {
  sentence: keyof typeof en.usage
  facts: UsageFacts
}

/** The words that a usage sentence may quote; empty where it quotes none. */
export type UsageFacts = Record<'command' | 'option' | 'language' | 'extra' | 'problem', string>

export function problem(sentence: UsageProblem['sentence'], facts: Partial<UsageFacts> = {}): UsageProblem {
  return { sentence, facts: { command: '', option: '', language: '', extra: '', problem: '', ...facts } }
}

/** An option alone, or one that is followed by its value. */
export type OptionKind = 'flag' | 'value'

/** What was typed after a command's name, taken apart. */
export interface Words {
  plain: string[]
  options: Map<string, string>
}
