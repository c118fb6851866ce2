import { sql } from 'kysely'
import type { Inside } from '../e2e/faults/house.ts'

/** An empty database on the same server, for a peer; answers its address. */
export async function freshDatabaseBeside(
  { owner, address }: Inside,
  name: string,
): Promise<string> {
  await sql`create database ${sql.id(name)}`.execute(owner)
  return address.replace('@/postgres?', `@/${name}?`)
}
