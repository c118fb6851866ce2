import { Writable } from 'node:stream'
import { expect } from 'vitest'
import { newCode, printCode } from '#domain/invitations/access-code.ts'
import { test } from '#test/database.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'
import { openLog, scrub } from './logs.ts'

/** A log, and everything that was written into it. */
function aLog(level = 'trace') {
  const lines: string[] = []
  const paper = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  return { log: openLog(level, paper), written: () => lines.join(''), lines }
}

const token = 'pXo3vBq9xW0kYt7uLr2mZs5nCf8hJd1gAe4iOw6yTbQ'

test.for([
  ['a code in an address', '/join/7K3M-Q9XD-2F8R-VW4T', '/join/[code]'],
  ['a code with more behind it', '/join/7K3MQ9XD2F8RVW4T?a=b', '/join/[code]?a=b'],
  ['a code in small letters', '/join/7k3mq9xd2f8rvw4t', '/join/[code]'],
  ['a proof in an address', `/join/prove/${token}`, '/join/prove/[code]'],
  [
    'a way out of invitations',
    `POST /unsubscribe/${token}/again`,
    'POST /unsubscribe/[code]/again',
  ],
  ['a proof of an address', `GET /verify-email/${token}/`, 'GET /verify-email/[code]/'],
  ['a code in a sentence', 'no 7K3M-Q9XD-2F8R-VW4T here', 'no [code] here'],
  ['a code without dashes', 'no 7K3MQ9XD2F8RVW4T here', 'no [code] here'],
  ['a code in small letters in a sentence', 'no 7k3m-q9xd-2f8r-vw4t here', 'no [code] here'],
  ['an e-mail address', 'to ana.reyes+home@example.com', 'to …@example.com'],
  ['two e-mail addresses', '<a@b.example>, "c@d.example"', '<…@b.example>, "…@d.example"'],
  ['a password in an address', 'smtps://ana:hush@mail.example', 'smtps://ana:…@mail.example'],
  ['the pages of an invitation', '/join/resident/sign-up', '/join/resident/sign-up'],
  ['an ordinary sentence', 'the job "back up" failed', 'the job "back up" failed'],
  ['an id', '0198c0de-7a3f-7000-8000-0123456789ab', '0198c0de-7a3f-7000-8000-0123456789ab'],
] as const)('of %s only what opens no door is told', ([, words, told]) => {
  expect(scrub(words)).toBe(told)
})

test.for(['password', 'accessCode', 'code', 'token', 'cookie', 'email'])(
  'a field called %s is not told, wherever it stands',
  (field) => {
    const { log, written } = aLog()
    log.info({ [field]: 'hush' }, 'words')
    log.info({ form: { [field]: 'hush' } }, 'words')
    expect(written().match(/\[redacted\]/g)).toHaveLength(2)
    expect(written()).not.toContain('hush')
  },
)

test('an error is told without what opens doors, in its words and in its trace', () => {
  const { log, lines } = aLog()
  const error = Object.assign(new TypeError('7K3M-Q9XD-2F8R-VW4T of ana@example.com'), {
    code: '57P01',
    detail: 'Key (email)=(ana@example.com) is there already.',
    cause: new Error('hush'),
  })
  log.error({ err: error }, 'ana@example.com has 7K3M-Q9XD-2F8R-VW4T')
  const { err, msg, level } = JSON.parse(lines[0]!)
  expect([level, msg]).toEqual(['error', '…@example.com has [code]'])
  expect(err).toMatchObject({
    type: 'TypeError',
    message: '[code] of …@example.com',
    reason: '57P01',
  })
  expect(err.stack).toContain('logs.test.ts')
  expect(lines[0]).not.toMatch(/7K3M|ana|hush/)
})

test.for([
  ['a word', 'ana@example.com', '…@example.com'],
  ['nothing', null, 'null'],
  ['nothing at all', undefined, undefined],
  [
    'a copy of an error',
    { message: 'ana@example.com is away', stack: 'at ana@example.com', password: 'hush' },
    { message: '…@example.com is away', stack: 'at …@example.com' },
  ],
])('what is no error is told too: %s', ([, err, told]) => {
  const { log, lines } = aLog()
  log.error({ err }, 'words')
  expect(JSON.parse(lines[0]!).err).toEqual(told)
})

test('a line is JSON with a time and a level, and what is too quiet is left out', () => {
  const { log, lines } = aLog('warn')
  log.info('too quiet')
  log.warn('loud enough')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/),
      msg: 'loud enough',
    },
  ])
})

test('a request that fails is noted without what was sent', async ({ db }) => {
  const { log, written, lines } = aLog()
  const pages = () => Promise.reject(new Error('out of paper'))
  const visitor = aVisitor(aHouse(db, {}, { log, pages }))
  const code = printCode(newCode())
  visitor.cookies.set('code', 'hush-1')
  await visitor.ask(`/join/${code}?email=ana@example.com`)
  await visitor.ask(`/verify-email/${token}`)
  await visitor.post(`/join/${code}`, { password: 'hush-2', email: 'ana@example.com', code })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', msg: 'a request failed', method: 'GET', path: '/join/[code]' },
    { level: 'error', msg: 'a request failed', method: 'GET', path: '/verify-email/[code]' },
    { level: 'error', msg: 'a request failed', method: 'POST', path: '/join/[code]' },
  ])
  expect(lines[0]).toContain('out of paper')
  for (const secret of [code, token, 'hush', 'ana@']) expect(written()).not.toContain(secret)
})
