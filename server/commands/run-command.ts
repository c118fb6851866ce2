import { parseArgs } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import { readEnvironment, WrongEnvironment } from '../env.ts'
import { backup } from './backup.ts'
import { type Command, Refused, WrongUsage } from './command.ts'
import { createCommunity } from './create-community.ts'
import { createSupportAgent } from './create-support-agent.ts'
import { doctor } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import/import.ts'
import { invite } from './invite/invite.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'
import { resume } from './resume.ts'
import { trial } from './trial.ts'

/** Every command but `serve`, which goes on until it is stopped. */
export const commands: Record<string, Command> = {
  migrate,
  'create-community': createCommunity,
  'create-support-agent': createSupportAgent,
  import: importCommand,
  invite,
  export: exportCommand,
  trial,
  backup,
  restore,
  resume,
  doctor,
}

/** Runs one command and answers its exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCommand(name: string, args: readonly string[]): Promise<0 | 1 | 2> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return tell(2, `There is no command ${name}.\n\n${overview()}`)
  let json = false
  try {
    const { values, positionals } = parse(command, args)
    json = values.json === true
    if (values.help) return tell(0, `communitrak ${command.usage}\n\n${command.summary}`, 'stdout')
    const { words, data } = await command.run({
      environment: readEnvironment(),
      values: values as Record<string, string | boolean | undefined>,
      words: positionals,
      progress: (words) => process.stderr.write(`${words}\n`),
    })
    return tell(0, json ? JSON.stringify(data) : words, 'stdout')
  } catch (error) {
    return explain(error, { json, usage: command.usage })
  }
}

/** What `communitrak --help` says. */
export function overview(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return `communitrak COMMAND [--help] [--json]\n\n  serve\n      Serves pages and runs jobs until stopped.\n  demo\n      Serves a sample community, kept apart from everything else.\n${lines.join('\n')}`
}

function parse(command: Command, args: readonly string[]) {
  const own = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const
  try {
    const options = { ...command.options, ...own }
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    if (parsed.positionals.length > (command.words ?? 0))
      throw new WrongUsage(`Too many words: ${parsed.positionals.join(' ')}`)
    return parsed
  } catch (error) {
    throw error instanceof WrongUsage ? error : new WrongUsage((error as Error).message)
  }
}

function explain(error: unknown, { json, usage }: { json: boolean; usage: string }): 1 | 2 {
  if (error instanceof WrongUsage) return tell(2, `${error.message}\n\ncommunitrak ${usage}`)
  const known =
    error instanceof Refused || error instanceof CannotStart || error instanceof WrongEnvironment
  const message = error instanceof Error ? error.message : String(error)
  if (json) process.stdout.write(`${JSON.stringify({ error: message })}\n`)
  return tell(1, known ? message : `It failed: ${message}`)
}

function tell<Code extends 0 | 1 | 2>(
  code: Code,
  words: string,
  to: 'stdout' | 'stderr' = 'stderr',
): Code {
  process[to].write(`${words}\n`)
  return code
}
