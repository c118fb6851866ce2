import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { generate, PostgresDialect } from 'kysely-codegen'
import { connect } from './connect.ts'
import { startEmbedded } from './embedded/start-embedded.ts'
import { migrate } from './migrate.ts'

const tablesFile = new URL('./tables.ts', import.meta.url)
const folder = await mkdtemp(`${tmpdir()}/communitrak-`)
const server = await startEmbedded(folder)
const db = connect(server.address, { as: 'owner' })
await migrate(db)
const source = await generate({
  camelCase: true,
  db,
  dialect: new PostgresDialect(),
  excludePattern: 'kysely_*',
})
await writeFile(tablesFile, source.replace('export interface DB', 'export interface Tables'))
await db.destroy()
await server.leave()
await rm(folder, { recursive: true })
