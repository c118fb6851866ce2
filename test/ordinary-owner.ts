import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { connect, type Db } from '#database/connect.ts'

let counter = 0

/** Gives a database to a role that may do no more than own it. Answers the address at which to be that role. */
export async function anOrdinaryOwner(address: string, superuser: Db): Promise<string> {
  counter += 1
  const name = `ordinary_owner_${process.pid}_${counter}`
  const role = sql.id(name)
  await sql`create role ${role} login; grant communitrak_app to ${role}`.execute(superuser)
  const database = sql.id(/([^/?]+)(\?|$)/.exec(address)![1]!)
  await sql`alter database ${database} owner to ${role}`.execute(superuser)
  onTestFinished(async () => {
    const admin = connect(address, { as: 'owner', most: 1 })
    await sql`reassign owned by ${role} to current_user; drop owned by ${role}`.execute(admin)
    await sql`drop role ${role}`.execute(admin)
    await admin.destroy()
  })
  const asRole = `options=${encodeURIComponent(`-c role=${name}`)}`
  return `${address}${address.includes('?') ? '&' : '?'}${asRole}`
}
