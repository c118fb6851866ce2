import { expect, test } from 'vitest'
import { renderMessage } from '../render-message.ts'

const facts = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Ana',
  url: 'http://localhost/communities',
}

test.for([
  ['en', 'Your access to Maple Court is paused'],
  ['es', 'Su acceso a Maple Court está en pausa'],
] as const)(
  'who is suspended reads in %s why, and that nothing is lost',
  async ([locale, title]) => {
    const message = { template: 'suspended', ...facts, reason: 'Posted <b>a threat</b>' } as const
    const letter = await renderMessage(message, { locale, unsubscribeUrl: null })
    expect(letter.subject).toBe(title)
    for (const fact of ['Ana', 'Maple Court', 'Posted <b>a threat</b>', facts.url])
      expect(letter.text).toContain(fact)
    expect(letter.html).not.toContain('<b>a threat')
  },
)

test.for([
  ['en', 'You have access to Maple Court again'],
  ['es', 'Ya puede entrar de nuevo en Maple Court'],
] as const)('who may enter again reads so in %s, and where', async ([locale, title]) => {
  const message = { template: 'reinstated', ...facts } as const
  const letter = await renderMessage(message, { locale, unsubscribeUrl: null })
  expect(letter.subject).toBe(title)
  expect(letter.text).toContain(facts.url)
})
