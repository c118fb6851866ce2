import { expect, test } from 'vitest'
import { renderMessage } from './render-message.ts'

const community = { name: 'Heron Landing', color: '#004488', logoUrl: null }
const homeUrl = 'http://communitrak.test/c/heron-landing'
const aWelcome = (opens: { on: string | null } | null) =>
  ({ template: 'welcome', community, firstName: 'Bo', opens, homeUrl }) as const

test('a welcome promises to let in at once only where the community is open', async () => {
  const open = await renderMessage(aWelcome(null), { locale: 'en', unsubscribeUrl: null })
  expect(open.text).toContain('From today you can sign in')
  expect(open.html).toContain(homeUrl)
  for (const [locale, on, words] of [
    ['en', 'June 29, 2036', 'The community opens on June 29, 2036; from then on you can sign in'],
    ['en', null, 'The community opens a little later; then you can sign in'],
    ['es', '29 de junio de 2036', 'La comunidad abre el 29 de junio de 2036'],
    ['es', null, 'La comunidad abre un poco más tarde'],
  ] as const) {
    const later = await renderMessage(aWelcome({ on }), { locale, unsubscribeUrl: null })
    expect(later.text.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(later.text).not.toMatch(/From today|Desde hoy/)
    expect(later.html).not.toContain(homeUrl)
  }
})
