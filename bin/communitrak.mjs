#!/usr/bin/env node
/** `communitrak COMMAND`: makes the checkout ready, then runs the command with this project's Node. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeOptions, nodeProgram, prepare, root } from './prepare.mjs'

prepare()
const main = join(root, 'build', 'server', 'main.js')
const child = spawn(nodeProgram(), [...nodeOptions, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
