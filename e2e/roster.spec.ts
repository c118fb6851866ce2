import { expect } from 'vitest'
import { alive, desk, somebody, test } from './journey.ts'
import { foundCommunity } from './steps.ts'

const roster = [
  'Owner Name(s)\tProperty Address\tE-Mail\tPhone',
  'John Smith\t123 Main Street\tjohn@example.com\t',
  'Bo Chen\tLot 07\tbo@gmial.com\t',
  'Cy Diaz\t18 Elm St\t\t',
  'Dee Long\t20 Elm St\tdee@\t',
].join('\n')

test('a leader mends a roster row by row, and what is typed elsewhere stays', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Alder Court' })
  await page.goto(`${home}/roster`)
  await alive(page)
  await page.getByLabel('Paste the cells here').fill(roster)
  await page.getByRole('button', { name: 'Read these cells' }).click()
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('heading', { name: 'What this import would do' }).waitFor()
  await page.getByRole('button', { name: 'Import one row' }).waitFor()
  const cellOf = (line: number) => page.getByLabel(`E-Mail, line ${line}`)
  const rowOf = (line: number) => page.getByRole('row', { name: `${line}`, exact: false })

  await cellOf(5).fill('dee.long@')
  await cellOf(4).fill('cy@example.com')
  await page.getByRole('button', { name: 'Import one row' }).click()
  await page.getByText('What you typed among the rows below is not saved yet.').waitFor()
  await rowOf(4)
    .filter({ has: cellOf(4) })
    .getByRole('button', { name: 'Save this row' })
    .click()
  await page.getByRole('button', { name: 'Import 2 rows' }).waitFor()
  expect(await cellOf(4).count()).toBe(0)
  expect(await cellOf(5).inputValue()).toBe('dee.long@')

  await page.getByRole('button', { name: 'Use bo@gmail.com' }).click()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByRole('heading', { name: 'The roster has been imported' }).waitFor()
  await page.getByText('3 invitations by e-mail wait until you send them.').waitFor()
  await page.getByRole('button', { name: 'Mend the rest here' }).click()
  await cellOf(5).waitFor()
  expect(await cellOf(5).inputValue()).toBe('dee.long@')
})

test('who looks at a roster that another discards is told at once', async ({
  app,
  mail,
  browser,
}) => {
  const { page, context } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Birch Court' })
  for (const isChecked of [false, true]) {
    await page.goto(`${home}/roster`)
    await alive(page)
    await page.getByLabel('Paste the cells here').fill(roster)
    await page.getByRole('button', { name: 'Read these cells' }).click()
    const check = page.getByRole('button', { name: 'Check the rows' })
    await (isChecked ? check.click() : check.waitFor())
    if (isChecked) await page.getByRole('button', { name: 'Import one row' }).waitFor()
    const other = await context.newPage()
    await other.goto(page.url())
    await alive(other)
    await page.getByRole('button', { name: 'Discard this file' }).click()
    await page.getByText('The file was discarded.').waitFor()
    await other.getByRole('heading', { name: 'This roster was discarded' }).waitFor()
    await other.getByRole('link', { name: 'All rosters' }).click()
    await other.getByRole('heading', { name: 'Earlier rosters' }).waitFor()
    await other.close()
  }
})
