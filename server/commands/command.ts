import type { ParseArgsOptionsConfig } from 'node:util'
import type { Environment } from '../env.ts'

/** What a command says: a word for people, and the same as data for programs (`--json`). */
export type Outcome = { words: string; data: Record<string, unknown> }

/** The command was understood and could not be carried out; the message says why. Exit code 1. */
export class Refused extends Error {
  override name = 'Refused'
}

/** The command was not understood; the message says how to call it. Exit code 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage'
}

export type Values = Record<string, string | boolean | undefined>

/** One command of `communitrak`. */
export type Command = {
  /** What it does, in one line. */
  summary: string
  /** How it is called, after `communitrak`. */
  usage: string
  options: ParseArgsOptionsConfig
  /** How many words may follow the command. */
  words?: number
  run(given: {
    environment: Environment
    values: Values
    words: readonly string[]
    progress: (words: string) => void
  }): Promise<Outcome>
}

/** The value of an option that must be there. */
export function needed(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '')
    throw new WrongUsage(`--${name} is missing.`)
  return value
}

/** The choice an option names; undefined when it is not given. */
export function chosen<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const typed = values[name]
  if (typed === undefined) return undefined
  const found = choices.find((choice) => choice === typed)
  if (found) return found
  throw new WrongUsage(`--${name} is one of ${choices.join(', ')}.`)
}

/** A count as people read it: `1 invitation`, `1,200 invitations`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}
