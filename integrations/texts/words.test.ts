import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { foldIntoGsm } from './gsm.ts'
import type { TextMessage } from './texts.ts'
import { mostSegments, wordText } from './words.ts'

const joinUrl = 'https://communitrak.example/join/7K3MQ9XD2F8RVW4T'
const message: TextMessage = {
  template: 'invitation',
  communityName: 'Maple Court',
  firstName: 'María',
  joinUrl,
}

test.for([
  [
    'en',
    'invitation',
    'Maria, your neighbours of Maple Court are online. Join with your own link: {link} Reply STOP to get no more.',
  ],
  [
    'en',
    'reminder',
    'Maria, your invitation to Maple Court is still waiting: {link} Reply STOP to get no more.',
  ],
  [
    'es',
    'invitation',
    'Maria, sus vecinos de Maple Court ya estan en linea. Puede unirse con su enlace: {link} Responda STOP para no recibir mas.',
  ],
  [
    'es',
    'reminder',
    'Maria, su invitacion a Maple Court le sigue esperando: {link} Responda STOP para no recibir mas.',
  ],
] as const)('in %s, the %s says so', ([locale, template, text]) => {
  const worded = wordText({ ...message, template }, { locale })
  expect(worded.text).toBe(text.replace('{link}', joinUrl))
  expect(worded.segments).toBe(new SegmentedMessage(worded.text).segmentsCount)
})

test('without a name it begins with a capital', () => {
  const { text } = wordText({ ...message, firstName: null }, { locale: 'en' })
  expect(text).toMatch(/^Your neighbours of Maple Court are online\./)
})

test('an apostrophe of a keyboard and accents cost nothing', () => {
  const given = { ...message, communityName: '“Ábalo’s” Gärten — Ñandú…' }
  const { text, segments } = wordText(given, { locale: 'en' })
  expect(text).toContain('of "Abalo\'s" Gärten - Ñandu... are')
  expect([segments, new SegmentedMessage(text).encodingName]).toEqual([2, 'GSM-7'])
})

test('a name in another script stays as it is written', () => {
  const { text, segments } = wordText({ ...message, firstName: '陳博' }, { locale: 'en' })
  expect(text).toMatch(/^陳博, your neighbours/)
  expect(segments).toBeLessThanOrEqual(mostSegments)
})

test('a long name gives way to the link, the person first', () => {
  const long = { ...message, firstName: 'Б'.repeat(60), communityName: 'Я'.repeat(120) }
  const { text, segments } = wordText(long, { locale: 'es' })
  expect(segments).toBe(3)
  expect(text).toMatch(/^Б{9}\.\.\., sus vecinos de Я{8,}\.\.\. ya/)
  expect(text).toContain(`enlace: ${joinUrl} Responda`)
})

test('an address of ours that is very long leaves no room for names', () => {
  const longUrl = `https://${'sub.'.repeat(80)}example/join/7K3MQ9XD2F8RVW4T`
  const given = { ...message, firstName: '陳博', communityName: '楓樹園', joinUrl: longUrl }
  const { text, segments } = wordText(given, { locale: 'en' })
  expect(text).toBe(
    `Your neighbours are online. Join with your own link: ${longUrl} Reply STOP to get no more.`,
  )
  expect(segments).toBe(3)
})

test('whatever people are called, the link is whole, on one line, in three parts at most', () => {
  const name = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength })
  fc.assert(
    fc.property(
      fc.constantFrom('invitation', 'reminder'),
      name(60),
      name(120),
      fc.constantFrom('en', 'es'),
      (template, firstName, communityName, locale) => {
        const given = { template, firstName, communityName, joinUrl } as TextMessage
        const { text, segments } = wordText(given, { locale: locale as 'en' })
        expect(text).toContain(` ${joinUrl} Re`)
        expect(text).not.toMatch(/[\p{Cc}]/u)
        expect(text).toContain('STOP')
        expect(segments).toBeLessThanOrEqual(mostSegments)
        expect(segments).toBe(new SegmentedMessage(text).segmentsCount)
      },
    ),
    { numRuns: 60 },
  )
})

test.for([
  ['Ñandú à Ü ß ø é', 'Ñandu à Ü ß ø é'],
  ['ŁÓDŹ', 'LODZ'],
  ['n\u0303', 'ñ'],
  ['½ ﬁ', '½ fi'],
  ['Привет', 'Привет'],
  ['👋', '👋'],
  ['€{}[]', '€{}[]'],
])('%s is written %s', ([typed, written]) => {
  expect(foldIntoGsm(typed!)).toBe(written)
})
