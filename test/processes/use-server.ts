/** Uses the embedded server of a folder until it is told to leave, or until its parent is gone. */
import { startEmbedded } from '#database/embedded/start-embedded.ts'

const server = await startEmbedded(process.argv[2]!)
const leave = async () => {
  await server.leave()
  process.exit(0)
}
process.once('message', leave)
process.once('disconnect', leave)
process.send!(server.address)
