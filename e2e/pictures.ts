/** Takes the pictures of the articles anew, from the sample community: `npm run pictures`. */
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { aFolder, freePort, main, ready } from './application.ts'
import { launchInstalled } from './browser.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const password = 'heron and egret'
const list = [
  'Ana Reyes <ana.reyes@gmial.com>',
  'bo.chen@example.org',
  'carla.diaz@example.org',
  'bo.chen@example.org',
  'ruth.okafor@example.com',
].join('\n')
const roster = [
  'Owner\tAddress\tCity\tState\tZIP\tEmail',
  'Carla & Tom Diaz\t40 Heron Way\tAustin\tTX\t78701\tcarla.diaz@example.org',
  'Bo Chen\t42 Heron Way\tAustin\tTX\t78701\tbo.chen@example.org',
  'Ines Marti\t44 Heron Way\tAustin\tTX\t78701\t',
].join('\n')

/** A picture: as whom it is taken, where, what is done before, and how high it is. */
type Picture = {
  name: string
  as: 'nobody' | 'leader' | 'resident'
  path: string
  before?: (page: Page) => Promise<unknown>
  height?: number
}

/** Where the community of the sample is. */
const at = (path: string) => `/c/SLUG/${path}`

const pictures: Picture[] = [
  { name: 'join-code', as: 'nobody', path: '/join/resident', height: 530 },
  { name: 'my-account', as: 'resident', path: '/account' },
  { name: 'my-household', as: 'resident', path: at('my-household') },
  {
    name: 'household-invite',
    as: 'resident',
    path: at('my-household'),
    before: (page) => page.locator('main .page-head a, main a[href$="/invite"]').first().click(),
  },
  { name: 'invite-member', as: 'leader', path: at('members/invite') },
  {
    name: 'email-review',
    as: 'leader',
    path: at('invitations/email'),
    before: async (page) => {
      await page.locator('textarea').fill(list)
      await page.locator('main form .button.primary').click()
      await page.waitForURL(/review/)
    },
    height: 760,
  },
  { name: 'access-passes', as: 'leader', path: at('invitations/passes'), height: 720 },
  { name: 'invitation-status', as: 'leader', path: at('invitations/status'), height: 760 },
  {
    name: 'who-has-not-joined',
    as: 'leader',
    path: at('progress'),
    before: (page) => page.evaluate(() => document.querySelector('table.list')?.scrollIntoView()),
    height: 700,
  },
  {
    name: 'roster-review',
    as: 'leader',
    path: at('roster'),
    before: async (page) => {
      await page.locator('textarea').fill(roster)
      await page.locator('form:has(textarea) button[type=submit]').click()
      await page.waitForURL(/columns/)
      await page.locator('main .button.primary').first().click()
      await page.waitForSelector('.roster-rows, .tabs')
    },
    height: 760,
  },
  { name: 'member-list', as: 'leader', path: at('members'), height: 720 },
  { name: 'audit-log', as: 'leader', path: at('audit'), height: 760 },
]

const people = { leader: 'lee.board@example.com', resident: 'ruth.okafor@example.com' }

async function aSample() {
  const folder = await aFolder()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder.path, PUBLIC_URL: url }
  const child = spawn(process.execPath, [main, 'demo'], { cwd: root, env, stdio: 'pipe' })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
    await folder.remove()
  }
  const app = { url, dataDir: folder.path, process: child, said: () => '' }
  await ready({ ...app, stop: async () => null, kill: stop }, 120_000)
  return { url, stop }
}

/** As somebody, in one language, which an account keeps for itself; answers the address of their community too. */
async function enter(page: Page, { url, locale, as }: { url: string; locale: string; as: string }) {
  const inLanguage = `${url}/language?to=${locale}&back=`
  await page.goto(`${inLanguage}/sign-in`)
  if (as === 'nobody') return ''
  await page.locator('#email').fill(people[as as keyof typeof people])
  await page.locator('#password').fill(password)
  await page.locator('form[action="/sign-in"] .button.primary').click()
  await page.waitForURL(/\/c\//)
  const slug = new URL(page.url()).pathname.split('/')[2]!
  await page.goto(`${inLanguage}/c/${slug}`)
  return slug
}

async function take(page: Page, folder: string, { name, height = 620 }: Picture): Promise<void> {
  await page.waitForTimeout(400)
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height } })
  const small = await sharp(shot).webp({ quality: 78, effort: 6 }).toBuffer()
  await writeFile(join(folder, `${name}.webp`), small)
  process.stdout.write(`${name} ${small.length}\n`)
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  for (const locale of ['en', 'es'])
    for (const as of ['nobody', 'resident', 'leader'] as const) {
      const folder = join(root, 'public', 'help-pictures', locale)
      await mkdir(folder, { recursive: true })
      const context = await browser.newContext({
        viewport: { width: 640, height: 900 },
        deviceScaleFactor: 1.5,
        colorScheme: 'light',
        locale,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      const slug = await enter(page, { url, locale, as })
      for (const picture of pictures.filter((one) => one.as === as)) {
        await page.goto(url + picture.path.replace('SLUG', slug))
        await page.waitForLoadState('networkidle')
        await picture.before?.(page)
        await take(page, folder, picture)
      }
      await context.close()
    }
}

const sample = await aSample()
const browser = await launchInstalled()
try {
  await takeAll(browser, sample.url)
} finally {
  await browser.close()
  await sample.stop()
}
