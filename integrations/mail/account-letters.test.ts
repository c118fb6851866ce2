import { expect, test } from 'vitest'
import type { Message } from './message.ts'
import { renderMessage } from './render-message.ts'

const about = { firstName: 'Ana', newEmail: 'n•••@example.com' }
const keepUrl = 'https://communitrak.test/keep-email/KEEP'
const resetUrl = 'https://communitrak.test/forgot-password'
const confirmUrl = 'https://communitrak.test/change-email/TOKEN'

const signIn = {
  firstName: 'Ana',
  codesLeft: 8,
  passkey: 'My phone',
  accountUrl: 'https://communitrak.test/account',
  resetUrl,
}

const trial = {
  community: { name: 'Maple Court', color: '#1f6f54', logoUrl: null },
  firstName: 'Ana',
  trialUrl: 'https://communitrak.test/c/maple-court/trial',
}

const letters: [Message, string[]][] = [
  [
    { template: 'confirm new address', firstName: 'Ana', code: '123456', confirmUrl, hours: 24 },
    ['Ana', '123456', confirmUrl, '24'],
  ],
  [
    { template: 'address in use', signInUrl: 'https://communitrak.test/sign-in', resetUrl },
    ['https://communitrak.test/sign-in', resetUrl],
  ],
  [{ template: 'address change asked', ...about, keepUrl }, ['Ana', 'n•••@example.com', keepUrl]],
  [
    { template: 'address changed', ...about, keepUrl, days: 7 },
    ['Ana', 'n•••@example.com', keepUrl, '7'],
  ],
  [
    { template: 'address taken back', firstName: 'Ana', email: 'a•••@example.com', resetUrl },
    ['Ana', 'a•••@example.com', resetUrl],
  ],
  [
    { template: 'account closed', firstName: 'Ana', communities: ['Maple Court', 'Elm Park'] },
    ['Ana', 'Maple Court', 'Elm Park'],
  ],
  [
    { template: 'trial ending', ...trial, until: '2030-04-16' },
    ['Ana', 'Maple Court', '2030-04-16', trial.trialUrl],
  ],
  [
    {
      template: 'support answered',
      subject: null,
      answers: [
        { author: 'Bo', text: 'Look into\nyour e-mail.', files: 'Roster.csv, Notes.pdf' },
        { author: null, text: 'The import is done.', files: null },
      ],
      url: 'https://communitrak.test/help/conversation/TOKEN',
      mayReply: true,
    },
    ['Bo', 'your e-mail.', 'Roster.csv, Notes.pdf', 'The import is done.', 'TOKEN'],
  ],
  [{ template: 'trial ended', ...trial }, ['Ana', 'Maple Court', trial.trialUrl]],
  ...(
    [
      'two-factor on',
      'two-factor off',
      'recovery code used',
      'new recovery codes',
      'passkey added',
      'passkey removed',
      'passkey stopped',
    ] as const
  ).map((kind): [Message, string[]] => [
    { template: 'sign-in changed', kind, ...signIn },
    [
      'Ana',
      ...(kind.startsWith('passkey') ? ['My phone'] : []),
      ...(kind === 'recovery code used' ? ['8'] : []),
      signIn.accountUrl,
      signIn.resetUrl,
    ],
  ]),
]

const named = letters.map(([message, facts]) => [message.template, message, facts] as const)

test.for(named)(
  'the letter “%s” says what its reader needs, in both languages',
  async ([, message, facts]) => {
    const [en, es] = await Promise.all(
      (['en', 'es'] as const).map((locale) =>
        renderMessage(message, { locale, unsubscribeUrl: null }),
      ),
    )
    for (const fact of facts) {
      expect(en!.text).toContain(fact)
      expect(es!.text).toContain(fact)
      expect(en!.html).toContain(fact)
    }
    expect(en!.subject).not.toBe(es!.subject)
    expect(en!.text).not.toContain('⟦')
  },
)

test.for(named)(
  'links of the letter “%s” have a colour of their own: that of a dark programme would be unreadable',
  async ([, message]) => {
    const { html } = await renderMessage(message, { locale: 'en', unsubscribeUrl: null })
    const links = html.match(/<a\b[^>]*>/g) ?? []
    expect(links.filter((link) => !/style="(?:[^"]*;)?color:#/.test(link))).toEqual([])
    expect(html).toContain('<meta name="color-scheme" content="light"/>')
  },
)
