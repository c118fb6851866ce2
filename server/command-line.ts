import type { PageHandler } from './http/answer-page.ts'
import type { Sample } from './serve-until-stopped.ts'

let pages: Promise<PageHandler> | undefined

/** The pages, loaded when they are first wanted: commands without pages do without. */
function loadPages(): Promise<PageHandler> {
  pages ??= import('./handle-request.ts').then(({ handleRequest }) => handleRequest)
  return pages
}

/**
 * Does what the words after `communitrak` ask for; without any, it serves. Each way loads what it needs
 * and no more: that is most of the time a start takes.
 */
export async function runCommandLine(
  [name = 'serve', ...args]: readonly string[],
  { clientFolder }: { clientFolder: string },
): Promise<void> {
  const serve = async (sample?: Sample) => {
    const { serveUntilStopped } = await import('./serve-until-stopped.ts')
    await serveUntilStopped({ loadPages, clientFolder }, sample)
  }
  if (name === 'serve' && !args.includes('--help')) return serve()
  if (name === 'demo') return serve((await import('./demo/demo.ts')).demo)
  const { overview, runCommand } = await import('./commands/run-command.ts')
  if (name === '--help' || name === 'help' || name === 'serve')
    process.stdout.write(`${overview()}\n`)
  else process.exitCode = await runCommand(name, args)
}
