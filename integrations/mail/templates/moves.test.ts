import { expect, test } from 'vitest'
import { renderMessage } from '../render-message.ts'

const facts = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Ana',
  home: '7 OAK LN, AUSTIN TX 78701',
  lastDay: 'April 30, 2030',
  leaves: true,
  url: 'http://localhost/c/maple-court',
}

test.for([
  ['move planned', 'en', 'April 30, 2030: your last day at 7 OAK LN, AUSTIN TX 78701'],
  ['move planned', 'es', 'April 30, 2030: su último día en 7 OAK LN, AUSTIN TX 78701'],
  ['moved out', 'en', 'Farewell from Maple Court'],
  ['moved out', 'es', 'Maple Court se despide de usted'],
  ['move cancelled', 'en', 'You stay at 7 OAK LN, AUSTIN TX 78701'],
  ['move cancelled', 'es', 'Se queda en 7 OAK LN, AUSTIN TX 78701'],
  ['move undone', 'en', 'You live at 7 OAK LN, AUSTIN TX 78701 again'],
  ['move undone', 'es', 'Vuelve a vivir en 7 OAK LN, AUSTIN TX 78701'],
] as const)('%s reads in %s of which home, and what now', async ([template, locale, subject]) => {
  const letter = await renderMessage({ template, ...facts }, { locale, unsubscribeUrl: null })
  expect(letter.subject).toBe(subject)
  for (const fact of ['Ana', '7 OAK LN', 'Maple Court', facts.url])
    expect(letter.text).toContain(fact)
})

test('who keeps their membership reads so, and nothing of a farewell', async () => {
  for (const template of ['move planned', 'moved out'] as const) {
    const message = { template, ...facts, leaves: false }
    const letter = await renderMessage(message, { locale: 'en', unsubscribeUrl: null })
    expect(letter.text).toContain('You stay a member of Maple Court')
    expect(letter.text + letter.subject).not.toContain('Farewell')
    expect(letter.text).not.toContain('your groups')
  }
})
