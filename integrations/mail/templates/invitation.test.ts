import { expect, test } from 'vitest'
import { renderMessage } from '../render-message.ts'

const facts = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Bo',
  inviterName: 'Lee Board',
  isGuest: false,
  address: '12 MAIN ST',
  isPersonal: true,
  code: '7K3M-Q9XD-2F8R-VW4T',
  joinUrl: 'https://communitrak.test/join/7K3MQ9XD2F8RVW4T',
  typeUrl: 'https://communitrak.test/join/resident',
  until: null,
}

test.for([
  ['invitation', 'en', null, 'You can join now. Maple Court opens a little later, and'],
  ['reminder', 'en', 'June 29, 2036', 'You can join now. Maple Court opens on June 29, 2036, and'],
  ['reminder', 'es', null, 'Puede unirse ya. Maple Court abrirá un poco más tarde, y'],
  ['invitation', 'es', '29 de junio de 2036', 'Maple Court abre el 29 de junio de 2036, y su'],
] as const)(
  'behind the curtain the %s says in %s that one can join now: the community opens on %s',
  async ([template, locale, on, words]) => {
    const ask = (opens: { on: string | null } | null) =>
      renderMessage({ template, ...facts, opens }, { locale, unsubscribeUrl: null })
    const soon = await ask({ on })
    expect(soon.html).toContain(words)
    expect(soon.text.replace(/\s+/g, ' ')).toContain(words)
    expect((await ask(null)).text).not.toMatch(/join now|unirse ya/)
  },
)

test.for([
  ['en', false, 'because Maple Court listed you as one of its residents.'],
  ['en', true, 'because Lee Board invited you into their household in Maple Court.'],
  ['es', false, 'porque Maple Court le tiene en su lista de residentes.'],
  ['es', true, 'porque Lee Board le invitó a su hogar en Maple Court.'],
] as const)(
  'in %s its foot says whose word it is (a guest: %s)',
  async ([locale, isGuest, words]) => {
    const message = { template: 'invitation', ...facts, isGuest, opens: null } as const
    const { text } = await renderMessage(message, { locale, unsubscribeUrl: null })
    expect(text.replace(/\s+/g, ' ')).toContain(words)
  },
)
