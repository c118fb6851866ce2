import { fileURLToPath } from 'node:url'
import { overview, runCommand } from './commands/run-command.ts'
import { serveUntilStopped } from './serve-until-stopped.ts'

const [name = 'serve', ...args] = process.argv.slice(2)

const built = {
  loadPages: async () => (await import('./handle-request.ts')).handleRequest,
  clientFolder: fileURLToPath(new URL('../client', import.meta.url)),
}

if (name === '--help' || name === 'help' || (name === 'serve' && args.includes('--help'))) {
  process.stdout.write(`${overview()}\n`)
} else if (name === 'serve') {
  await serveUntilStopped(built)
} else if (name === 'demo') {
  const { demo } = await import('./demo/demo.ts')
  await serveUntilStopped(built, demo)
} else {
  process.exitCode = await runCommand(name, args)
}
