import { expect } from 'vitest'
import { anEmail, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { linkIn } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome, signUp } from './steps.ts'

test.for([true, false])(
  'a leader finds somebody listed twice, merges the two, and undoes it (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...phone, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Cedar Court' : 'Dogwood Hollow'
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const robert = { firstName: 'Robert', lastName: 'Smith', email: anEmail('robert') }
    const bob = { firstName: 'Bob', lastName: 'Smith', email: anEmail('bob') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Cedar Pl', person: robert })
    await inviteIntoNewHome(lee.page, { home, street: '5 Cedar Pl', person: bob })
    const resident = await somebody(browser, { ...phone, javaScriptEnabled })
    await resident.page.goto(linkIn(await mail.waitFor(robert.email, 'Your invitation'), '/join/'))
    await signUp(resident.page, robert)
    await resident.page.goto(
      linkIn(await mail.waitFor(robert.email, 'is your Communitrak code'), '/verify-email/'),
    )
    const confirm = resident.page.getByRole('button', { name: 'Confirm my e-mail' })
    if (await confirm.isVisible()) await confirm.click()
    await resident.page.waitForURL('**/c/**')

    await lee.page.goto(`${home}/members?tab=all`)
    await lee.page.getByRole('checkbox', { name: 'Select Bob Smith' }).check()
    const merge = lee.page.getByRole('button', { name: 'Merge…' })
    if (javaScriptEnabled) {
      await lee.page.getByText('Tick one more to merge').waitFor()
      expect(await merge.isVisible()).toBe(false)
    }
    await lee.page.getByRole('checkbox', { name: 'Select Robert Smith' }).check()
    await merge.click()
    await lee.page.getByText('The invitation of Bob Smith is voided').waitFor()
    await expectNothingCutOff(lee.page)
    if (javaScriptEnabled) await expectAccessible(lee.page)
    await lee.page.getByRole('radio', { name: 'Bob Smith' }).check()
    const doIt = lee.page.getByRole('button', { name: 'Merge', exact: true })
    await doIt.click()
    await lee.page.getByRole('link', { name: 'Please tick that you have checked it' }).waitFor()
    expect(await lee.page.getByRole('radio', { name: 'Bob Smith' }).isChecked()).toBe(true)
    await lee.page.getByLabel('I have checked that they are one person').check()
    await doIt.click()
    await lee.page.getByText('They are one now. What both had belongs to Bob Smith').waitFor()
    await expectNothingCutOff(lee.page)
    if (javaScriptEnabled) await expectAccessible(lee.page)

    await resident.page.goto(`${home}/my-household`)
    await resident.page.getByText('3 CEDAR PL').first().waitFor()
    await resident.page.getByText('5 CEDAR PL').first().waitFor()
    const stranger = await somebody(browser, { ...phone, javaScriptEnabled })
    await stranger.page.goto(linkIn(await mail.waitFor(bob.email, 'Your invitation'), '/join/'))
    await stranger.page.getByText('This invitation was cancelled').first().waitFor()

    await lee.page.getByRole('button', { name: 'Undo' }).click()
    await lee.page.getByText('They are two records again').waitFor()
    await lee.page.getByText('Please invite them again').waitFor()
    await expectNothingCutOff(lee.page)
    await lee.page.goto(`${home}/members?tab=pending`)
    await lee.page.getByText('Bob Smith').first().waitFor()
    await resident.page.goto(`${home}/my-household`)
    await resident.page.getByText('3 CEDAR PL').first().waitFor()
    expect(await resident.page.getByText('5 CEDAR PL').count()).toBe(0)
  },
)
