import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { AddressesDown, type StreetAddress } from './addresses.ts'
import { offlineAddresses } from './offline.ts'
import { uspsAddresses } from './usps.ts'

const mainStreet = {
  street: '123 main street',
  unit: null,
  city: 'austin',
  state: 'tx',
  zip: '78701',
}

type Answer = { status?: number; body: unknown; afterMilliseconds?: number }

/** A postal authority that speaks OAuth 2.0 and the Addresses API, and remembers what it was asked. */
async function aPostalAuthority({
  answer = answerLikeUsps as (asked: URLSearchParams) => Answer,
  token = (count: number): Answer => ({
    body: { access_token: `token ${count}`, expires_in: '28799' },
  }),
  refusesTokens = 0,
} = {}) {
  const tokenRequests: unknown[] = []
  const addressRequests: URLSearchParams[] = []
  let refusals = refusesTokens

  function answerFor(request: IncomingMessage, body: string): Answer {
    const url = new URL(request.url!, 'http://localhost')
    const called = `${request.method} ${url.pathname}`
    if (called === 'POST /oauth2/v3/token') return token(tokenRequests.push(JSON.parse(body)))
    if (called === 'GET /elsewhere') return { body: anAnswer() }
    if (called !== 'GET /addresses/v3/address') return { status: 405, body: '' }
    addressRequests.push(url.searchParams)
    const isCurrent = request.headers.authorization === `Bearer token ${tokenRequests.length}`
    if (isCurrent && refusals-- <= 0) return answer(url.searchParams)
    return {
      status: 401,
      body: { apiVersion: 'v3', error: { code: '401', message: '', errors: [] } },
    }
  }

  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => send(response, answerFor(request, body)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const options = {
    clientId: 'our id',
    clientSecret: 'our secret',
    baseUrl,
    limitMilliseconds: 300,
  }
  return { addresses: uspsAddresses(options), tokenRequests, addressRequests }
}

function send(response: ServerResponse, { status = 200, body, afterMilliseconds = 0 }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const location = status === 302 ? { location: '/elsewhere' } : {}
  setTimeout(() => response.writeHead(status, location).end(text), afterMilliseconds)
}

function anAnswer({ dpv = 'Y' as string | null, ...given }: Record<string, unknown> = {}) {
  return {
    firm: null,
    address: {
      streetAddress: '123 MAIN ST',
      secondaryAddress: '',
      city: 'AUSTIN',
      state: 'TX',
      ZIPCode: '78701',
      ZIPPlus4: '1234',
    },
    additionalInfo: { DPVConfirmation: dpv, vacant: 'N' },
    corrections: [{ code: '', text: '' }],
    matches: [{ code: '31', text: 'exact' }],
    ...given,
  }
}

function aComplaint(message: string, status = 404): Answer {
  return {
    status,
    body: { apiVersion: 'v3', error: { code: String(status), message, errors: [] } },
  }
}

function answerLikeUsps(asked: URLSearchParams): Answer {
  if (asked.get('state') !== 'TX') return aComplaint('The state code is wrong.', 400)
  if (asked.get('streetAddress') === 'nowhere') return aComplaint('No match for the address.')
  const answer = anAnswer()
  if (asked.has('secondaryAddress')) answer.address.secondaryAddress = 'APT 4'
  return { body: answer }
}

const adapters = {
  offline: async () => offlineAddresses(standardizeAddress),
  usps: async () => (await aPostalAuthority()).addresses,
}

const everyAdapter = Object.entries(adapters).map(([name, open]) => ({ name, open }))

test.for(everyAdapter)('an address is put into postal form ($name)', async ({ open }) => {
  const addresses = await open()
  const outcome = await addresses.standardize({ ...mainStreet, unit: 'apt 4' })
  const expected = { street: '123 MAIN ST', unit: 'APT 4', city: 'AUSTIN', state: 'TX' }
  expect(outcome).toMatchObject({ ok: true, value: expected })
  if (outcome.ok) expect(outcome.value.zip).toMatch(/^78701(?:-\d{4})?$/)
})

test.for(everyAdapter)('an address without a unit has none ($name)', async ({ open }) => {
  const addresses = await open()
  expect(await addresses.standardize(mainStreet)).toMatchObject({ ok: true, value: { unit: null } })
})

test.for(everyAdapter)('a standard address stays as it is ($name)', async ({ open }) => {
  const addresses = await open()
  const once = await addresses.standardize({ ...mainStreet, unit: 'apt 4' })
  expect(once.ok && (await addresses.standardize(once.value))).toEqual(once)
})

test.for(everyAdapter)('a refusal names what to mend ($name)', async ({ open }) => {
  const addresses = await open()
  const because = async (wrong: Partial<StreetAddress>) => {
    const outcome = await addresses.standardize({ ...mainStreet, ...wrong })
    return outcome.ok ? 'nothing' : outcome.refusal.because
  }
  expect(await because({ street: ' ' })).toBe('unreadable street')
  expect(await because({ state: 'ZZ' })).toBe('unknown state')
  expect(await because({ state: 'Nowhere' })).toBe('unknown state')
  expect(await because({ zip: 'ABCDE' })).toBe('unreadable zip')
})

test('rules alone never call an address deliverable', async () => {
  const outcome = await offlineAddresses(standardizeAddress).standardize(mainStreet)
  expect(outcome).toMatchObject({ ok: true, value: { deliverable: false } })
})

const confirmations: [dpv: string | null, deliverable: boolean][] = [
  ['Y', true],
  ['D', false],
  ['S', false],
  ['N', false],
  ['', false],
  [null, false],
]

test.for(confirmations)('USPS confirmation %j makes deliverable %s', async ([dpv, deliverable]) => {
  const { addresses } = await aPostalAuthority({ answer: () => ({ body: anAnswer({ dpv }) }) })
  const address = {
    street: '123 MAIN ST',
    unit: null,
    city: 'AUSTIN',
    state: 'TX',
    zip: '78701-1234',
  }
  expect(await addresses.standardize(mainStreet)).toEqual({
    ok: true,
    value: { ...address, deliverable },
  })
})

const refusals: [answer: Answer, because: string][] = [
  [aComplaint('There is no match for this address.'), 'not found'],
  [aComplaint('The address is insufficient.'), 'not found'],
  [aComplaint('More than one address matches.'), 'several'],
  [aComplaint('The city in the request is wrong.', 400), 'unknown city'],
  [aComplaint('The city and state do not agree.', 400), 'unknown city'],
  [aComplaint('The state code is wrong.', 400), 'unknown state'],
  [aComplaint('The ZIP Code is wrong.', 400), 'unreadable zip'],
  [{ body: anAnswer({ corrections: [{ code: '21' }] }) }, 'not found'],
  [{ body: anAnswer({ matches: [{ code: 22 }], corrections: null }) }, 'several'],
]

test.for(refusals)('what USPS cannot match is refused: %o', async ([answer, because]) => {
  const { addresses } = await aPostalAuthority({ answer: () => answer })
  const outcome = await addresses.standardize(mainStreet)
  expect(outcome.ok ? null : outcome.refusal.because).toBe(because)
})

test('USPS is asked in its own words, and only for what was typed', async () => {
  const { addresses, tokenRequests, addressRequests } = await aPostalAuthority()
  await addresses.standardize({ ...mainStreet, zip: '78701-1234' })
  await addresses.standardize({ ...mainStreet, city: '', unit: ' Apt 4 ' })

  const first = { streetAddress: '123 main street', city: 'austin', state: 'TX', ZIPCode: '78701' }
  const second = {
    streetAddress: '123 main street',
    secondaryAddress: 'Apt 4',
    state: 'TX',
    ZIPCode: '78701',
  }
  const grant = {
    grant_type: 'client_credentials',
    client_id: 'our id',
    client_secret: 'our secret',
  }
  expect(addressRequests.map((asked) => Object.fromEntries(asked))).toEqual([first, second])
  expect(tokenRequests).toEqual([grant])
})

test('however many ask at once, one token is fetched', async () => {
  const { addresses, tokenRequests } = await aPostalAuthority()
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => addresses.standardize(mainStreet)),
  )

  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  expect(tokenRequests).toHaveLength(1)
})

test('a token is replaced shortly before it runs out', async () => {
  const token = (count: number) => ({ body: { access_token: `token ${count}`, expires_in: 30 } })
  const { addresses, tokenRequests } = await aPostalAuthority({ token })
  await addresses.standardize(mainStreet)
  expect(await addresses.standardize(mainStreet)).toMatchObject({ ok: true })
  expect(tokenRequests).toHaveLength(2)
})

test('a token turned down is replaced once', async () => {
  const { addresses, tokenRequests } = await aPostalAuthority({ refusesTokens: 1 })
  expect(await addresses.standardize(mainStreet)).toMatchObject({ ok: true })
  expect(tokenRequests).toHaveLength(2)
})

test('tokens turned down again and again mean that nobody answers', async () => {
  const { addresses, tokenRequests } = await aPostalAuthority({ refusesTokens: 9 })
  await expect(addresses.standardize(mainStreet)).rejects.toThrow(AddressesDown)
  expect(tokenRequests).toHaveLength(2)
})

const faults: Answer[] = [
  {
    status: 429,
    body: { error: { code: '429', message: 'Slow down, this address is too much.' } },
  },
  { status: 500, body: { error: { code: '500', message: 'address' } } },
  { status: 503, body: '<html>address</html>' },
  { status: 403, body: aComplaint('This address is not for you.').body },
  { status: 302, body: '' },
  aComplaint('OASValidation of the address failed: parameter city', 400),
  { status: 404, body: 'no address here' },
  { body: '' },
  { body: '<html>maintenance</html>' },
  { body: null },
  { body: { address: null } },
  { body: anAnswer({ address: { streetAddress: '123 MAIN ST', city: 'AUSTIN', state: 'TX' } }) },
  { body: anAnswer(), afterMilliseconds: 800 },
]

test.for(faults)('a fault of USPS is never a refusal: %o', async (answer) => {
  const { addresses } = await aPostalAuthority({ answer: () => answer })
  await expect(addresses.standardize(mainStreet)).rejects.toThrow(AddressesDown)
})

const tokenFaults: Answer[] = [
  { status: 401, body: { error: 'invalid_client' } },
  { status: 500, body: '' },
  { body: 'garbage' },
  { body: { access_token: 'token 1' } },
  { body: { access_token: 'token 1', expires_in: '28799' }, afterMilliseconds: 800 },
]

test.for(tokenFaults)(
  'without a token nobody answers, and no secret is told: %o',
  async (fault) => {
    const { addresses, addressRequests } = await aPostalAuthority({ token: () => fault })
    const error = await addresses.standardize(mainStreet).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(AddressesDown)
    expect(`${error} ${(error as Error).cause}`).not.toContain('our secret')
    expect(addressRequests).toEqual([])
  },
)

test('after a token could not be had, the next address asks for one again', async () => {
  const token = (count: number): Answer =>
    count === 1 ? { status: 503, body: '' } : { body: { access_token: 'token 2', expires_in: 600 } }
  const { addresses } = await aPostalAuthority({ token })
  await expect(addresses.standardize(mainStreet)).rejects.toThrow(AddressesDown)
  expect(await addresses.standardize(mainStreet)).toMatchObject({ ok: true })
})

test('an authority that cannot be reached does not answer', async () => {
  const nobody = { clientId: 'our id', clientSecret: 'our secret', baseUrl: 'http://127.0.0.1:1' }
  await expect(uspsAddresses(nobody).standardize(mainStreet)).rejects.toThrow(AddressesDown)
})
