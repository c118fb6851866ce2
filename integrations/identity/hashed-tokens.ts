import type { DBAdapter } from '@better-auth/core/db/adapter'
import { hashToken } from './session-cookie.ts'

type Where = { field: string; value: unknown }[]
type Asked = { model: string; where?: Where; data?: Record<string, unknown> }

/**
 * Puts a hash where Better Auth would store the token of a session, and looks sessions up by it: a
 * copy of the table opens nothing. Everything else passes through.
 */
export function withHashedTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    create: (async (asked: Asked & { data: Record<string, unknown> }) => {
      if (asked.model !== 'session') return adapter.create(asked)
      const { token } = asked.data as { token: string }
      const data = { ...asked.data, token: hashToken(token) }
      const created: Record<string, unknown> = await adapter.create({ ...asked, data })
      return { ...created, token }
    }) as DBAdapter['create'],
    findOne: (asked) => adapter.findOne(hashed(asked)),
    findMany: (asked) => adapter.findMany(hashed(asked)),
    update: (asked) => adapter.update(hashed(asked)),
    updateMany: (asked) => adapter.updateMany(hashed(asked)),
    delete: (asked) => adapter.delete(hashed(asked)),
    deleteMany: (asked) => adapter.deleteMany(hashed(asked)),
  }
}

function hashed<T extends Asked>(asked: T): T {
  if (asked.model !== 'session' || !asked.where) return asked
  return {
    ...asked,
    where: asked.where.map((clause) =>
      clause.field === 'token' && typeof clause.value === 'string'
        ? { ...clause, value: hashToken(clause.value) }
        : clause,
    ),
  }
}
