/** Migrates the database whose address it is given, as one process of several. */
import { connect } from '#database/connect.ts'
import { migrate } from '#database/migrate.ts'

const owner = connect(process.argv[2]!, { as: 'owner', most: 2 })
await migrate(owner)
await owner.destroy()
