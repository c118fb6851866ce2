import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const installed = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap(
  (name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`],
)
const onMacs = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts a Chromium: the one that is installed, or the one npm brings (also chosen by
 * `TEST_BROWSER=npm`).
 */
export async function launchBrowser(): Promise<Browser> {
  const found = [...installed, ...onMacs].find((path) => existsSync(path))
  if (found && process.env.TEST_BROWSER !== 'npm')
    return chromium.launch({ executablePath: found, args: quiet })
  return launchFromNpm()
}

/**
 * The Chromium inside an npm package unpacks itself into the folder for temporary files, which here is
 * one of our own: on a shared machine another user's copy would be in the way. It brings the
 * libraries it needs.
 */
async function launchFromNpm(): Promise<Browser> {
  const here = dirname(fileURLToPath(import.meta.url))
  const folder = join(here, '..', 'node_modules', '.cache', 'chromium')
  await mkdir(folder, { recursive: true })
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = folder
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  packed.setGraphicsMode = false
  const executablePath = await packed.executablePath()
  const parcel = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  const libraries = await inflate(join(parcel, '..', 'bin', 'al2023.tar.br'))
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(libraries, 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  } as Record<string, string>
  return chromium.launch({
    executablePath,
    args: [...quiet, '--no-zygote', '--headless=shell'],
    env,
  })
}
