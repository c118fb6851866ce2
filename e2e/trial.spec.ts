import { readFile } from 'node:fs/promises'
import { expect, onTestFinished } from 'vitest'
import { connect } from '#database/connect.ts'
import { endTrial } from '#test/end-trial.ts'
import { type Application, addressIn } from './application.ts'
import { anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { createCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

/** Lets the trial of a community be over since yesterday. */
async function letTrialEnd({ dataDir }: Application, home: string): Promise<void> {
  const address = process.env.TEST_DATABASE_URL ?? addressIn(dataDir)
  const owner = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => owner.destroy())
  const slug = new URL(home).pathname.split('/')[2]!
  const { id } = await owner
    .selectFrom('communities')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  await endTrial(owner, id)
}

test.for([true, false])(
  'a trial ends, nothing is lost, and a leader extends it and invites on (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, {
      ...(javaScriptEnabled ? phone : desk),
      javaScriptEnabled,
    })
    const { page } = lee
    const name = javaScriptEnabled ? 'Elder Court' : 'Fir Hollow'
    const { leader, home } = await createCommunity(page, { url: app.url, mail, name })
    const look = async () => {
      await expectNothingCutOff(page)
      if (javaScriptEnabled) await expectAccessible(page)
    }

    await page.goto(`${home}/groups/new`)
    await page.getByLabel('Name').fill('Gardeners')
    await letTrialEnd(app, home)
    await page.getByRole('button', { name: 'Create a group' }).click()
    await page.getByRole('heading', { name: 'Nothing can be changed now' }).waitFor()
    await page.getByText('what you sent was not saved').waitFor()
    await look()
    await page.getByRole('link', { name: 'Back to the community' }).click()
    await page.getByText('The trial has ended: everybody can look at everything').waitFor()
    await look()

    await page.goto(`${home}/members/export`)
    await page.getByLabel('CSV').check()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    expect(await readFile(await (await coming).path(), 'utf8')).toContain(leader.email)

    await page.goto(home)
    await page.getByRole('link', { name: 'See what stays, and extend it' }).click()
    await page.getByRole('heading', { name: 'The trial has ended' }).waitFor()
    await page.getByText('Codes stay good and lose no time').waitFor()
    await look()
    await page.getByRole('button', { name: 'Extend the trial' }).click()
    await page.getByText('Extended. The trial goes on until').waitFor()
    await page.getByRole('heading', { name: '14 days left' }).waitFor()
    await look()

    await page.goto(`${home}/groups/new`)
    await page.getByLabel('Name').fill('Gardeners')
    await page.getByRole('button', { name: 'Create a group' }).click()
    await page.getByRole('heading', { name: 'Gardeners' }).waitFor()
    const ruth = { firstName: 'Ruth', lastName: 'Okafor', email: anEmail('ruth') }
    await inviteIntoNewHome(page, { home, street: '3 Elder Court', person: ruth })
    const guest = await somebody(browser, { ...phone, javaScriptEnabled })
    await guest.page.goto(await linkTo(mail, ruth))
    await guest.page.getByRole('button', { name: 'Create my account' }).waitFor()
    expect([...lee.troubles, ...guest.troubles]).toEqual([])
  },
)
