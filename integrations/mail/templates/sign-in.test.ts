import { expect, test } from 'vitest'
import { renderMessage } from '../render-message.ts'

const facts = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Bob',
  signIn: 'bob@example.com',
  other: 'r•••@example.org',
  url: 'http://localhost/sign-in',
}

test.for([
  ['sign-in merged', 'en', 'Sign in to Maple Court with your other address', 'thirty days'],
  ['sign-in merged', 'es', 'Inicie sesión en Maple Court con su otra dirección', 'treinta días'],
  ['sign-in back', 'en', 'bob@example.com leads to Maple Court again', 'have undone'],
  ['sign-in back', 'es', 'bob@example.com vuelve a abrir Maple Court', 'ha deshecho'],
] as const)(
  'the owner of a sign-in reads of %s in %s where it leads',
  async ([template, locale, subject, said]) => {
    const letter = await renderMessage({ template, ...facts }, { locale, unsubscribeUrl: null })
    expect(letter.subject).toBe(subject)
    for (const fact of ['Bob', 'Maple Court', facts.signIn, facts.url, said])
      expect(letter.text).toContain(fact)
    expect(letter.text.includes(facts.other)).toBe(template === 'sign-in merged')
  },
)
