import { overview, runCommand } from './commands/run-command.ts'
import type { PageHandler } from './http/answer-page.ts'
import { serveUntilStopped } from './serve-until-stopped.ts'

let pages: Promise<PageHandler> | undefined

/** The pages, loaded when they are first wanted: commands without pages do without. */
function loadPages(): Promise<PageHandler> {
  pages ??= import('./handle-request.ts').then(({ handleRequest }) => handleRequest)
  return pages
}

/** Does what the words after `communitrak` ask for; without any, it serves. */
export async function runCommandLine(
  [name = 'serve', ...args]: readonly string[],
  { clientFolder }: { clientFolder: string },
): Promise<void> {
  const built = { loadPages, clientFolder }
  if (name === '--help' || name === 'help' || (name === 'serve' && args.includes('--help')))
    process.stdout.write(`${overview()}\n`)
  else if (name === 'serve') await serveUntilStopped(built)
  else if (name === 'demo') await serveUntilStopped(built, (await import('./demo/demo.ts')).demo)
  else process.exitCode = await runCommand(name, args)
}
