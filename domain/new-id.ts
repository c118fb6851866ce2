import { v7 } from 'uuid'

/**
 * A new id (UUIDv7, RFC 9562): its order is the order of making, so that rows made together lie
 * together. Made here and not by the database, which has no such function before PostgreSQL 18.
 */
export function newId(): string {
  return v7()
}
