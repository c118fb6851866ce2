import { anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

test.for([true, false])(
  'a resident who has moved away leaves, the leader reads it, and invites them again (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...desk, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Plover Bay' : 'Curlew Point'
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Alder Pl', person: ana })
    const { page } = await somebody(browser, { ...phone, javaScriptEnabled })
    await comeIn(page, { mail, person: ana, link: await linkTo(mail, ana) })

    await page.goto(`${app.url}/account`)
    await page.getByRole('link', { name: 'Choose' }).click()
    await page.getByRole('link', { name: 'Leave this community' }).click()
    await page.getByRole('heading', { name: `Leave ${name}` }).waitFor()
    if (javaScriptEnabled) await expectAccessible(page)
    await expectNothingCutOff(page)
    await page.getByRole('button', { name: `Leave ${name}` }).click()
    await page.getByText(`You have left ${name}. Your account stays as it is.`).waitFor()

    await lee.page.goto(home)
    await lee.page.getByText('Ana Reyes has left the community.').waitFor()
    await inviteIntoNewHome(lee.page, { home, street: '5 Alder Pl', person: ana })
  },
)
