import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
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
 * Starts a Chromium: the one npm brings, which is the same everywhere and does without all that no page needs, or
 * where that does not run the one that is installed (also chosen by `TEST_BROWSER=installed`). `letters` is how
 * large its owner has set them, in pixels.
 */
export function launchBrowser({ letters = 16 } = {}): Promise<Browser> {
  const args = [...quiet, `--blink-settings=defaultFontSize=${letters}`]
  return process.env.TEST_BROWSER === 'installed'
    ? launchInstalled(undefined, args)
    : launchFromNpm(args).catch((because) => launchInstalled(because, args))
}

/**
 * Starts the Chromium that is installed, with all fonts of the system: pictures show what people see. Throws
 * `because` where there is none.
 */
export async function launchInstalled(because?: unknown, args = quiet): Promise<Browser> {
  const executablePath = [...installed, ...onMacs].find((path) => existsSync(path))
  if (!executablePath) throw because ?? new Error('No Chromium is installed.')
  return chromium.launch({ executablePath, args })
}

/** The Chromium inside an npm package, which is unpacked once. It brings the libraries and fonts it needs. */
async function launchFromNpm(args: string[]): Promise<Browser> {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    } as Record<string, string>,
  })
}

/**
 * Where the Chromium of npm is, unpacked. It unpacks itself into the folder for temporary files, which meanwhile is
 * one of this process alone: another that unpacks at the same moment never finds half of it.
 */
async function unpacked(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url))
  const parcel = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const cache = join(here, '..', 'node_modules', '.cache')
  const folder = join(cache, 'chromium')
  if (existsSync(folder)) return folder
  const own = `${folder}-${process.pid}`
  await mkdir(own, { recursive: true })
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = own
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  packed.setGraphicsMode = false
  await packed.executablePath()
  await inflate(join(parcel, 'bin', 'al2023.tar.br'))
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  await writeFile(join(own, 'fonts.conf'), fontsIn(folder))
  await rename(own, folder).catch(() => rm(own, { recursive: true })) // somebody was faster
  return folder
}

/** Says where its fonts are: without any, this Chromium ends at the first box to type in. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
