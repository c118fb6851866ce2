import { expect, test } from 'vitest'
import { isLocal, readEnvironment, WrongEnvironment } from './env.ts'

const hex = '07'.repeat(32)
const key = Buffer.alloc(32, 7)
const addressWords = 'PUBLIC_URL must be an address such as https://example.com, without a path.'
const keyWords = 'SERVER_KEY must be 32 random bytes in hex or base64.'
const databaseWords = 'DATABASE_URL must be an address such as postgres://user:password@host/name.'
const smtpWords = 'SMTP_URL must be an address such as smtps://user:password@host.'
const twilioId = `AC${'0a'.repeat(16)}`
const neededTwilio = 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM belong together.'
const twilioFromWords =
  'TWILIO_FROM must be a number such as +15125550123, or the id of a messaging service (MG…).'
const neededKey =
  'SERVER_KEY is needed with DATABASE_URL: 32 random bytes in hex or base64, kept outside the database.'
const neededMail =
  'SMTP_URL is needed when PUBLIC_URL is not on this machine: nobody could be invited.'

/** What is wrong with an environment, a line each. */
function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    readEnvironment(variables)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(WrongEnvironment)
    return (error as WrongEnvironment).faults
  }
}

test('without a word it serves this machine, with a database of its own', () => {
  const { trustedProxies, ...rest } = readEnvironment({})
  expect(trustedProxies.rules).toEqual([])
  expect(rest).toEqual({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    dataDir: process.getuid?.() === 0 ? '/var/lib/communitrak' : './data',
    databaseUrl: null,
    role: 'all',
    serverKey: null,
    smtpUrl: null,
    mailFrom: 'no-reply@localhost',
    dkim: null,
    bounceAddress: null,
    bounceImapUrl: null,
    mailWebhookToken: null,
    supportAddress: null,
    supportImapUrl: null,
    supportAuthservId: null,
    usps: null,
    twilio: null,
    logLevel: 'info',
    metricsToken: null,
    founderPassword: null,
  })
})

test('an empty variable counts as absent', () => {
  const variables = 'PORT HOST PUBLIC_URL DATA_DIR DATABASE_URL ROLE SERVER_KEY SMTP_URL MAIL_FROM'
  const others =
    'USPS_CLIENT_ID USPS_BASE_URL LOG_LEVEL TRUSTED_PROXIES METRICS_TOKEN MAIL_WEBHOOK_TOKEN'
  const texts = 'TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN TWILIO_FROM TWILIO_BASE_URL'
  const names = [variables, others, texts, 'COMMUNITRAK_PASSWORD'].flatMap((list) =>
    list.split(' '),
  )
  const empty = Object.fromEntries(names.map((name) => [name, '']))
  expect(readEnvironment(empty)).toEqual(readEnvironment({}))
})

const smtp = { SMTP_URL: 'smtps://user:secret@mail.example.com' }

test.for([
  [{ PORT: '8080' }, { port: 8080, publicUrl: 'http://localhost:8080' }],
  [{ PORT: '0' }, { port: 0 }],
  [{ HOST: '::' }, { host: '::' }],
  [{ PUBLIC_URL: 'http://127.0.0.1:8080/' }, { publicUrl: 'http://127.0.0.1:8080' }],
  [{ PUBLIC_URL: 'https://example.com', ...smtp }, { mailFrom: 'no-reply@example.com' }],
  [{ PUBLIC_URL: 'HTTPS://Example.COM:443', ...smtp }, { publicUrl: 'https://example.com' }],
  [{ DATA_DIR: '/srv/communitrak' }, { dataDir: '/srv/communitrak' }],
  [{ ROLE: 'web' }, { role: 'web' }],
  [{ ROLE: 'worker' }, { role: 'worker' }],
  [smtp, { smtpUrl: 'smtps://user:secret@mail.example.com' }],
  [{ SMTP_URL: 'smtp://localhost:1025' }, { smtpUrl: 'smtp://localhost:1025' }],
  [{ MAIL_FROM: 'board@example.com' }, { mailFrom: 'board@example.com' }],
  [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
  [{ METRICS_TOKEN: 'sixteen letters.' }, { metricsToken: 'sixteen letters.' }],
  [{ COMMUNITRAK_PASSWORD: ' quiet herons ' }, { founderPassword: ' quiet herons ' }],
  [{ SOMETHING_ELSE: 'of no concern' }, {}],
] as const)('%j is understood', ([variables, expected]) => {
  expect(readEnvironment(variables)).toMatchObject(expected)
})

test.for([
  ['hex', key, hex],
  ['hex in upper case', Buffer.alloc(32, 0xab), 'AB'.repeat(32)],
  ['base64', key, key.toString('base64')],
  ['base64 without padding', key, key.toString('base64').replace('=', '')],
  ['base64 for addresses', Buffer.alloc(32, 0xfb), Buffer.alloc(32, 0xfb).toString('base64url')],
] as const)('the server key may be written in %s', ([, bytes, typed]) => {
  expect(readEnvironment({ SERVER_KEY: typed }).serverKey).toEqual(bytes)
})

test.for([
  ['half as long', hex.slice(32)],
  ['one digit too short', hex.slice(1)],
  ['a byte too long', `${hex}07`],
  ['with a letter that is no digit', hex.replace('0', 'g')],
  ['a byte too short in base64', Buffer.alloc(31, 7).toString('base64')],
  ['with other signs between', `${key.toString('base64')} !`],
  ['a word', 'change-me'],
])('a server key that is %s is none', ([, typed]) => {
  expect(faultsOf({ SERVER_KEY: typed! })).toEqual([keyWords])
})

test.for([
  'postgres://user:password@db.example.com/communitrak',
  'postgresql://user@localhost:5433/name?sslmode=require',
  'postgres://user@/name?host=/folder/of/socket',
  'postgres:///name?host=/folder',
])('the database may be at %s', (address) => {
  const environment = readEnvironment({ DATABASE_URL: address, SERVER_KEY: hex })
  expect(environment.databaseUrl).toBe(address)
})

test.for([
  [{ PORT: 'abc' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: ' ' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: '80.5' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: '0x50' }, 'PORT must be a number from 0 to 65535.'],
  [{ PUBLIC_URL: 'example.com' }, addressWords],
  [{ PUBLIC_URL: 'ftp://example.com' }, addressWords],
  [{ PUBLIC_URL: 'http://localhost/app' }, addressWords],
  [{ PUBLIC_URL: 'http://localhost?a=b' }, addressWords],
  [{ PUBLIC_URL: 'http://localhost#top' }, addressWords],
  [{ PUBLIC_URL: 'http://user:password@localhost' }, addressWords],
  [{ PUBLIC_URL: 'https://example.com' }, neededMail],
  [{ PUBLIC_URL: 'http://localhost.example.com' }, neededMail],
  [{ DATABASE_URL: 'mysql://user@localhost/name', SERVER_KEY: hex }, databaseWords],
  [{ DATABASE_URL: 'localhost/name', SERVER_KEY: hex }, databaseWords],
  [{ DATABASE_URL: 'postgres:name', SERVER_KEY: hex }, databaseWords],
  [{ DATABASE_URL: 'postgres://user@/name?host=/folder' }, neededKey],
  [{ ROLE: 'boss' }, 'ROLE must be all, web or worker.'],
  [{ SMTP_URL: 'https://mail.example.com' }, smtpWords],
  [{ SMTP_URL: 'mail.example.com' }, smtpWords],
  [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be an e-mail address.'],
  [{ MAIL_FROM: 'no body@' }, 'MAIL_FROM must be an e-mail address.'],
  [{ USPS_CLIENT_ID: 'us' }, 'USPS_CLIENT_ID and USPS_CLIENT_SECRET belong together.'],
  [{ USPS_CLIENT_SECRET: 'us' }, 'USPS_CLIENT_ID and USPS_CLIENT_SECRET belong together.'],
  [{ USPS_BASE_URL: 'apis.usps.com' }, 'USPS_BASE_URL must be an address.'],
  [{ TWILIO_ACCOUNT_SID: twilioId }, neededTwilio],
  [{ TWILIO_AUTH_TOKEN: 'hush', TWILIO_FROM: '+15125550100' }, neededTwilio],
  [{ TWILIO_ACCOUNT_SID: 'SK123' }, 'TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.'],
  [{ TWILIO_FROM: '512-555-0100' }, twilioFromWords],
  [{ TWILIO_FROM: 'Maple Court' }, twilioFromWords],
  [{ TWILIO_BASE_URL: 'api.twilio.com' }, 'TWILIO_BASE_URL must be an address.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be silent, fatal, error, warn, info, debug or trace.'],
  [{ METRICS_TOKEN: 'fifteen letters' }, 'METRICS_TOKEN must have at least 16 characters.'],
] as const)('%j is one fault, said in one line', ([variables, words]) => {
  expect(faultsOf(variables)).toEqual([words])
})

test('an account that Twilio cannot know is one of what stands in for it, or a fault', () => {
  const account = {
    TWILIO_ACCOUNT_SID: 'ACtest',
    TWILIO_AUTH_TOKEN: 'hush',
    TWILIO_FROM: '+15125550100',
  }
  expect(faultsOf(account)).toEqual(['TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.'])
  const elsewhere = { ...account, TWILIO_BASE_URL: 'http://127.0.0.1:4010' }
  expect(readEnvironment(elsewhere).twilio).toMatchObject({ accountSid: 'ACtest' })
})

test('several faults are all said, a line each', () => {
  const variables = { PORT: 'abc', PUBLIC_URL: 'x', ROLE: 'boss', SERVER_KEY: 'y', SMTP_URL: 'z' }
  expect(faultsOf(variables)).toEqual([
    'PORT must be a number from 0 to 65535.',
    addressWords,
    'ROLE must be all, web or worker.',
    keyWords,
    smtpWords,
  ])
  const contradictions = {
    PUBLIC_URL: 'https://example.com',
    DATABASE_URL: 'postgres://a/b',
    USPS_CLIENT_ID: 'us',
  }
  expect(faultsOf(contradictions)).toEqual([
    neededKey,
    neededMail,
    'USPS_CLIENT_ID and USPS_CLIENT_SECRET belong together.',
  ])
})

test('what is wrong is named, and no secret repeated', () => {
  const variables = { SERVER_KEY: 'hush-1', SMTP_URL: 'http://a:hush-2@b', METRICS_TOKEN: 'hush-3' }
  const said = faultsOf({ ...variables, DATABASE_URL: 'http://a:hush-4@b' })
  expect(said).toHaveLength(4)
  expect(said.join()).not.toContain('hush')
})

test('the postal authority is asked once both its words are there', () => {
  const words = { USPS_CLIENT_ID: 'id', USPS_CLIENT_SECRET: 'secret' }
  const access = { clientId: 'id', clientSecret: 'secret', baseUrl: 'https://apis.usps.com' }
  expect(readEnvironment(words).usps).toEqual(access)
  const elsewhere = readEnvironment({ ...words, USPS_BASE_URL: 'http://127.0.0.1:8080' })
  expect(elsewhere.usps).toEqual({ ...access, baseUrl: 'http://127.0.0.1:8080' })
})

test('texts leave by Twilio once all its words are there', () => {
  const words = {
    TWILIO_ACCOUNT_SID: twilioId,
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_FROM: '+15125550100',
  }
  const account = { accountSid: twilioId, authToken: 'token', from: '+15125550100' }
  expect(readEnvironment(words).twilio).toEqual({ ...account, baseUrl: 'https://api.twilio.com' })
  const service = { TWILIO_FROM: `MG${'1'.repeat(32)}`, TWILIO_BASE_URL: 'http://127.0.0.1:8080' }
  expect(readEnvironment({ ...words, ...service }).twilio).toEqual({
    ...account,
    from: service.TWILIO_FROM,
    baseUrl: 'http://127.0.0.1:8080',
  })
})

test('proxies are believed one by one or by their network', () => {
  const typed = '10.0.0.0/8, 192.168.1.7\tfd00::/8 ::1'
  const { trustedProxies } = readEnvironment({ TRUSTED_PROXIES: typed })
  const believed = (address: string) =>
    trustedProxies.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
  expect(['10.1.2.3', '192.168.1.7', 'fd12::1', '::1'].filter(believed)).toHaveLength(4)
  expect(['11.1.2.3', '192.168.1.8', 'fe80::1', '::2'].filter(believed)).toEqual([])
})

test.for([
  '10.0.0.0/33',
  'fd00::/129',
  '10.0.0.0/-1',
  '10.0.0.0/',
  '10.0.0.0/1e0',
  '10.0.0.0/8/9',
  '10.0.0',
  'proxy.example.com',
])('%s is no network whose proxies one could believe', (range) => {
  const words = `TRUSTED_PROXIES has ${range}, which is no network address.`
  expect(faultsOf({ TRUSTED_PROXIES: `127.0.0.1 ${range}` })).toEqual([words])
})

test.for([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['https://localhost.example.com', false],
  ['https://example.com', false],
  ['http://192.168.1.7', false],
] as const)('%s is on this machine: %s', ([publicUrl, local]) => {
  expect(isLocal({ publicUrl })).toBe(local)
})
