import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

const build = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

enableCompileCache(build('compiled')) // what was compiled once starts in two thirds of the time
const { runCommandLine } = await import('./command-line.ts')
await runCommandLine(process.argv.slice(2), { clientFolder: build('client') })
