/**
 * Makes a checkout ready to run: installs and builds what is missing or out of date, and nothing else.
 * It needs only Node 20 and npm, and no package.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const installStamp = join(modules, '.installed')
const buildStamp = join(root, 'build', '.built')

/** Everything the build reads. */
const sources = ['app', 'domain', 'database', 'integrations', 'server', 'public']
const settings = ['package-lock.json', 'vite.config.ts', 'react-router.config.ts', 'bin/build.mjs']

/** Installs and builds if needed. Exits with the code of what failed. */
export function prepare() {
  install()
  build()
}

/** The Node of this project: version 24 from npm where there is one, else the one that runs us. */
export function nodeProgram() {
  const ours = join(modules, '.bin', 'node')
  if (existsSync(ours)) return ours
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error('This needs Node 24: npm has none for this platform. Please install it.')
  process.exit(1)
}

/**
 * How that Node runs Communitrak. What a page leaves behind is collected before it fills tens of megabytes:
 * a server that brings in a large roster while neighbours read stays small. `package.json` says it once more.
 */
export const nodeOptions = ['--max-semi-space-size=4']

export function install() {
  const wanted = hashOf([join(root, 'package.json'), join(root, 'package-lock.json')])
  if (read(installStamp) === wanted) return
  console.error('Installing packages (once) …')
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...options])
  else run('npm', options)
  writeFileSync(installStamp, wanted)
}

export function build() {
  const files = [...sources.flatMap((folder) => filesIn(join(root, folder)))]
  const wanted = hashOf([...files, ...settings.map((file) => join(root, file))])
  if (read(buildStamp) === wanted) return
  console.error('Building …')
  run(nodeProgram(), [join(root, 'bin', 'build.mjs')])
  writeFileSync(buildStamp, wanted)
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesIn(path) : [path]
    })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    if (statSync(file, { throwIfNoEntry: false })?.isFile())
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function run(program, args) {
  const outcome = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (outcome.status !== 0) process.exit(outcome.status ?? 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare()
