import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEmail } from './email-address.ts'
import { largeMailboxes } from './mailbox-domains.ts'
import { suggestAddress } from './suggest-address.ts'

test.for([
  ['gmial.com', 'gmail.com'],
  ['gmal.com', 'gmail.com'],
  ['gnail.com', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.cm', 'gmail.com'],
  ['gmail.comm', 'gmail.com'],
  ['gmil.con', 'gmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['hotmail.cmo', 'hotmail.com'],
  ['hotmal.es', 'hotmail.es'],
  ['yahooo.com', 'yahoo.com'],
  ['yahoo.con.mx', 'yahoo.com.mx'],
  ['iclod.com', 'icloud.com'],
  ['outlok.com', 'outlook.com'],
  ['comcast.ner', 'comcast.net'],
  ['sbcglobal.ney', 'sbcglobal.net'],
  ['aol.con', 'aol.com'],
  ['acme-plumbing.con', 'acme-plumbing.com'],
  ['oakridge.ogr', 'oakridge.org'],
  ['gmailcom', 'gmail.com'],
  ['gmialcom', 'gmail.com'],
  ['yahoo', 'yahoo.com'],
  ['gmail..com', 'gmail.com'],
  ['gmail,com', 'gmail.com'],
] as const)('who types %s means %s', ([typed, meant]) => {
  expect(suggestAddress(`ana@${typed}`)).toBe(`ana@${meant}`)
})

test.for([
  ['with spaces around the sign', 'ana @ gmail.com'],
  ['with two signs', 'ana@@gmail.com'],
  ['with a dot before the sign', 'ana.@gmail.com'],
  ['with a dot at the end', 'ana@gmail.com.'],
] as const)('an address typed %s is mended', ([, typed]) => {
  expect(suggestAddress(typed)).toBe('ana@gmail.com')
})

const realDomains = `
  gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com msn.com live.com me.com mac.com mail.com
  email.com gmx.com gmx.net gmx.de gmx.us web.de ymail.com rocketmail.com googlemail.com proton.me pm.me
  protonmail.com fastmail.com fastmail.fm hey.com duck.com zoho.com yandex.com aim.com juno.com netzero.net
  netzero.com usa.net usa.com inbox.com hushmail.com tutanota.com tuta.com posteo.de mailbox.org mail.ru qq.com
  163.com 126.com naver.com daum.net comcast.net comcast.com verizon.net verizon.com att.net att.com
  bellsouth.net sbcglobal.net swbell.net ameritech.net pacbell.net prodigy.net flash.net cox.net cox.com
  charter.net charter.com spectrum.net rr.com austin.rr.com tampabay.rr.com twc.com roadrunner.com optonline.net
  optimum.net suddenlink.net frontier.com frontiernet.net windstream.net centurylink.net centurytel.net q.com
  embarqmail.com earthlink.net mindspring.com peoplepc.com wowway.com rcn.com cableone.net sparklight.net
  mediacombb.net tds.net hughes.net consolidated.net gci.net hawaii.rr.com vzw.com tmomail.net sprint.com
  rogers.com shaw.ca telus.net bell.net bell.ca sympatico.ca videotron.ca cogeco.ca live.ca hotmail.ca yahoo.ca
  outlook.es hotmail.es yahoo.es live.com.mx hotmail.com.mx yahoo.com.mx prodigy.net.mx telmexmail.com
  hotmail.co.uk yahoo.co.uk live.co.uk btinternet.com sky.com hotmail.fr orange.fr wanadoo.fr laposte.net free.fr
  t-online.de libero.it yahoo.it hotmail.it uol.com.br terra.com.br yahoo.com.br hotmail.nl live.nl outlook.dk
  yahoo.co.in rediffmail.com bigpond.com optusnet.com.au xtra.co.nz yahoo.co.jp docomo.ne.jp company.com cloud.com
  telecom.com aon.com ibm.com example.com example.org test.com mail.acme.com acme.co acme.io acme.us acme.biz
  utexas.edu student.utexas.edu austintexas.gov tx.us army.mil us.af.mil k12.tx.us church.org acme.homes
  acme.realtor acme.law acme.cam acme.bet acme.email acme.group rodgers.com telecom.net mailinator.com`
  .trim()
  .split(/\s+/)

test('a real domain is never taken for a typo', () => {
  expect(realDomains.length).toBeGreaterThan(150)
  const domains = [...realDomains, ...largeMailboxes]
  const flagged = domains.filter((domain) => suggestAddress(`ana@${domain}`) !== null)
  expect(flagged).toEqual([])
})

test.for([
  ['nothing', ''],
  ['a word', 'ana'],
  ['no name', '@gmail.com'],
  ['no domain', 'ana@'],
  ['an ending alone', 'ana@com'],
  ['two addresses', 'ana@gmail.com bo@gmail.com'],
  ['a name no address has', 'josé@gmial.com'],
  ['a very long text', `${'a'.repeat(300)}@gmial.com`],
] as const)('for %s nothing is suggested', ([, typed]) => {
  expect(suggestAddress(typed)).toBeNull()
})

test('whatever is suggested is an address, another one, and needs no suggestion itself', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc
      .tuple(fc.constantFrom(...largeMailboxes), fc.nat(12), fc.constantFrom('', 'x', '.', '@'))
      .map(([domain, at, sign]) => `ana@${domain.slice(0, at)}${sign}${domain.slice(at + 1)}`),
    fc.string(),
  )
  fc.assert(
    fc.property(typed, (typed) => {
      const meant = suggestAddress(typed)
      fc.pre(meant !== null)
      expect(readEmail(meant)).toBe(meant)
      expect(meant).not.toBe(readEmail(typed))
      expect(suggestAddress(meant)).toBeNull()
    }),
    { numRuns: 2000 },
  )
})
