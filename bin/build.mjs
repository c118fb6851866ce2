/** Builds pages and server, and leaves compressed copies of the files that browsers ask for. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './prepare.mjs'

rmSync(join(root, 'build'), { recursive: true, force: true })
const builder = join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs')
const outcome = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
if (outcome.status !== 0) process.exit(outcome.status ?? 1)

const client = join(root, 'build', 'client')
for (const name of readdirSync(client, { recursive: true })) {
  if (!/\.(js|css|svg|txt|webmanifest)$/.test(name)) continue
  const file = join(client, name)
  const bytes = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
}
