import { expect, test } from 'vitest'
import { renderMessage } from '../render-message.ts'

const facts = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Ana',
  home: '7 OAK LN, AUSTIN TX 78701',
  headName: 'Ruth Okafor',
  url: 'http://localhost/c/maple-court',
}

test.for([
  ['appointed head', 'en', 'You are now a Head of Household at 7 OAK LN, AUSTIN TX 78701'],
  ['appointed head', 'es', 'Ahora es cabeza de familia en 7 OAK LN, AUSTIN TX 78701'],
  [
    'removed from household',
    'en',
    'You no longer belong to the household at 7 OAK LN, AUSTIN TX 78701',
  ],
  ['removed from household', 'es', 'Ya no forma parte del hogar en 7 OAK LN, AUSTIN TX 78701'],
] as const)(
  'who was %s reads in %s by whom, where, and what now',
  async ([template, locale, subject]) => {
    const letter = await renderMessage({ template, ...facts }, { locale, unsubscribeUrl: null })
    expect(letter.subject).toBe(subject)
    for (const fact of ['Ana', 'Ruth Okafor', '7 OAK LN', 'Maple Court', facts.url])
      expect(letter.text).toContain(fact)
  },
)

test('who was taken out reads that they are still a member, and who can mend a mistake', async () => {
  const message = { template: 'removed from household', ...facts } as const
  const { text } = await renderMessage(message, { locale: 'en', unsubscribeUrl: null })
  expect(text).toContain('You are still a member of the community')
  expect(text).toContain('speak to Ruth Okafor, who can invite you again, or to your board')
})
