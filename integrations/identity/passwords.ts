import { hash, verify } from '@node-rs/argon2'
import { accept, type Result, refuse } from '#domain/result.ts'

/** Argon2id (the library’s default) as the OWASP Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. */
const argon2id = {
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
}

/** Each hash holds 19 MiB and a core: more at once only make everybody wait longer. */
const mostAtOnce = 4

/** Beyond this many waiting, newcomers are asked to come back rather than kept. */
const mostWaiting = 200

/** Hashes and compares passwords, a few at a time. */
export type Passwords = {
  hash(password: string): Promise<Result<string, { because: 'busy' }>>
  verify(given: {
    password: string
    hash: string | null
  }): Promise<Result<boolean, { because: 'busy' }>>
}

export function argon2Passwords(): Passwords {
  const turn = takingTurns()
  const nobodys = hash('the password of nobody', argon2id)
  return {
    hash: (password) => turn(() => hash(password.normalize('NFKC'), argon2id)),
    verify: ({ password, hash }) =>
      turn(async () => {
        const matches = await verify(hash ?? (await nobodys), password.normalize('NFKC'))
        return matches && hash !== null
      }),
  }
}

/** Lets a few pieces of work run at once, and the others wait in the order they came. */
function takingTurns() {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<Result<T, { because: 'busy' }>> => {
    if (waiting.length >= mostWaiting) return refuse({ because: 'busy' })
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return accept(await work())
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
